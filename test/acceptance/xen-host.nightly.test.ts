import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  DetachVolumeCommand,
  type EC2Client,
  ImportKeyPairCommand,
  type Instance,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type VolumeAttachmentState,
} from "@aws-sdk/client-ec2";
import { isAlive } from "../../schemas/local-endpoint";
import { expectCloudInitDone } from "../support/cloud-init";
import { Lab } from "../support/lab";
import { runBySsh } from "../support/ssh";

const bootMs = 900_000;
// Three boots of a whole Debian whose page tables are Xen's, without hardware virtualization
jest.setTimeout(4 * bootMs);

const scripted = `#!/bin/bash
echo "user data ran as $(id -un) on $(hostname)" > /home/admin/ran
`;
const configured = `#cloud-config
users:
  - default
  - name: web
write_files:
  - path: /var/www/index.html
    content: |
      hello from a paravirtual Debian
  - path: /etc/systemd/system/web.service
    content: |
      [Service]
      User=web
      ExecStart=/usr/bin/python3 -m http.server --directory /var/www 8080
runcmd:
  - systemctl start web
`;

/** Two t1.micro with a paravirtual Debian 12, domains of one Xen, from RunInstances to TerminateInstances. */
describe("x86_64 instances on a Xen host", () => {
  const lab = new Lab({ DRYDOCK_XEN_HOST_MIB: "3072" });
  const key = join(lab.folder, "key");
  let client: EC2Client;
  let first: string;
  let second: string;
  let volumeId: string;
  let firstAddress: string;

  const launch = async (userData: string): Promise<string> => {
    const { Images } = await client.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["debian-12-pv-amd64-*"] }] }),
    );
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: Images?.[0]?.ImageId,
        InstanceType: "t1.micro",
        MinCount: 1,
        MaxCount: 1,
        KeyName: "lab",
        UserData: Buffer.from(userData).toString("base64"),
        Placement: { AvailabilityZone: "eu-west-1a" },
      }),
    );
    return Instances?.[0]?.InstanceId as string;
  };
  const describeInstance = async (id: string): Promise<Instance | undefined> =>
    (await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).Reservations?.[0]
      ?.Instances?.[0];
  const ssh = async (id: string, command: string): Promise<string[]> => {
    const address = (await describeInstance(id))?.PublicIpAddress ?? "";
    return (await runBySsh(lab, key, address, command)).trim().split("\n");
  };
  /** Process ids of the lab's Xen hosts */
  const hosts = (): number[] => {
    const records = join(lab.state, "xen-host", "processes");
    return readdirSync(records).map((name) => JSON.parse(readFileSync(join(records, name), "utf8")).pid);
  };
  const untilVolumeIs = (state: VolumeAttachmentState | undefined) =>
    lab.until(`the volume to be ${state ?? "free"}`, 240_000, async () => {
      const { Volumes } = await client.send(new DescribeVolumesCommand({ VolumeIds: [volumeId] }));
      return Volumes?.[0]?.Attachments?.[0]?.State === state || undefined;
    });
  const attach = async (device: string) => {
    await client.send(
      new AttachVolumeCommand({ VolumeId: volumeId, InstanceId: first, Device: `/dev/sd${device}` }),
    );
    await untilVolumeIs("attached");
  };

  beforeAll(async () => {
    await lab.must(lab.drydock("image", "build", "xen-host"));
    await lab.must(lab.drydock("image", "build", "debian-12-pv"));
    await lab.must(lab.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]));
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    await lab.openPort(22);
    await client.send(
      new ImportKeyPairCommand({ KeyName: "lab", PublicKeyMaterial: readFileSync(`${key}.pub`) }),
    );
    first = await launch(scripted);
    second = await launch(configured);
    for (const id of [first, second])
      await lab.waitForConsole(id, /Cloud-init v\. \S+ finished at.*Datasource DataSourceEc2/, bootMs);
    firstAddress = (await describeInstance(first))?.PublicIpAddress ?? "";
  });
  afterAll(() => lab.close(), 120_000);

  test("are done with cloud-init, without errors and warnings, on what it takes for EC2", async () => {
    for (const instanceId of [first, second])
      await expectCloudInitDone(async (command) => (await ssh(instanceId, command)).join("\n"), {
        instanceId,
        zone: "eu-west-1a",
      });
  });

  test("are domains of Xen without firmware, the root file system as large as its volume", async () => {
    const uuid = `ec2[0-9a-f]{5}-[-0-9a-f]{27}`;
    const said = await ssh(
      first,
      "uname -m; cat /sys/hypervisor/type /sys/hypervisor/uuid; ls -d /sys/class/dmi/id /sys/firmware/acpi 2> /dev/null | wc -l; findmnt -n -o SOURCE /; df --output=size -BG / | tail -1 | tr -d ' '",
    );
    expect(said.join("\n")).toMatch(new RegExp(`^x86_64\nxen\n${uuid}\n0\n/dev/xvda1\n8G$`));
    const { stdout } = await lab.must(lab.drydock("explain", first));
    expect(stdout).toMatch(/disk xvda1\s+vol\w+ by xen-blkfront, connected/);
    expect(stdout).toMatch(/network eth0\s+eni-\w+ by xen-netfront, connected/);
  });

  test("ran their user data, and ask the metadata service who they are", async () => {
    const { PrivateDnsName, PrivateIpAddress } = (await describeInstance(first)) ?? {};
    expect(await ssh(first, "cat ran; ec2-metadata --instance-id --instance-type --local-ipv4")).toEqual([
      `user data ran as root on ${PrivateDnsName?.split(".")[0]}`,
      `instance-id: ${first}`,
      "instance-type: t1.micro",
      `local-ipv4: ${PrivateIpAddress}`,
    ]);
    expect(await ssh(second, "id -un web; systemctl is-active web")).toEqual(["web", "active"]);
  });

  test("share one Xen, and reach each other through their network", async () => {
    expect(hosts()).toHaveLength(1);
    const { PrivateIpAddress } = (await describeInstance(second)) ?? {};
    expect(await ssh(first, `curl --silent --max-time 60 http://${PrivateIpAddress}:8080/`)).toEqual([
      "hello from a paravirtual Debian",
    ]);
  });

  test("get a volume while they run, format it, and let go of it", async () => {
    const created = await client.send(new CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", Size: 1 }));
    volumeId = created.VolumeId as string;
    await lab.until("the volume to be available", 30_000, async () => {
      const { Volumes } = await client.send(new DescribeVolumesCommand({ VolumeIds: [volumeId] }));
      return Volumes?.[0]?.State === "available" || undefined;
    });
    await attach("f");
    await ssh(
      first,
      "until [ -b /dev/xvdf ]; do sleep 1; done; sudo mkfs.ext4 -q /dev/xvdf && sudo mount /dev/xvdf /mnt && echo kept | sudo tee /mnt/kept && sudo umount /mnt",
    );
    await client.send(new DetachVolumeCommand({ VolumeId: volumeId }));
    await untilVolumeIs(undefined);
    await attach("g");
    expect(
      await ssh(
        first,
        "until [ -b /dev/xvdg ]; do sleep 1; done; sudo mount /dev/xvdg /mnt; cat /mnt/kept; ls /dev/xvd*; sudo umount /mnt",
      ),
    ).toEqual(["kept", "/dev/xvda1", "/dev/xvdg"]);
  });

  test("keep their bytes over stop and start, beside another that runs on, and have another public address", async () => {
    const [bootId] = await ssh(second, "cat /proc/sys/kernel/random/boot_id");
    await ssh(first, "echo kept > kept");
    await client.send(new StopInstancesCommand({ InstanceIds: [first] }));
    await lab.waitForState(first, "stopped", 240_000);
    await client.send(new StartInstancesCommand({ InstanceIds: [first] }));
    await lab.waitForState(first, "running", 240_000);
    const address = (await describeInstance(first))?.PublicIpAddress;
    expect(address).not.toBe(firstAddress);
    const said = await lab.until("ssh to answer again", bootMs, async () =>
      ssh(first, "cat kept ran; lsblk -n -o NAME").catch(() => undefined),
    );
    expect(said).toEqual(["kept", expect.stringMatching(/^user data ran/), "xvda1", "xvdg"]);
    expect(await ssh(second, "cat /proc/sys/kernel/random/boot_id")).toEqual([bootId]);
    expect(hosts()).toHaveLength(1);
  });

  test("leave nothing when they are terminated, their host neither once the daemon is down", async () => {
    const [host] = hosts();
    await client.send(new TerminateInstancesCommand({ InstanceIds: [first, second] }));
    for (const id of [first, second]) await lab.waitForState(id, "terminated", 240_000);
    await untilVolumeIs(undefined);
    const { Volumes } = await client.send(new DescribeVolumesCommand({}));
    expect(Volumes?.map(({ VolumeId }) => VolumeId)).toEqual([volumeId]);
    await lab.must(lab.drydock("down"));
    expect(hosts()).toEqual([]);
    expect(isAlive(host as number)).toBe(false);
  });
});
