/** What is asked of an instance of debian-12 to learn whether cloud-init has done all, and on what it takes for EC2 */
const questions = [
  // A dot for each moment that it waits
  "cloud-init status --wait | tr -d .",
  "cloud-id",
  "cloud-init query region",
  "cloud-init query availability_zone",
  "cloud-init query instance_id",
  "cat /run/cloud-init/cloud.cfg",
  "sudo grep -c -E ' - .*\\[(WARNING|ERROR)\\]' /var/log/cloud-init.log",
  "ec2-metadata --instance-id",
  "systemctl is-system-running --wait",
  "true",
].join("; ");

/** Holds what an instance answers against what EC2's would, without errors and warnings */
export async function expectCloudInitDone(
  run: (command: string) => Promise<string>,
  { instanceId, zone }: { readonly instanceId: string; readonly zone: string | undefined },
): Promise<void> {
  expect((await run(questions)).trim().split("\n")).toEqual([
    "status: done",
    "aws",
    zone?.slice(0, -1),
    zone,
    instanceId,
    "datasource_list: [ Ec2, None ]",
    "0",
    `instance-id: ${instanceId}`,
    "running",
  ]);
}
