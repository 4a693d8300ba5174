import { generateKeyPairSync } from "node:crypto";
import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  DetachVolumeCommand,
  type EC2Client,
  ImportKeyPairCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  waitUntilVolumeAvailable,
  waitUntilVolumeInUse,
} from "@aws-sdk/client-ec2";
import type { GuestShell } from "../support/guest-shell";
import { Lab } from "../support/lab";

jest.setTimeout(300_000);

const quickly = { minDelay: 1, maxDelay: 1, maxWaitTime: 90 };

/** One instance through everything that EC2 does to it, seen from inside a real guest by what its programs print. */
describe("an instance's life", () => {
  const lab = new Lab();
  let client: EC2Client;
  let instanceId: string;
  let volumeId: string;
  let shell: Promise<GuestShell>;

  /** Runs a command at the serial console and gives what it printed */
  const inGuest = async (command: string): Promise<string> => (await shell).run(command);

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    const { publicKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "der" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    await client.send(
      new ImportKeyPairCommand({
        KeyName: "lab",
        PublicKeyMaterial: Buffer.from(publicKey.toString("base64")),
      }),
    );
    const userData = [
      "#cloud-config",
      "hostname: written-by-cloud-config",
      "write_files:",
      "  - path: /root/greeting",
      "    content: |",
      "      hello from write_files",
      "runcmd:",
      "  - echo user-data-on-$(hostname)",
      "  - [ sh, -c, 'cat /root/greeting' ]",
      "",
    ].join("\n");
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: await lab.microImage(),
        InstanceType: "t2.micro",
        MinCount: 1,
        MaxCount: 1,
        KeyName: "lab",
        UserData: Buffer.from(userData).toString("base64"),
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 2 } }],
        Placement: { AvailabilityZone: "eu-west-1b" },
        TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "life" }] }],
      }),
    );
    instanceId = Instances?.[0]?.InstanceId as string;
    expect(Instances?.[0]?.State?.Name).toBe("pending");
    await lab.waitForConsole(instanceId, /boot finished/);
    shell = lab.shell(instanceId);
  });
  afterAll(() => lab.close());

  test("begins with its user data, as #cloud-config", async () => {
    const console = await lab.consoleText(instanceId);
    expect(console).toContain("user-data-on-written-by-cloud-config");
    expect(console).toContain("hello from write_files");
  });

  test("sees itself in the metadata service and in its machine", async () => {
    const seen = await inGuest(
      ". /usr/lib/drydock-micro/metadata.sh; metadata_token; for leaf in instance-id instance-type placement/availability-zone public-keys/0/openssh-key; do metadata_get meta-data/$leaf; echo; done; uname -sm; ip -4 -o addr show eth0; cat /sys/hypervisor/type /sys/hypervisor/uuid; df / | tail -1",
    );
    expect(seen).toContain(`${instanceId}\nt2.micro\neu-west-1b\nssh-rsa `);
    expect(seen).toContain("Linux i686");
    expect(seen).toMatch(/^xen\nec2[0-9a-f]{5}-[-0-9a-f]{27}\n\/dev\/xvda1 /m);
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    expect(seen).toContain(`inet ${Reservations?.[0]?.Instances?.[0]?.PrivateIpAddress}/20`);
  });

  test("has a root file system as large as its volume", async () => {
    const kibibytes = Number(/\s(\d+)\s+\d+\s+\d+\s+\d+%\s+\/\s*$/m.exec(await inGuest("df -k /"))?.[1]);
    expect(kibibytes).toBeGreaterThan(1.8 * 2 ** 20);
  });

  test("gets a volume while it runs, under the name it was asked for", async () => {
    const created = await client.send(new CreateVolumeCommand({ AvailabilityZone: "eu-west-1b", Size: 1 }));
    volumeId = created.VolumeId as string;
    await waitUntilVolumeAvailable({ client, ...quickly }, { VolumeIds: [volumeId] });
    await client.send(
      new AttachVolumeCommand({ VolumeId: volumeId, InstanceId: instanceId, Device: "/dev/sdf" }),
    );
    await waitUntilVolumeInUse({ client, ...quickly }, { VolumeIds: [volumeId] });
    await lab.until("the volume to be attached", 30_000, async () =>
      (await attachment())?.State === "attached" ? true : undefined,
    );
    const seen = await inGuest(
      "readlink /dev/sdf; cat /sys/block/xvdf/device/devtype; mkfs.ext4 -q /dev/xvdf && mkdir -p /mnt/data && mount /dev/xvdf /mnt/data && echo kept > /mnt/data/file && sync && echo written",
    );
    expect(seen).toContain("xvdf\nvbd\n");
    expect(seen).toContain("written");
  });

  async function attachment(): Promise<{ State?: string } | undefined> {
    const { Volumes } = await client.send(new DescribeVolumesCommand({ VolumeIds: [volumeId] }));
    return Volumes?.[0]?.Attachments?.[0];
  }

  test("reboots in place", async () => {
    await client.send(new RebootInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForConsole(instanceId, /boot finished[\s\S]*boot finished/);
    expect(await inGuest("mount /dev/xvdf /mnt/data; cat /mnt/data/file")).toContain("kept");
  });

  test("gives a volume back once the guest lets go of it", async () => {
    await client.send(new DetachVolumeCommand({ VolumeId: volumeId }));
    await inGuest("umount /mnt/data");
    await waitUntilVolumeAvailable({ client, ...quickly }, { VolumeIds: [volumeId] });
    expect(await inGuest("ls /dev/sdf /dev/xvdf")).toMatch(/No such file[\s\S]*No such file/);
  });

  test("stops and starts with its disk, its private address and without running user data again", async () => {
    await client.send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "stopped");
    await client.send(new StartInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "running");
    await lab.waitForConsole(instanceId, /boot finished[\s\S]*boot finished[\s\S]*boot finished/);
    expect(await inGuest("cat /root/greeting; hostname")).toContain(
      "hello from write_files\nwritten-by-cloud-config",
    );
    expect((await lab.consoleText(instanceId)).match(/user data finished/g)).toHaveLength(1);
  });

  test("stops itself when the guest powers off", async () => {
    await inGuest("(sleep 1; poweroff) & echo going");
    await lab.waitForState(instanceId, "stopped");
  });

  test("is terminated with its root volume", async () => {
    await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "terminated");
    await lab.until("the root volume to be deleted", 30_000, async () => {
      const { Volumes } = await client.send(new DescribeVolumesCommand({}));
      return Volumes?.length === 1 && Volumes[0]?.VolumeId === volumeId ? true : undefined;
    });
  });
});
