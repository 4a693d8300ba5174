import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Configuration, temporaryFolder } from "../constructs/synthesized";

const root = join(__dirname, "..", "..");

/** The example as `cdktf synth` runs it, for a user with this home folder */
function synthesizeExample(home: string): { local: Configuration; aws: Configuration; output: string } {
  const output = temporaryFolder();
  const [node, ...args] = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")).app.split(" ");
  expect(node).toBe("node");
  execFileSync(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: home, CDKTF_OUTDIR: output },
  });
  const read = (stack: string) =>
    JSON.parse(readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8"));
  return { local: read("lab-local"), aws: read("lab-aws"), output };
}

/** What is deployed, without cdktf's notes on where it comes from */
const content = ({ resource, data, output }: Configuration): unknown =>
  JSON.parse(JSON.stringify({ resource, data, output }, (key, value) => (key === "//" ? undefined : value)));

/** A home folder with a public key in it, as ssh-keygen writes it */
function homeWithKey(): string {
  const home = temporaryFolder();
  mkdirSync(join(home, ".ssh"));
  const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const blob = Buffer.concat([field(Buffer.from("ssh-ed25519")), field(Buffer.from(x, "base64url"))]);
  writeFileSync(join(home, ".ssh", "id_ed25519.pub"), `ssh-ed25519 ${blob.toString("base64")} ada@example\n`);
  return home;
}

describe("examples/first-instance", () => {
  test("is the same on both targets, but for the provider", () => {
    const { local, aws } = synthesizeExample(homeWithKey());
    expect(content(local)).toEqual(content(aws));
    expect(local.terraform.required_providers.aws?.source).toBe("drydock.local/drydock/aws");
    expect(aws.terraform.required_providers.aws?.source).toBe("hashicorp/aws");
  });

  test("is synthesized as it was", () => {
    const { local } = synthesizeExample(temporaryFolder());
    expect(content(local)).toMatchSnapshot();
  });

  test("takes the user's key where there is one, and does without where there is none", () => {
    const withKey = synthesizeExample(homeWithKey()).local;
    const without = synthesizeExample(temporaryFolder()).local;
    expect(withKey.resource.aws_instance?.server?.key_name).toBe("${aws_key_pair.key.key_name}");
    expect(without.resource.aws_key_pair).toBeUndefined();
    expect(without.resource.aws_instance?.server?.key_name).toBeUndefined();
  });

  test("has the provider and its lock file beside the local stack only", () => {
    const { output } = synthesizeExample(temporaryFolder());
    const files = (stack: string) => readdirSync(join(output, "stacks", stack)).sort();
    expect(files("lab-local")).toEqual([".terraform.lock.hcl", "cdk.tf.json", "terraform.d"]);
    expect(files("lab-aws")).toEqual(["cdk.tf.json"]);
  });
});
