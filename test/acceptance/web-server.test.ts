import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { expectCloudInitDone } from "../support/cloud-init";
import { Lab } from "../support/lab";
import { machinesOf } from "../support/machine-processes";
import { runBySsh } from "../support/ssh";

// Two boots of a whole Debian without hardware virtualization
jest.setTimeout(900_000);

/** A t3.micro with Debian 12 by the real cdktf and terraform, used as a person uses it: one boot, one stop and start. */
describe("a web server with Debian 12", () => {
  let lab: Lab;
  let instanceId: string;
  let firstAddress: string;

  beforeAll(async () => {
    lab = new Lab({}, "web-server");
    await lab.must(lab.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key()]));
    lab.environment.WEB_SERVER_PUBLIC_KEY = `${key()}.pub`;
    const file = join(lab.folder, "outputs.json");
    await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve", "--outputs-file", file));
    const outputs = JSON.parse(readFileSync(file, "utf8"))["lab-local"];
    instanceId = outputs.instance_id;
    firstAddress = outputs.public_ip;
    await lab.waitForConsole(instanceId, /Cloud-init v\. \S+ finished at/, 600_000);
  });
  afterAll(() => lab?.close());

  const key = () => join(lab.folder, "key");
  const curl = (address: string, path = "/") =>
    lab.run("curl", ["--silent", "--show-error", "--max-time", "20", `http://${address}${path}`]);
  const ssh = (address: string, command: string) => runBySsh(lab, key(), address, command);
  const describe = async () =>
    (await lab.ec2().send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))).Reservations?.[0]
      ?.Instances?.[0];

  test("is made of an image that is not built again while its recipe stays", async () => {
    const { stdout } = await lab.must(lab.drydock("image", "build", "debian-12"));
    expect(stdout).toMatch(/^up to date: debian-12-amd64-\d{8}-\d{4} /);
  });

  test("is done with cloud-init, without errors and warnings, on what it takes for EC2", async () => {
    const zone = (await describe())?.Placement?.AvailabilityZone;
    await expectCloudInitDone((command) => ssh(firstAddress, command), { instanceId, zone });
  });

  test("serves from the volume that cloud-init formatted and mounted, as the user that it made", async () => {
    expect((await lab.must(curl(firstAddress))).stdout).toBe("Hello from Debian\n");
    const said = await ssh(
      firstAddress,
      "findmnt -n -o SOURCE,FSTYPE /srv/www; readlink -f /dev/sdf /dev/xvdf; stat -c %U /srv/www/index.html; df --output=size -BG / | tail -1",
    );
    expect(said.replaceAll(/ +/g, " ").trim().split("\n")).toEqual([
      "/dev/nvme1n1 ext4",
      "/dev/nvme1n1",
      "/dev/nvme1n1",
      "web",
      " 8G",
    ]);
  });

  test("keeps its data over stop and start, and has another public address after", async () => {
    await ssh(firstAddress, "echo kept | sudo tee /srv/www/kept.html /home/admin/kept > /dev/null; sync");
    await lab.ec2().send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "stopped", 240_000);
    await lab.ec2().send(new StartInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "running");
    const address = (await describe())?.PublicIpAddress ?? "";
    expect(address).not.toBe(firstAddress);
    const kept = await lab.until("the web server to answer again", 600_000, async () => {
      const { status, stdout } = await curl(address, "/kept.html");
      return status === 0 ? stdout : undefined;
    });
    expect(kept).toBe("kept\n");
    expect(await ssh(address, "cat kept")).toBe("kept\n");
  });

  test("leaves nothing when it is destroyed", async () => {
    expect(machinesOf(instanceId)).toHaveLength(1);
    await lab.must(lab.cdktf("destroy", "lab-local", "--auto-approve"));
    expect((await lab.ec2().send(new DescribeVolumesCommand({}))).Volumes).toEqual([]);
    expect((await lab.ec2().send(new DescribeKeyPairsCommand({}))).KeyPairs).toEqual([]);
    const { SecurityGroups } = await lab.ec2().send(new DescribeSecurityGroupsCommand({}));
    expect(SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual(["default"]);
    expect(machinesOf(instanceId)).toEqual([]);
  });
});
