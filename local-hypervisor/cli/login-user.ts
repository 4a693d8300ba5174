/** The user that images of a family let in with the instance's key pair, by what their names begin with. */
const users: readonly (readonly [prefix: string, user: string])[] = [
  ["drydock-micro", "admin"],
  ["debian", "admin"],
  ["ubuntu", "ubuntu"],
  ["amzn", "ec2-user"],
  ["al20", "ec2-user"],
  ["rhel", "ec2-user"],
  ["suse", "ec2-user"],
  ["centos", "centos"],
  ["fedora", "fedora"],
  ["rocky", "rocky"],
];

/** `ec2-user` for a family that is not known */
export function loginUser(imageName: string | undefined): string {
  const family = imageName?.toLowerCase().replace(/^.*\//, "") ?? "";
  return users.find(([prefix]) => family.startsWith(prefix))?.[1] ?? "ec2-user";
}
