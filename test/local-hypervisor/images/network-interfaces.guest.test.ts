import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex } from "node:stream";
import {
  AttachNetworkInterfaceCommand,
  CreateNetworkInterfaceCommand,
  DescribeImagesCommand,
  DescribeNetworkInterfacesCommand,
  DetachNetworkInterfaceCommand,
  EC2Client,
  GetConsoleOutputCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { hypervisorPaths, networkSettings } from "../../../local-hypervisor/config";
import { type Hypervisor, startHypervisor } from "../../../local-hypervisor/hypervisor";
import { systemClock } from "../../../local-hypervisor/model/clock";
import { bundleWorker, v86WasmPath } from "../../support/bundle-worker";
import { credentials } from "../../support/ec2-endpoint";
import { GuestShell } from "../../support/guest-shell";
import { silentLog } from "../../support/silent-log";

jest.setTimeout(240_000);

/** Two ends: what is written to one is read from the other. */
function wire(): [Duplex, Duplex] {
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => {},
      write: (chunk, _encoding, done) => {
        other().push(chunk);
        done();
      },
    });
  const left: Duplex = end(() => right);
  const right: Duplex = end(() => left);
  return [left, right];
}

describe.each([
  ["hvm", "t2.micro", "Xen's interfaces, firmware"],
  ["pv", "t1.micro", "Xen's interfaces, PV-GRUB"],
  ["hvm", "t3.micro", "cards of a Nitro host, an agent in the guest"],
] as const)("network cards of a drydock-micro-%s guest on %s (%s)", (variant, InstanceType, _) => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-cards-"));
  let hypervisor: Hypervisor;
  let ec2: EC2Client;
  let instanceId: string;
  let subnetId: string;
  let shell: GuestShell;

  beforeAll(async () => {
    const paths = {
      ...hypervisorPaths({ DRYDOCK_HOME: folder, DRYDOCK_IMAGES: hypervisorPaths().images }),
      worker: await bundleWorker(folder),
      wasm: v86WasmPath,
    };
    hypervisor = await startHypervisor({
      paths,
      network: networkSettings({}),
      credentials,
      identityKey: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
      volumeKey: randomBytes(32),
      version: "0.0.0",
      relaxations: ["i386-on-nitro"],
      clock: systemClock,
      randomBytes: (length) => randomBytes(length),
      log: silentLog,
    });
    ec2 = new EC2Client({ region: "eu-west-1", endpoint: hypervisor.url, credentials });
    const { Images } = await ec2.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: [`drydock-micro-${variant}-*`] }] }),
    );
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: Images?.[0]?.ImageId,
        InstanceType,
        MinCount: 1,
        MaxCount: 1,
        NetworkInterfaces: [{ DeviceIndex: 0, SecondaryPrivateIpAddressCount: 1 }],
      }),
    );
    instanceId = Instances?.[0]?.InstanceId ?? "";
    subnetId = Instances?.[0]?.SubnetId ?? "";
    await until("the guest to have booted", async () => {
      const { Output = "" } = await ec2.send(new GetConsoleOutputCommand({ InstanceId: instanceId }));
      return Buffer.from(Output, "base64").toString().includes("Please press Enter");
    });
    const [ours, console] = wire();
    hypervisor.console(instanceId)(console);
    shell = GuestShell.over(ours);
  });

  afterAll(async () => {
    shell?.close();
    ec2?.destroy();
    await hypervisor?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function until(what: string, look: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 120_000;
    while (!(await look())) {
      if (Date.now() > deadline) throw new Error(`waited two minutes for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const describeOne = async (id: string) =>
    (await ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id] })))
      .NetworkInterfaces?.[0];
  const statusIs = (id: string, status: string | undefined) => async () =>
    (await describeOne(id))?.Attachment?.Status === status;

  test("a second one that is attached gets its address and routes of its own, is in the metadata, and goes", async () => {
    const { NetworkInterface: made } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId: subnetId }),
    );
    const id = made?.NetworkInterfaceId ?? "";
    const routesBefore = await shell.run("ip route | grep -v eth1");
    const resolver = await shell.run("cat /etc/resolv.conf");
    const attach = async () =>
      (
        await ec2.send(
          new AttachNetworkInterfaceCommand({
            NetworkInterfaceId: id,
            InstanceId: instanceId,
            DeviceIndex: 1,
          }),
        )
      ).AttachmentId;
    for (const turn of ["the first time", "once more"]) {
      const AttachmentId = await attach();
      await until(`the interface to be attached ${turn}`, statusIs(id, "attached"));
      await until(`the lease to be there ${turn}`, async () =>
        (await shell.run("ip rule")).includes("lookup 1001"),
      );
      const shown = await shell.run("ip addr show eth1; cat /sys/class/net/eth1/mtu /sys/class/net/eth0/mtu");
      expect(shown).toContain(made?.MacAddress);
      expect(shown).toContain(`inet ${made?.PrivateIpAddress}/20`);
      const [second, first] = shown.trim().split("\n").reverse();
      expect(second).toBe(first);
      expect(await shell.run("ip route | grep -v eth1")).toBe(routesBefore);
      expect(await shell.run("cat /etc/resolv.conf")).toBe(resolver);
      expect(await shell.run("ip route | grep eth1")).toContain("metric 1001");
      expect(await shell.run("ip rule")).toContain(`from ${made?.PrivateIpAddress} lookup 1001`);
      expect(await shell.run("ip route list table 1001")).toContain("default via 172.31.");
      // The router answers the address of the second card, so the packets leave by that card
      expect(await shell.run(`ping -c 1 -W 5 -I ${made?.PrivateIpAddress} 172.31.0.1`)).toContain(
        "1 packets received",
      );
      const metadata = "http://169.254.169.254/latest/meta-data/network/interfaces/macs";
      expect(await shell.run(`wget -q -O - ${metadata}/${made?.MacAddress}/local-ipv4s; echo`)).toContain(
        made?.PrivateIpAddress,
      );
      await ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId }));
      await until(`the interface to be detached ${turn}`, statusIs(id, undefined));
      expect(await shell.run("ls /sys/class/net")).not.toContain("eth1");
      await until(`the lease to be gone ${turn}`, async () => !(await shell.run("ip rule")).includes("1001"));
      expect(await shell.run("ip route list table 1001")).not.toContain("1001");
      expect(await shell.run("ip route | grep -v eth1")).toBe(routesBefore);
    }
  });
});
