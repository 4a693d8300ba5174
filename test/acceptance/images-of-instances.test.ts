import {
  CreateImageCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  type EC2Client,
  RunInstancesCommand,
  waitUntilImageAvailable,
} from "@aws-sdk/client-ec2";
import type { GuestShell } from "../support/guest-shell";
import { Lab } from "../support/lab";

jest.setTimeout(300_000);

const quickly = { minDelay: 1, maxDelay: 1, maxWaitTime: 120 };

/** Configure an instance, make an image of it, launch two of that: all in real guests. */
describe("images of instances", () => {
  const lab = new Lab();
  let client: EC2Client;
  let builder: string;
  let baked: string;

  async function run(ImageId: string, count: number, more = {}): Promise<string[]> {
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId,
        InstanceType: "t2.micro",
        MinCount: count,
        MaxCount: count,
        ...more,
      }),
    );
    return (Instances ?? []).map(({ InstanceId }) => InstanceId as string);
  }

  const shells = new Map<string, Promise<GuestShell>>();

  /** Runs a command at the serial console and gives what it printed */
  async function inGuest(instanceId: string, command: string): Promise<string> {
    const shell = shells.get(instanceId) ?? lab.shell(instanceId);
    shells.set(instanceId, shell);
    return (await shell).run(command);
  }

  async function bake(Name: string, more = {}): Promise<string> {
    const { ImageId } = await client.send(new CreateImageCommand({ InstanceId: builder, Name, ...more }));
    await waitUntilImageAvailable({ client, ...quickly }, { ImageIds: [ImageId as string] });
    return ImageId as string;
  }

  const snapshotsOf = async (imageId: string) => {
    const { Images } = await client.send(new DescribeImagesCommand({ ImageIds: [imageId] }));
    return (Images?.[0]?.BlockDeviceMappings ?? []).map(({ Ebs }) => Ebs?.SnapshotId as string);
  };

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    const userData = "#!/bin/sh\necho made-by-user-data > /root/by-user-data\n";
    [builder = ""] = await run(await lab.microImage(), 1, {
      UserData: Buffer.from(userData).toString("base64"),
      BlockDeviceMappings: [{ DeviceName: "/dev/sdf", Ebs: { VolumeSize: 1, DeleteOnTermination: true } }],
    });
    await lab.waitForConsole(builder, /boot finished/);
  });
  afterAll(() => lab.close());

  test("an instance is configured by hand, on its root and on a data volume", async () => {
    // Nothing is synced: the image is to have it because the guest is shut down for it
    const seen = await inGuest(
      builder,
      "echo by-hand > /root/configured; mkfs.ext4 -q /dev/xvdf && mkdir -p /mnt/data && mount /dev/xvdf /mnt/data && echo on-data > /mnt/data/file && echo configured",
    );
    expect(seen).toContain("configured");
  });

  test("its image is there once the guest was shut down and started again", async () => {
    baked = await bake("baked");
    await lab.waitForConsole(builder, /boot finished[\s\S]*boot finished/);
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [builder] }));
    expect(Reservations?.[0]?.Instances?.[0]?.State?.Name).toBe("running");
    expect(await snapshotsOf(baked)).toEqual([
      expect.stringMatching(/^snap-/),
      expect.stringMatching(/^snap-/),
    ]);
    await inGuest(builder, "echo after-the-image > /root/configured; sync");
  });

  test("two instances of it have the configuration, and lives of their own", async () => {
    const twins = await run(baked, 2);
    for (const id of twins) await lab.waitForConsole(id, /boot finished/);
    for (const id of twins) {
      const seen = await inGuest(
        id,
        "cat /root/configured /root/by-user-data; mkdir -p /mnt/data; mount /dev/xvdf /mnt/data && cat /mnt/data/file; . /usr/lib/drydock-micro/metadata.sh; metadata_token; metadata_get meta-data/instance-id; echo",
      );
      expect(seen).toContain("by-hand\nmade-by-user-data\non-data\n");
      expect(seen).toContain(id);
    }
    const [first = "", second = ""] = twins;
    await inGuest(first, "echo of-the-first > /root/configured; sync");
    expect(await inGuest(second, "cat /root/configured")).toBe("by-hand\n");
  });

  test("without a reboot the guest goes on, and the image has what it had written", async () => {
    await inGuest(builder, "echo without-reboot > /root/live; sync; touch /run/same-boot");
    const live = await bake("live", { NoReboot: true });
    expect(await inGuest(builder, "ls /run/same-boot")).toContain("/run/same-boot");
    const [child = ""] = await run(live, 1);
    await lab.waitForConsole(child, /boot finished/);
    expect(await inGuest(child, "cat /root/live /root/configured; ls /run/same-boot")).toMatch(
      /^without-reboot\nafter-the-image\n[\s\S]*No such file/,
    );
  });

  test("deregistered with its snapshots it leaves its instances as they are", async () => {
    const SnapshotIds = await snapshotsOf(baked);
    await client.send(new DeregisterImageCommand({ ImageId: baked, DeleteAssociatedSnapshots: true }));
    await expect(client.send(new DescribeSnapshotsCommand({ SnapshotIds }))).rejects.toMatchObject({
      name: "InvalidSnapshot.NotFound",
    });
    await expect(run(baked, 1)).rejects.toMatchObject({ name: "InvalidAMIID.Unavailable" });
    const { Reservations } = await client.send(
      new DescribeInstancesCommand({ Filters: [{ Name: "image-id", Values: [baked] }] }),
    );
    const [twin] = Reservations?.flatMap(({ Instances }) => Instances ?? []) ?? [];
    expect(await inGuest(twin?.InstanceId ?? "", "cat /root/by-user-data")).toBe("made-by-user-data\n");
  });
});
