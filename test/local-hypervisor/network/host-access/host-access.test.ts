import { createSocket } from "node:dgram";
import { connect, createServer, type Socket } from "node:net";
import { AccessError } from "../../../../local-hypervisor/network/host-access/access-error";
import { formatIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { hostAddress } from "../../../support/guest-network";
import { admit, HostAccessRig, instanceId } from "../../../support/host-access-rig";
import { localRoute, rule, subnet, vpc } from "../../../support/network-topology";
import { until } from "../../../support/until";

let rig: HostAccessRig;
afterEach(() => rig.close());

/** Sends text, ends, and gives what comes back, or the code of the failure */
function exchange(host: string, port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host, port });
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString()));
    socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""));
    socket.end(text);
  });
}

describe("listeners at the public address", () => {
  test("carry TCP to the guest, which sees this machine's address", async () => {
    rig = new HostAccessRig([admit(8_080)]);
    const guest = await rig.plug([8_080]);
    expect(await rig.listening()).toEqual(["8080"]);
    expect(await exchange(rig.publicAddress, 8_080, "hello guest")).toBe("hello guest");
    const sources = guest.frames.map((frame) => formatIpv4Address(Buffer.from(frame).readUInt32BE(26)));
    expect(sources).toContain(hostAddress);
    const much = "0123456789".repeat(300_000);
    expect((await exchange(rig.publicAddress, 8_080, much)) === much).toBe(true);
  });

  test("a guest that refuses resets the client", async () => {
    rig = new HostAccessRig([admit(8_081)]);
    await rig.plug([80]);
    expect(await exchange(rig.publicAddress, 8_081, "?")).toBe("ECONNRESET");
  });

  test("carry UDP, a flow for each client", async () => {
    rig = new HostAccessRig([admit(4_000, `${hostAddress}/32`, "udp")]);
    const guest = await rig.plug([]);
    expect(await rig.listening()).toEqual(["4000/udp"]);
    const clients = ["one", "two"].map((text) => {
      const socket = createSocket("udp4");
      const answer = new Promise<string>((resolve) => {
        socket.once("message", (payload) => resolve(payload.toString()));
      });
      socket.send(text, 4_000, rig.publicAddress);
      return { socket, answer };
    });
    await until(() => guest.datagrams.length === 2);
    for (const { source, sourcePort, payload } of guest.datagrams) {
      expect(formatIpv4Address(source)).toBe(hostAddress);
      guest.sendDatagram(source, {
        sourcePort: 4_000,
        destinationPort: sourcePort,
        payload: Buffer.from(`${Buffer.from(payload)} back`),
      });
    }
    expect(await Promise.all(clients.map(({ answer }) => answer))).toEqual(["one back", "two back"]);
    for (const { socket } of clients) socket.close();
  });

  test("follow rules, routes and plugs", async () => {
    rig = new HostAccessRig([]);
    await rig.plug([8_080, 8_081]);
    expect(rig.access.listListeners()).toEqual([]);
    const ports = () => rig.access.listListeners().flatMap(({ listensAt }) => listensAt?.port ?? []);
    rig.configure([admit(8_080), admit(8_081)]);
    await until(() => ports().length === 2);
    expect(await exchange(rig.publicAddress, 8_081, "in")).toBe("in");
    rig.configure([admit(8_080)]);
    await until(() => ports().length === 1);
    expect(await exchange(rig.publicAddress, 8_081, "?")).toBe("ECONNREFUSED");
    expect(await exchange(rig.publicAddress, 8_080, "still")).toBe("still");
    rig.configure([admit(8_080)], { subnets: [subnet({ routes: [localRoute] })] });
    await until(() => ports().length === 0);
    rig.configure([admit(8_080)], {});
    await until(() => ports().length === 1);
    rig.unplug();
    await until(() => ports().length === 0);
    expect(await exchange(rig.publicAddress, 8_080, "?")).toBe("ECONNREFUSED");
  });

  test("a connection that stands goes on when its rule goes, as tracked ones do", async () => {
    rig = new HostAccessRig([admit(8_080)]);
    await rig.plug([8_080]);
    const client = connect({ host: rig.publicAddress, port: 8_080 });
    let received = "";
    client.on("data", (chunk) => {
      received += chunk;
    });
    client.write("before ");
    await until(() => received === "before ");
    rig.configure([]);
    expect(await rig.listening()).toEqual([]);
    client.write("after");
    await until(() => received === "before after");
    client.destroy();
  });

  test("a guest that is unplugged takes its clients with it", async () => {
    rig = new HostAccessRig([admit(8_080)]);
    await rig.plug([8_080]);
    const client: Socket = connect({ host: rig.publicAddress, port: 8_080 });
    const failed = new Promise<string>((resolve) => {
      client.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""));
    });
    client.write("hello");
    await new Promise((resolve) => client.once("data", resolve));
    rig.unplug();
    expect(await failed).toBe("ECONNRESET");
  });

  test("a port that is taken moves, and carries on from there", async () => {
    rig = new HostAccessRig([]);
    await rig.plug([8_080]);
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(8_080, rig.publicAddress, resolve);
    });
    rig.configure([admit(8_080)]);
    expect(await rig.listening()).toEqual([`8080 at ${rig.publicAddress}:28080`]);
    expect(await exchange(rig.publicAddress, 28_080, "moved")).toBe("moved");
    other.close();
  });

  test("open the well-known ports of a wide range", async () => {
    rig = new HostAccessRig([admit([8_000, 9_000])]);
    await rig.plug([8_080]);
    const listening = await rig.listening();
    expect(listening).toEqual(expect.arrayContaining(["8000", "8080", "8443", "9000"]));
    expect(listening.length).toBeLessThan(100);
  });
});

