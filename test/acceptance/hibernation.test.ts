import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeInstancesCommand,
  type EC2Client,
  type Instance,
  ModifyVolumeCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";

jest.setTimeout(240_000);

/** How far a guest's clock may be away after its memory was read: whole seconds, and what setting it takes */
const clockToleranceS = 3;

/** A guest that is hibernated, with a daemon that ends and begins anew meanwhile, seen from inside. */
describe("a hibernated instance", () => {
  const lab = new Lab();
  let client: EC2Client;
  let instanceId: string;

  const inGuest = async (command: string) => (await (await lab.shell(instanceId)).run(command)).trim();
  const described = async (): Promise<Instance> => {
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    return Reservations?.[0]?.Instances?.[0] as Instance;
  };
  /** A number that the guest printed, and between which times here, seconds */
  const clocked = async (command: string) => {
    const from = Date.now() / 1000;
    const value = Number.parseFloat(await inGuest(command));
    return { value, from, to: Date.now() / 1000 };
  };
  const uptime = () => clocked("cat /proc/uptime");
  const count = async () => Number(await inGuest("cat /run/count"));
  const memories = () =>
    readdirSync(join(lab.state, "block-store", "volumes")).filter((name) => name.startsWith("mem-"));
  const hibernate = async () => {
    await client.send(new StopInstancesCommand({ InstanceIds: [instanceId], Hibernate: true }));
    await lab.waitForState(instanceId, "stopped");
  };
  const start = async () => {
    await client.send(new StartInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "running");
  };

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: await lab.microImage(),
        InstanceType: "t2.nano",
        MinCount: 1,
        MaxCount: 1,
        HibernationOptions: { Configured: true },
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }],
      }),
    );
    instanceId = Instances?.[0]?.InstanceId ?? "";
    await lab.waitForConsole(instanceId, /boot finished/);
    await inGuest(
      "(n=0; while sleep 0.2; do n=$((n+1)); echo $n > /run/next; mv /run/next /run/count; done) & (exec 3> /root/held; rm /root/held; sleep 100000 3>&3) & true",
    );
  });
  afterAll(() => lab.close());

  test("goes on where it was, under its private address and with the right time", async () => {
    // Not synced: half of it is in memory, half on the disk
    const written = await inGuest(
      "dd if=/dev/urandom of=/root/data bs=64k count=64 2>/dev/null; md5sum < /root/data",
    );
    const boot = await inGuest("cat /proc/sys/kernel/random/boot_id");
    const held = await inGuest("ls -l /proc/*/fd 2>/dev/null | grep -c held");
    const before = { uptime: await uptime(), count: await count(), ...(await described()) };
    expect(before.count).toBeGreaterThan(0);
    await hibernate();
    expect(await described()).toMatchObject({
      StateReason: { Code: "Client.UserInitiatedHibernate" },
      HibernationOptions: { Configured: true },
    });
    expect((await lab.must(lab.drydock("ps"))).stdout).toContain("stopped (hibernated)");
    const root = before.BlockDeviceMappings?.[0]?.Ebs?.VolumeId;
    await client.send(new ModifyVolumeCommand({ VolumeId: root, Size: 2 }));
    await lab.must(lab.drydock("down"));
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    expect(memories()).toHaveLength(1);
    await start();
    const after = await described();
    expect(after.StateReason).toBeUndefined();
    expect(after.PrivateIpAddress).toBe(before.PrivateIpAddress);
    expect(after.PublicIpAddress).not.toBe(before.PublicIpAddress);
    expect(await inGuest("cat /proc/sys/kernel/random/boot_id")).toBe(boot);
    const first = await count();
    expect(first).toBeGreaterThanOrEqual(before.count);
    await lab.until("the counter to go on", 10_000, async () => ((await count()) > first ? true : undefined));
    const now = await uptime();
    const passed = now.value - before.uptime.value;
    expect(passed).toBeGreaterThan(now.from - before.uptime.to - clockToleranceS);
    expect(passed).toBeLessThan(now.to - before.uptime.from + clockToleranceS);
    const date = await clocked("date +%s");
    expect(date.value).toBeGreaterThan(date.from - clockToleranceS);
    expect(date.value).toBeLessThan(date.to + clockToleranceS);
    expect(await inGuest("ls -l /proc/*/fd 2>/dev/null | grep -c held")).toBe(held);
    await inGuest("sync; echo 3 > /proc/sys/vm/drop_caches");
    expect(await inGuest("md5sum < /root/data")).toBe(written);
    expect(Number(await inGuest("cat /sys/block/xvda/size")) * 512).toBe(2 * 2 ** 30);
    expect(
      await inGuest(
        ". /usr/lib/drydock-micro/metadata.sh; metadata_token; metadata_get meta-data/instance-id",
      ),
    ).toBe(instanceId);
    expect((await lab.must(lab.drydock("explain", instanceId))).stdout).toContain(
      "it was saved while it ran",
    );
    expect(memories()).toEqual([]);
  });

  test("is gone with its memory when it is terminated", async () => {
    await hibernate();
    expect(memories()).toHaveLength(1);
    await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "terminated");
    await lab.until("the memory to be gone", 10_000, async () =>
      memories().length === 0 ? true : undefined,
    );
  });
});
