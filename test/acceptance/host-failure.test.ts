import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateSnapshotCommand,
  DescribeImagesCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  type Instance,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilSnapshotCompleted,
} from "@aws-sdk/client-ec2";
import { findProgram } from "../../local-hypervisor/engines/qemu/installation";
import { isAlive } from "../../schemas/local-endpoint";
import { bootCounterDisk, bootLine } from "../support/boot-counter";
import { Lab } from "../support/lab";

jest.setTimeout(240_000);

const hasQemu = findProgram(process.env) !== undefined;
if (!hasQemu)
  console.warn("qemu-system-x86_64 is not installed, so no host of x86_64 guests is made to fail");
const describeWithQemu = hasQemu || process.env.CI ? describe : describe.skip;

/** Within this long what the API says is true again */
const truthMs = 5_000;

/** QEMU, the daemon and both are killed under a guest that counts its starts on its EBS volume. */
describeWithQemu("an x86_64 instance whose host fails", () => {
  const lab = new Lab();
  lab.environment.DRYDOCK_IMAGES = join(lab.folder, "images");
  let client: EC2Client;
  let instanceId: string;
  let before: Instance | undefined;

  const instance = async () => {
    const { Reservations } = await lab
      .ec2()
      .send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    return Reservations?.[0]?.Instances?.[0];
  };
  const qemuPid = (): number => {
    const folder = join(lab.state, "qemu", "processes");
    const records = readdirSync(folder).filter((name) => name.endsWith(".json"));
    expect(records).toHaveLength(1);
    return (JSON.parse(readFileSync(join(folder, records[0] as string), "utf8")) as { pid: number }).pid;
  };
  /** The count is on the disk for good once a snapshot of it is complete */
  const keepCount = async () => {
    const VolumeId = before?.BlockDeviceMappings?.[0]?.Ebs?.VolumeId;
    const { SnapshotId = "" } = await client.send(new CreateSnapshotCommand({ VolumeId }));
    const limits = { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 };
    await waitUntilSnapshotCompleted(limits, { SnapshotIds: [SnapshotId] });
  };
  /** What the API says, once the system status is as it is to be */
  const statusIs = (wanted: string) =>
    lab.until(`the system status to be ${wanted}`, truthMs, async () => {
      const { InstanceStatuses } = await client.send(
        new DescribeInstanceStatusCommand({ InstanceIds: [instanceId] }),
      );
      return InstanceStatuses?.[0]?.SystemStatus?.Status === wanted || undefined;
    });
  const isAsBefore = async () => {
    const now = await instance();
    for (const field of ["PrivateIpAddress", "PublicIpAddress", "LaunchTime", "State"] as const)
      expect(now?.[field]).toEqual(before?.[field]);
    expect(now?.BlockDeviceMappings).toEqual(before?.BlockDeviceMappings);
  };

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    writeFileSync(join(lab.project, "counter.raw"), bootCounterDisk());
    const words = ["--name", "boot-counter", "--architecture", "x86_64", "--ena-support"];
    await lab.must(lab.drydock("image", "import", "counter.raw", ...words));
    const { Images } = await client.send(new DescribeImagesCommand({ Owners: ["self"] }));
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: Images?.[0]?.ImageId,
        InstanceType: "t3.nano",
        MinCount: 1,
        MaxCount: 1,
      }),
    );
    instanceId = Instances?.[0]?.InstanceId ?? "";
    await lab.waitForConsole(instanceId, new RegExp(bootLine(1)));
    before = await instance();
    expect(before?.State?.Name).toBe("running");
    await keepCount();
  });
  afterAll(async () => {
    await lab.close();
  });

  test("is started again when QEMU is killed, with its id, addresses and data", async () => {
    const killed = qemuPid();
    process.kill(killed, "SIGKILL");
    await lab.until("another QEMU", truthMs, async () =>
      (await lab.consoleText(instanceId)).includes("it is started again") ? true : undefined,
    );
    await statusIs("ok");
    await lab.waitForConsole(instanceId, new RegExp(bootLine(2)));
    expect(isAlive(killed)).toBe(false);
    await isAsBefore();
    await keepCount();
  });

  test("is started again by the next daemon when the daemon is killed, and QEMU is gone with it", async () => {
    const orphan = qemuPid();
    await lab.killDaemon();
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    await statusIs("ok");
    expect(isAlive(orphan)).toBe(false);
    await lab.waitForConsole(instanceId, new RegExp(bootLine(3)));
    await isAsBefore();
    await keepCount();
  });

  test("is started again when both are killed", async () => {
    process.kill(qemuPid(), "SIGKILL");
    await lab.killDaemon();
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    await statusIs("ok");
    await lab.waitForConsole(instanceId, new RegExp(bootLine(4)));
    await isAsBefore();
  });

  test("leaves no process and no volume behind", async () => {
    const last = qemuPid();
    await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "terminated");
    expect(isAlive(last)).toBe(false);
    const { Volumes } = await client.send(new DescribeVolumesCommand({}));
    expect(Volumes).toEqual([]);
  });
});
