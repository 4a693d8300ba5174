import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Network, everything } from "../support/ec2-network";
import { Lab, projectRoot } from "../support/lab";
import { probeFromGuest, probingGuest } from "../support/network-probe";
import { RunningProgram } from "../support/running-program";
import { runBySsh } from "../support/ssh";

jest.setTimeout(600_000);

/** Two tiers in a VPC with NAT, by the real cdktf and terraform, used as a person uses them. */
describe("a private network", () => {
  const payload = randomBytes(300_000);
  const outside: Server = createServer((_, response) => response.end(payload));
  let lab: Lab;
  let outputs: Record<string, string>;
  let inventoryBefore: unknown;

  beforeAll(async () => {
    await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
    lab = new Lab({ DRYDOCK_HOST_SERVICES: `files=${outsidePort()}` }, "private-network");
    const key = join(lab.folder, "key");
    await lab.must(lab.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]));
    lab.environment.PRIVATE_NETWORK_PUBLIC_KEY = `${key}.pub`;
    await lab.must(lab.drydock("up"));
    inventoryBefore = await inventory();
    const file = join(lab.folder, "outputs.json");
    await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve", "--outputs-file", file));
    outputs = JSON.parse(readFileSync(file, "utf8"))["lab-local"];
    await lab.waitForConsole(outputs.web_instance_id as string, /user data finished/, 240_000);
  });
  afterAll(async () => {
    await lab?.close();
    outside.close();
  });

  const outsidePort = () => (outside.address() as AddressInfo).port;
  const curl = (path: string) =>
    lab.run("curl", [
      "--silent",
      "--show-error",
      "--max-time",
      "5",
      `http://${outputs.web_public_ip}${path}`,
    ]);

  test("answers curl from this machine at its public address", async () => {
    expect((await lab.must(curl("/"))).stdout).toBe("the web server says hello\n");
  });

  test("has tiers in two subnets that find each other by private name", async () => {
    expect((await lab.must(curl("/application.html"))).stdout).toBe("the application says hello\n");
  });

  test("is logged in to by ssh with the key pair of the stack", async () => {
    const key = join(lab.folder, "key");
    const { stdout } = await lab.must(
      lab.drydock("ssh", "-i", key, outputs.web_instance_id as string, "--", "id -un; hostname"),
    );
    expect(stdout).toMatch(/^admin\nip-10-0-/);
    expect(await runBySsh(lab, key, outputs.web_public_ip as string, "echo logged in")).toBe("logged in\n");
  });

  const whileRunning = async <T>(args: string[], ready: RegExp, work: (port: string) => Promise<T>) => {
    const program = [join(projectRoot, "dist", "drydock.js"), ...args];
    const options = { cwd: lab.project, environment: lab.environment };
    const { running, match } = await RunningProgram.start(process.execPath, program, options, ready);
    try {
      return await work(match[1] as string);
    } finally {
      await running.stop();
    }
  };
  const fetched = (...args: string[]) =>
    lab.run("curl", ["--silent", "--show-error", "--max-time", "5", ...args]);

  test("is reached by private name and address through the SOCKS proxy, where rules admit it", async () => {
    const vpc = outputs.vpc_id as string;
    await whileRunning(
      ["proxy", "--port", "0", "--vpc", vpc],
      /proxy at 127\.0\.0\.1:(\d+)/,
      async (port) => {
        const proxy = ["--socks5-hostname", `127.0.0.1:${port}`];
        const name = await lab
          .ec2()
          .send(new DescribeInstancesCommand({ InstanceIds: [outputs.web_instance_id as string] }));
        const web = name.Reservations?.[0]?.Instances?.[0];
        for (const host of [web?.PrivateDnsName, web?.PrivateIpAddress])
          expect(await lab.must(fetched(...proxy, `http://${host}/`))).toMatchObject({
            stdout: "the web server says hello\n",
          });
        const { status } = await fetched(...proxy, `http://${outputs.application_private_ip}:8080/`);
        expect(status).not.toBe(0);
      },
    );
  });

  test("is reached at a port of this machine while it is forwarded", async () => {
    const args = ["forward", outputs.web_instance_id as string, "0:80"];
    await whileRunning(args, /127\.0\.0\.1:(\d+) leads to port 80/, async (port) => {
      const { stdout } = await lab.must(fetched(`http://127.0.0.1:${port}/`));
      expect(stdout).toBe("the web server says hello\n");
    });
  });

  test("is listed with what this machine reaches of it, and the doctor finds nothing amiss", async () => {
    const { output } = await lab.must(lab.drydock("ps"));
    const line = (id: string | undefined) => output.split("\n").find((each) => each.includes(id as string));
    expect(line(outputs.web_instance_id)).toContain(outputs.web_public_ip);
    expect(line(outputs.web_instance_id)).toContain("running");
    expect(line(outputs.application_instance_id)).toContain(outputs.application_private_ip);
    expect(output).toContain(`files.host.drydock.internal:${outsidePort()}/tcp`);
    const doctor = await lab.must(lab.drydock("doctor"));
    expect(doctor.output).not.toContain("missing");
  });

  test("keeps the application to itself", async () => {
    const { status, output } = await lab.drydock(
      ...["ssh", "-i", join(lab.folder, "key"), outputs.application_instance_id as string, "--", "true"],
    );
    expect(status).not.toBe(0);
    expect(output).toMatch(/tcp.*22/is);
  });

  test("lets the application fetch from outside through the NAT gateway, whole", async () => {
    const shell = await lab.shell(outputs.application_instance_id as string);
    const url = `http://files.host.drydock.internal:${outsidePort()}/`;
    const seen = await shell.run(`wget -q -O /tmp/file ${url} && sha256sum < /tmp/file`);
    expect(seen).toContain(createHash("sha256").update(payload).digest("hex"));
  });

  test("does not hear of another VPC, even with the same addresses", async () => {
    const other = await Ec2Network.create(lab, "10.0.0.0/16");
    const subnet = await other.subnet("10.0.0.0/24", { publicAddresses: false });
    const group = await other.closedGroup("open");
    for (const direction of ["ingress", "egress"] as const)
      await other.change("authorize", direction, group, everything);
    const instance = await other.launch({
      SubnetId: subnet,
      SecurityGroupIds: [group],
      userData: probingGuest,
    });
    const shell = await lab.shell(instance.InstanceId as string);
    const { Reservations } = await lab
      .ec2()
      .send(new DescribeInstancesCommand({ InstanceIds: [outputs.web_instance_id as string] }));
    const web = Reservations?.[0]?.Instances?.[0];
    expect(await probeFromGuest(shell, web?.PrivateIpAddress as string)).toEqual([]);
    expect(await shell.run(`nslookup -type=a ${outputs.application_private_dns}`)).not.toContain(
      outputs.application_private_ip,
    );
    await other.delete([instance.InstanceId as string], [subnet], [group]);
  });

  test("deployed again, changes nothing", async () => {
    const { output } = await lab.must(lab.cdktf("deploy", "lab-local", "--auto-approve"));
    expect(output).toContain("No changes.");
  });

  test("destroyed, leaves nothing", async () => {
    await lab.must(lab.cdktf("destroy", "lab-local", "--auto-approve"));
    expect(await inventory()).toEqual(inventoryBefore);
    await expect(curl("/")).resolves.toMatchObject({ status: expect.any(Number) });
    expect((await curl("/")).status).not.toBe(0);
  });

  /** Everything of a network that EC2 has, deleted NAT gateways aside, which are described for an hour */
  async function inventory(): Promise<unknown> {
    const client = lab.ec2();
    const [vpcs, subnets, gateways, tables, groups, interfaces, addresses, natGateways] = await Promise.all([
      client.send(new DescribeVpcsCommand({})),
      client.send(new DescribeSubnetsCommand({})),
      client.send(new DescribeInternetGatewaysCommand({})),
      client.send(new DescribeRouteTablesCommand({})),
      client.send(new DescribeSecurityGroupsCommand({})),
      client.send(new DescribeNetworkInterfacesCommand({})),
      client.send(new DescribeAddressesCommand({})),
      client.send(new DescribeNatGatewaysCommand({ Filter: [{ Name: "state", Values: ["available"] }] })),
    ]);
    return {
      vpcs: vpcs.Vpcs?.map(({ VpcId }) => VpcId),
      subnets: subnets.Subnets?.map(({ SubnetId }) => SubnetId),
      gateways: gateways.InternetGateways?.map(({ InternetGatewayId }) => InternetGatewayId),
      tables: tables.RouteTables?.map(({ RouteTableId }) => RouteTableId),
      groups: groups.SecurityGroups?.map(({ GroupId }) => GroupId),
      interfaces: interfaces.NetworkInterfaces,
      addresses: addresses.Addresses,
      natGateways: natGateways.NatGateways,
    };
  }
});
