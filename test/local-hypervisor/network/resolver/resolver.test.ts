import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { type Answer, type DecodedPacket, decode, encode, type Question } from "dns-packet";
import fc from "fast-check";
import type { NetworkTopology } from "../../../../local-hypervisor/control-plane/network-topology";
import { createResolver, type ResolverOptions } from "../../../../local-hypervisor/network/resolver/resolver";
import { ManualClock } from "../../../support/manual-clock";
import { silentLog } from "../../../support/silent-log";

const dhcpOptions = { domainNameServers: [], ntpServers: [], netbiosNameServers: [] };
const vpcs = [
  { vpcId: "vpc-1", region: "eu-west-1", cidrBlocks: ["10.0.0.0/16"] },
  { vpcId: "vpc-2", region: "us-east-1", cidrBlocks: ["10.0.0.0/16"] },
].map((vpc) => ({ ...vpc, enableDnsSupport: true, enableDnsHostnames: true, dhcpOptions }));

const networkInterface = (number: number, vpcId: string, domain: string, publicDomain: string) => ({
  networkInterfaceId: `eni-${number}`,
  vpcId,
  subnetId: "subnet-1",
  macAddress: `02:00:00:00:00:0${number}`,
  addresses: [
    {
      privateIpAddress: `10.0.0.${number}`,
      privateDnsName: `ip-10-0-0-${number}.${domain}`,
      resourceDnsName: `i-000000000000000${number}.${domain}`,
      publicIpAddress: `127.64.0.${number}`,
      publicDnsName: `ec2-127-64-0-${number}.${publicDomain}.amazonaws.com`,
    },
    { privateIpAddress: `10.0.1.${number}`, privateDnsName: `ip-10-0-1-${number}.${domain}` },
  ] as const,
  groupIds: [],
  sourceDestCheck: true,
  mtuBytes: 1500,
});

const topology: NetworkTopology = {
  vpcs,
  subnets: [],
  networkInterfaces: [
    networkInterface(4, "vpc-1", "eu-west-1.compute.internal", "eu-west-1.compute"),
    networkInterface(5, "vpc-2", "ec2.internal", "compute-1"),
  ],
  natGateways: [],
  securityGroups: [],
  flowLogs: [],
  prefixLists: {},
};

const nobody: ResolverOptions["upstream"] = { ask: () => Promise.reject(new Error("nobody answers")) };

const resolverWith = (options: Partial<ResolverOptions> = {}) =>
  createResolver({
    clock: new ManualClock(),
    log: silentLog,
    hostAddress: "198.51.100.1",
    hostServices: [{ name: "mirror" }],
    upstream: nobody,
    ...options,
  });

const asker = { networkInterfaceId: "eni-4", vpcId: "vpc-1", transport: "udp" } as const;

const queryFor = (name: string, type: Question["type"], additionals: Answer[] = []) =>
  encode({ type: "query", id: 4242, flags: 0x0100, questions: [{ type, name, class: "IN" }], additionals });

type Reply = DecodedPacket & { readonly rcode: string };

async function ask(
  name: string,
  type: Question["type"] = "A",
  options: { from?: string; topology?: NetworkTopology; resolver?: ReturnType<typeof resolverWith> } = {},
): Promise<Reply> {
  const { from = "vpc-1", resolver = resolverWith() } = options;
  const from1 = { ...asker, vpcId: from };
  const reply = await resolver.answer(queryFor(name, type), from1, options.topology ?? topology);
  return decode(Buffer.from(reply ?? [])) as Reply;
}

const dataOf = ({ answers }: Reply) => (answers ?? []).map((each) => (each as { data: unknown }).data);