describe("dialling", () => {
  const dial = (port: number, target: Parameters<HostAccessRig["access"]["dial"]>[0] = { instanceId }) =>
    rig.access.dial(target, port).then(
      ({ via, address }) => ({ via, address }),
      (error: unknown) => error,
    );

  test("goes by the public address where rules admit that, else through the endpoint", async () => {
    rig = new HostAccessRig([admit(22)]);
    await rig.plug([22]);
    expect(await dial(22)).toEqual({ via: "public", address: rig.publicAddress });
    rig.configure([admit(22, "172.31.16.3/32")]);
    expect(await dial(22)).toEqual({ via: "endpoint", address: rig.privateAddress });
    rig.configure([admit(22)], { vpcs: [{ ...vpc(), internetGatewayId: "igw-9" }] });
    const error = await dial(22);
    expect(error).toMatchObject({ kind: "notAllowed" });
    expect(String(error)).toContain("subnet-1 has no route");
  });

  test("names the missing rule and the command that adds it", async () => {
    rig = new HostAccessRig([admit(80)]);
    await rig.plug([22]);
    const error = await dial(22);
    expect(error).toBeInstanceOf(AccessError);
    expect((error as Error).message).toBe(
      `${instanceId} does not admit TCP port 22 from ${hostAddress} (this machine): no rule of its security groups (sg-guest) does. Add one with:\n` +
        `  eval "$(npx drydock env)" && aws --endpoint-url "$AWS_ENDPOINT_URL" --region eu-west-1 ec2 authorize-security-group-ingress --group-id sg-guest --protocol tcp --port 22 --cidr ${hostAddress}/32`,
    );
  });

  test("tells a port that is closed from a guest that is not there", async () => {
    rig = new HostAccessRig([admit(22)]);
    expect(await dial(22)).toMatchObject({ kind: "unknown" });
    await rig.plug([80]);
    expect(await dial(22)).toMatchObject({ kind: "refused" });
    expect(await dial(22, { instanceId: "i-00000000000000000" })).toMatchObject({ kind: "unknown" });
  });

  test("finds hosts by address, name and instance id", async () => {
    rig = new HostAccessRig([admit(80)]);
    await rig.plug([80]);
    const names = [
      rig.privateAddress,
      rig.publicAddress,
      "ip-172-31-16-5.eu-west-1.compute.internal",
      "IP-172-31-16-5.eu-west-1.compute.internal.",
      "ec2-guest.eu-west-1.compute.amazonaws.com",
      instanceId,
    ];
    for (const host of names) expect(await dial(80, { host })).toMatchObject({ via: "public" });
    expect(await dial(80, { host: "172.31.16.6" })).toMatchObject({ kind: "unknown" });
    expect(await dial(80, { host: "example.com" })).toMatchObject({ kind: "unknown" });
    expect(await dial(80, { host: rig.privateAddress, vpcId: "vpc-2" })).toMatchObject({ kind: "unknown" });
  });
});

describe("ping", () => {
  const ping = () => rig.access.ping({ instanceId }, 2_000).catch((error: unknown) => error);

  test("goes the same ways, and needs a rule for echo requests", async () => {
    rig = new HostAccessRig([admit(22)]);
    await rig.plug([22]);
    const refused = await ping();
    expect(refused).toMatchObject({ kind: "notAllowed" });
    expect(String(refused)).toContain(`--protocol icmp --port -1 --cidr ${hostAddress}/32`);
    rig.configure([rule({ ipProtocol: "icmp", fromPort: 8, toPort: -1 })]);
    expect(await ping()).toMatchObject({ via: "public", address: rig.publicAddress });
    rig.configure([rule({ ipProtocol: "icmp", fromPort: -1, toPort: -1 })], {
      subnets: [subnet({ routes: [localRoute] })],
    });
    expect(await ping()).toMatchObject({ via: "endpoint", address: rig.privateAddress });
  });
});
