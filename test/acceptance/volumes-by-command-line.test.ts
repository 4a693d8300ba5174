import { Lab } from "../support/lab";

jest.setTimeout(600_000);

/** The lab that people do, by Debian's AWS CLI: a file goes from one instance to another, in another zone, by snapshot. */
describe("volumes and snapshots by the AWS CLI", () => {
  const lab = new Lab();
  const instances: Record<string, string> = {};
  let snapshotId: string;

  const launch = async (zone: string): Promise<string> => {
    const { Instances } = await lab.aws<{ Instances: { InstanceId: string }[] }>(
      ...["run-instances", "--image-id", await lab.microImage(), "--instance-type", "t2.micro"],
      ...["--placement", `AvailabilityZone=${zone}`],
    );
    const instanceId = Instances[0]?.InstanceId as string;
    await lab.waitForConsole(instanceId, /boot finished/, 240_000);
    return instanceId;
  };

  /** A volume that is attached as /dev/sdf */
  const volumeFor = async (instanceId: string, zone: string, ...from: string[]): Promise<string> => {
    const { VolumeId } = await lab.aws<{ VolumeId: string }>(
      ...["create-volume", "--availability-zone", zone, "--volume-type", "gp3", ...from],
    );
    await lab.aws("wait", "volume-available", "--volume-ids", VolumeId);
    await lab.aws(
      ...["attach-volume", "--volume-id", VolumeId, "--instance-id", instanceId, "--device", "/dev/sdf"],
    );
    await lab.aws("wait", "volume-in-use", "--volume-ids", VolumeId);
    return VolumeId;
  };

  const inGuest = async (name: string, command: string) =>
    (await lab.shell(instances[name] as string)).run(command);
  const untilDisk = "until [ -e /dev/xvdf ]; do sleep 0.2; done";

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    instances.first = await launch("eu-west-1a");
  });
  afterAll(() => lab.close());

  test("a file is written to an extra volume and snapshotted while the volume is in use", async () => {
    const volumeId = await volumeFor(instances.first as string, "eu-west-1a", "--size", "1");
    const seen = await inGuest(
      "first",
      `${untilDisk}; mkfs.ext4 -q /dev/xvdf && mkdir -p /data && mount /dev/xvdf /data && echo 'from the first' > /data/file && sync && echo written`,
    );
    expect(seen).toContain("written");
    const { SnapshotId } = await lab.aws<{ SnapshotId: string }>(
      ...["create-snapshot", "--volume-id", volumeId, "--description", "lab"],
    );
    snapshotId = SnapshotId;
    // Not part of the point in time
    await inGuest("first", "echo later > /data/file && sync");
    await lab.aws("wait", "snapshot-completed", "--snapshot-ids", snapshotId);
  });

  test("is read in a second instance, from a volume of the snapshot in another zone", async () => {
    instances.second = await launch("eu-west-1b");
    await volumeFor(instances.second, "eu-west-1b", "--snapshot-id", snapshotId);
    const seen = await inGuest(
      "second",
      `${untilDisk}; mkdir -p /data && mount /dev/xvdf /data && cat /data/file`,
    );
    expect(seen).toBe("from the first\n");
  });

  test("the volume grows while the guest uses it", async () => {
    const { Volumes } = await lab.aws<{ Volumes: { VolumeId: string }[] }>(
      ...["describe-volumes", "--filters"],
      ...[`Name=attachment.instance-id,Values=${instances.second}`, "Name=attachment.device,Values=/dev/sdf"],
    );
    await lab.aws("modify-volume", "--volume-id", Volumes[0]?.VolumeId as string, "--size", "2");
    const seen = await inGuest(
      "second",
      "tries=0; until [ $(cat /sys/block/xvdf/size) -eq 4194304 ] || [ $tries -ge 50 ]; do tries=$((tries + 1)); sleep 0.2; done; cat /sys/block/xvdf/size; resize2fs /dev/xvdf >/dev/null 2>&1; df -k /data | tail -1",
    );
    expect(seen).toMatch(/^4194304\n/);
    expect(Number(/\s(\d{6,})\s/.exec(seen)?.[1])).toBeGreaterThan(1.8 * 2 ** 20);
    expect(await inGuest("second", "cat /data/file")).toBe("from the first\n");
  });
});