describe("names that EC2 gives", () => {
  test.each([
    ["ip-10-0-0-4.eu-west-1.compute.internal", "10.0.0.4"],
    ["ip-10-0-1-4.eu-west-1.compute.internal", "10.0.1.4"],
    ["i-0000000000000004.eu-west-1.compute.internal", "10.0.0.4"],
    ["IP-10-0-0-4.EU-WEST-1.Compute.Internal", "10.0.0.4"],
    ["instance-data.ec2.internal", "169.254.169.254"],
    ["instance-data.eu-west-1.compute.internal", "169.254.169.254"],
    ["mirror.host.drydock.internal", "198.51.100.1"],
  ])("%s is %s", async (name, address) => {
    const reply = await ask(name);
    expect(reply).toMatchObject({ rcode: "NOERROR", id: 4242, flag_ra: true, flag_rd: true });
    expect(reply.questions?.[0]?.name).toBe(name);
    expect(dataOf(reply)).toEqual([address]);
  });

  test("a public name means the private address inside its VPC and the public one elsewhere", async () => {
    const name = "ec2-127-64-0-4.eu-west-1.compute.amazonaws.com";
    expect(dataOf(await ask(name))).toEqual(["10.0.0.4"]);
    expect(dataOf(await ask(name, "A", { from: "vpc-2" }))).toEqual(["127.64.0.4"]);
  });

  test("private names of another VPC do not exist, though it has the same addresses", async () => {
    const name = "ip-10-0-0-4.eu-west-1.compute.internal";
    expect((await ask(name, "A", { from: "vpc-2" })).rcode).toBe("NXDOMAIN");
    expect(dataOf(await ask("ip-10-0-0-5.ec2.internal", "A", { from: "vpc-2" }))).toEqual(["10.0.0.5"]);
  });

  test("addresses have their names", async () => {
    const name = async (reverse: string, from?: string) =>
      dataOf(await ask(`${reverse}.in-addr.arpa`, "PTR", from === undefined ? {} : { from }));
    expect(await name("4.0.0.10")).toEqual(["ip-10-0-0-4.eu-west-1.compute.internal"]);
    expect(await name("4.0.64.127")).toEqual(["ec2-127-64-0-4.eu-west-1.compute.amazonaws.com"]);
    expect((await ask("5.0.0.10.in-addr.arpa", "PTR")).rcode).toBe("NXDOMAIN");
  });

  test.each([
    ["ip-10-0-0-99.eu-west-1.compute.internal", "A", "NXDOMAIN"],
    ["nosuch.host.drydock.internal", "A", "NXDOMAIN"],
    ["ec2-127-64-0-99.eu-west-1.compute.amazonaws.com", "A", "NXDOMAIN"],
    ["ip-10-0-0-4.eu-west-1.compute.internal", "AAAA", "NOERROR"],
    ["eu-west-1.compute.internal", "A", "NOERROR"],
    ["4.0.0.10.in-addr.arpa", "A", "NOERROR"],
  ] as const)("%s has no %s: %s, and how long that is true", async (name, type, rcode) => {
    const reply = await ask(name, type);
    expect(reply.rcode).toBe(rcode);
    expect(reply.answers).toEqual([]);
    expect(reply.authorities).toMatchObject([{ type: "SOA", ttl: 60, data: { minimum: 60 } }]);
  });

  test("without DNS support nobody answers; without host names public names stay public", async () => {
    const changed = (change: object) => ({ ...topology, vpcs: vpcs.map((vpc) => ({ ...vpc, ...change })) });
    const query = queryFor("instance-data.ec2.internal", "A");
    const silent = await resolverWith().answer(query, asker, changed({ enableDnsSupport: false }));
    expect(silent).toBeUndefined();
    const name = "ec2-127-64-0-4.eu-west-1.compute.amazonaws.com";
    const reply = await ask(name, "A", { topology: changed({ enableDnsHostnames: false }) });
    expect(dataOf(reply)).toEqual(["127.64.0.4"]);
  });
});

describe("names that others know", () => {
  const longReply = (id: number, question: Question[]) =>
    encode({
      type: "response",
      id,
      questions: question,
      answers: Array.from({ length: 60 }, (_, index) => ({
        type: "A" as const,
        name: "many.example",
        data: `192.0.2.${index}`,
      })),
    });
  const upstream = {
    ask: (query: Uint8Array) => {
      const { id = 0, questions = [] } = decode(Buffer.from(query));
      return Promise.resolve(longReply(id, questions));
    },
  };

  test("come back as they are over TCP, and are cut off over UDP so that the client turns to TCP", async () => {
    const resolver = resolverWith({ upstream });
    const query = queryFor("many.example", "A");
    const tcp = await resolver.answer(query, { ...asker, transport: "tcp" }, topology);
    expect(decode(Buffer.from(tcp ?? [])).answers).toHaveLength(60);
    const udp = decode(Buffer.from((await resolver.answer(query, asker, topology)) ?? []));
    expect(udp).toMatchObject({ flag_tc: true, answers: [], id: 4242 });
  });

  test("may be longer over UDP when the client says so", async () => {
    const options: Answer = {
      type: "OPT",
      name: ".",
      udpPayloadSize: 4096,
      extendedRcode: 0,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options: [],
    };
    const shorter = {
      ask: (query: Uint8Array) =>
        upstream.ask(query).then((reply) => {
          const packet = decode(Buffer.from(reply));
          return encode({ ...packet, answers: (packet.answers ?? []).slice(0, 25) });
        }),
    };
    const resolver = resolverWith({ upstream: shorter });
    const query = queryFor("many.example", "A", [options]);
    const reply = decode(Buffer.from((await resolver.answer(query, asker, topology)) ?? []));
    expect(reply.flag_tc).toBe(false);
    expect(reply.answers).toHaveLength(25);
    const own = queryFor("ip-10-0-0-4.eu-west-1.compute.internal", "A", [options]);
    const ours = decode(Buffer.from((await resolver.answer(own, asker, topology)) ?? []));
    expect(ours.additionals).toMatchObject([{ type: "OPT", udpPayloadSize: 1232, extendedRcode: 0 }]);
    const later = queryFor("many.example", "A", [{ ...options, ednsVersion: 1 }]);
    const refused = decode(Buffer.from((await resolver.answer(later, asker, topology)) ?? []));
    expect(refused.additionals).toMatchObject([{ extendedRcode: 1 }]);
  });

  test("are a server's failure when nobody answers", async () => {
    expect((await ask("www.example", "A")).rcode).toBe("SERVFAIL");
  });

  test("private zones and addresses are never asked of others", async () => {
    const asked: Uint8Array[] = [];
    const spy = {
      ask: (query: Uint8Array) => {
        asked.push(query);
        return Promise.reject(new Error("asked"));
      },
    };
    const resolver = resolverWith({ upstream: spy });
    const names = [
      "x.ec2.internal",
      "1.2.168.192.in-addr.arpa",
      "9.9.16.172.in-addr.arpa",
      "drydock.internal",
    ];
    for (const name of names) await ask(name, "A", { resolver });
    expect(asked).toEqual([]);
    await ask("9.9.32.172.in-addr.arpa", "PTR", { resolver });
    expect(asked).toHaveLength(1);
  });
});

test("an interface may ask 1024 times a second, others are not held up by it", async () => {
  const clock = new ManualClock();
  const resolver = resolverWith({ clock });
  const query = queryFor("instance-data.ec2.internal", "A");
  let answered = 0;
  for (let count = 0; count < 1100; count += 1) {
    if ((await resolver.answer(query, asker, topology)) !== undefined) answered += 1;
  }
  expect(answered).toBe(1024);
  const other = { ...asker, networkInterfaceId: "eni-9" };
  expect(await resolver.answer(query, other, topology)).toBeDefined();
  clock.advance(1000);
  expect(await resolver.answer(query, asker, topology)).toBeDefined();
});

describe("what is not a plain query", () => {
  const answer = (bytes: Uint8Array) => resolverWith().answer(bytes, asker, topology);
  const plain = queryFor("instance-data.ec2.internal", "A");
  const changed = (at: number, value: number) => {
    const bytes = Buffer.from(plain);
    bytes[at] = value;
    return bytes;
  };

  test.each([
    ["a reply", changed(2, 0x81), undefined],
    ["a few bytes", plain.subarray(0, 11), undefined],
    ["a notification", changed(2, 0x20), 4],
    ["no question", changed(5, 0), 1],
    ["two questions", changed(5, 2), 1],
    ["a name that is cut off", plain.subarray(0, 20), 1],
  ])("%s", async (_what, bytes, code) => {
    const reply = await answer(bytes);
    expect(reply?.[3] === undefined ? undefined : reply[3] & 15).toBe(code);
  });

  test("never makes it throw, whatever the bytes", async () => {
    const mutated = fc
      .array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { maxLength: 8 })
      .map((changes) => {
        const bytes = Buffer.from(plain);
        for (const [at, value] of changes) bytes[at] = value;
        return new Uint8Array(bytes);
      });
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 100 }), mutated);
    const resolver = resolverWith();
    await fc.assert(
      fc.asyncProperty(bytes, async (query) => {
        const reply = await resolver.answer(query, asker, topology);
        if (reply === undefined) return;
        expect([...reply.subarray(0, 2)]).toEqual([...query.subarray(0, 2)]);
        expect((reply[2] ?? 0) & 0x80).toBe(0x80);
      }),
      { seed: 20_261_122, numRuns: 900 },
    );
  });
});

test("Node's resolver, which is c-ares, understands the answers", async () => {
  const socket = createSocket("udp4");
  const resolver = resolverWith();
  socket.on("message", (query, from) => {
    void resolver.answer(query, asker, topology).then((reply) => {
      if (reply !== undefined) socket.send(reply, from.port, from.address);
    });
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  try {
    const client = new Resolver({ timeout: 5000, tries: 1 });
    client.setServers([`127.0.0.1:${socket.address().port}`]);
    expect(await client.resolve4("ip-10-0-0-4.eu-west-1.compute.internal")).toEqual(["10.0.0.4"]);
    expect(await client.reverse("10.0.0.4")).toEqual(["ip-10-0-0-4.eu-west-1.compute.internal"]);
    await expect(client.resolve4("x.ec2.internal")).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(client.resolve6("ip-10-0-0-4.eu-west-1.compute.internal")).rejects.toMatchObject({
      code: "ENODATA",
    });
    await expect(client.resolve4("www.example")).rejects.toMatchObject({ code: "ESERVFAIL" });
    const authority = await client.resolveSoa("eu-west-1.compute.internal");
    expect(authority).toMatchObject({ minttl: 60 });
  } finally {
    socket.close();
  }
});
