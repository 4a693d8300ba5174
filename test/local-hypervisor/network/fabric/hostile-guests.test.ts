import type { FrameOffload } from "../../../../local-hypervisor/control-plane/ports";
import { Fabric } from "../../../../local-hypervisor/network/fabric/fabric";
import { routerMac } from "../../../../local-hypervisor/network/services/network-addresses";
import type { CompiledNetworkInterface } from "../../../../local-hypervisor/network/topology/compiled-topology";
import {
  broadcastAddress,
  broadcastMac,
  parseIpv4Address,
} from "../../../../local-hypervisor/network/wire/address";
import { serializeArp } from "../../../../local-hypervisor/network/wire/arp";
import {
  etherType,
  parseEthernet,
  serializeEthernet,
} from "../../../../local-hypervisor/network/wire/ethernet";
import { serializeIcmp } from "../../../../local-hypervisor/network/wire/icmp";
import {
  type Ipv4Packet,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../../local-hypervisor/network/wire/ipv4";
import { serializeTcp } from "../../../../local-hypervisor/network/wire/tcp";
import { serializeUdp } from "../../../../local-hypervisor/network/wire/udp";
import { ManualClock } from "../../../support/manual-clock";
import {
  localRoute,
  natGateway,
  networkInterface,
  networkTopology,
  subnet,
  vpc,
} from "../../../support/network-topology";
import { SeededRandom } from "../../../support/seeded-random";

const seed = Number(process.env.DRYDOCK_FUZZ_SEED ?? 20_260_115);
const frameCount = Number(process.env.DRYDOCK_FUZZ_FRAMES ?? 10_000);

/** Two VPCs that look the same: a public subnet, and a private one behind a NAT gateway */
function half(number: number) {
  const own = { vpcId: `vpc-${number}` };
  const names = { open: `open-${number}`, hidden: `hidden-${number}`, nat: `nat-${number}` };
  const interfaceOf = (address: string, subnetId: string, publicIpAddress?: string) =>
    networkInterface(address, {
      ...own,
      subnetId,
      networkInterfaceId: `${number}/${address}`,
      macAddress: `02:00:00:00:0${number}:${address.slice(-2).padStart(2, "0").replace(".", "0")}`,
      ...(publicIpAddress !== undefined && { publicIpAddress }),
    });
  return {
    vpcs: [vpc(own)],
    subnets: [
      subnet({ ...own, subnetId: names.open }),
      subnet({
        ...own,
        subnetId: names.hidden,
        cidrBlock: "172.31.32.0/20",
        routes: [
          localRoute,
          { destinationCidr: "0.0.0.0/0", target: { kind: "natGateway", natGatewayId: names.nat } },
        ],
      }),
    ],
    networkInterfaces: [
      interfaceOf("172.31.16.5", names.open, `127.64.${number}.5`),
      interfaceOf("172.31.16.6", names.open),
      interfaceOf("172.31.32.7", names.hidden),
    ],
    natGateways: [
      natGateway({
        ...own,
        natGatewayId: names.nat,
        subnetId: names.open,
        publicIpAddress: `127.64.${number}.100`,
      }),
    ],
  };
}

const [one, two] = [half(1), half(2)];
const topology = networkTopology({
  vpcs: [...one.vpcs, ...two.vpcs],
  subnets: [...one.subnets, ...two.subnets],
  networkInterfaces: [...one.networkInterfaces, ...two.networkInterfaces],
  natGateways: [...one.natGateways, ...two.natGateways],
});

const server = parseIpv4Address("203.0.113.80");
const publicAddresses = [1, 2].flatMap((number) =>
  [5, 100].map((last) => parseIpv4Address(`127.64.${number}.${last}`)),
);
const destinations = [
  ...["172.31.16.5", "172.31.16.6", "172.31.32.7", "172.31.16.1", "172.31.0.2", "172.31.16.3"],
  ...["172.31.16.100", "169.254.169.254", "169.254.169.123", "169.254.169.253", "224.0.0.1", "8.8.8.8"],
].map(parseIpv4Address);

class Adversary {
  constructor(
    private readonly random: SeededRandom,
    private readonly all: readonly CompiledNetworkInterface[],
  ) {}

  frame(self: CompiledNetworkInterface): { frame: Uint8Array; offload?: FrameOffload } {
    const frame = this.chance(0.1) ? this.arp(self) : this.ipv4(self);
    for (let flips = this.chance(0.1) ? this.random.below(6) : 0; flips > 0; flips -= 1)
      frame[this.random.below(frame.length)] = this.random.below(256);
    const cut = this.chance(0.03) ? frame.subarray(0, this.random.below(frame.length)) : frame;
    if (this.chance(0.7)) return { frame: cut };
    const offload = {
      checksumStartBytes: this.chance(0.8) ? 34 : this.random.below(100),
      checksumOffsetBytes: this.chance(0.8) ? this.pick([16, 6]) : this.random.below(100),
      ...(this.chance(0.4) && { segmentBytes: this.pick([0, 1, 48, 500, 1_448, 60_000]) }),
    };
    return { frame: cut, offload };
  }

  packet(source: number, destination: number): Ipv4Packet {
    const addresses = { source, destination };
    const kind = this.random.below(5);
    const ports = { sourcePort: this.port(), destinationPort: this.port() };
    const payload = this.random.bytes(this.pick([0, 1, 30, 300]));
    const [protocol, bytes] =
      kind === 0
        ? [17, serializeUdp({ ...ports, payload }, addresses)]
        : kind === 1
          ? [1, this.icmp(payload)]
          : kind === 2
            ? [this.random.below(256), payload]
            : [6, this.tcp(ports, addresses, payload)];
    return {
      ...plainIpv4Packet({ ...addresses, protocol, payload: bytes }),
      dontFragment: this.chance(0.5),
      identification: this.random.below(4),
      moreFragments: this.chance(0.1),
      fragmentOffsetBytes: this.chance(0.1) ? this.random.below(20) * 8 : 0,
      options: this.chance(0.05) ? this.random.bytes(4 * this.random.below(11)) : new Uint8Array(0),
    };
  }

  pick<T>(values: readonly T[]): T {
    return values[this.random.below(values.length)] as T;
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  private ipv4(self: CompiledNetworkInterface): Uint8Array {
    const own = self.addresses[0].privateAddress;
    const source = this.chance(0.85) ? own : this.pick([0, ...destinations, ...publicAddresses]);
    const destination = this.pick([broadcastAddress, server, ...destinations, ...publicAddresses]);
    return this.ethernet(self, etherType.ipv4, serializeIpv4(this.packet(source, destination)));
  }

  private arp(self: CompiledNetworkInterface): Uint8Array {
    const packet = {
      operation: this.random.below(3),
      senderMac: self.macAddress,
      senderAddress: this.pick([0, ...destinations]),
      targetMac: 0,
      targetAddress: this.pick(destinations),
    };
    return this.ethernet(self, etherType.arp, serializeArp(packet));
  }

  private ethernet(self: CompiledNetworkInterface, type: number, payload: Uint8Array): Uint8Array {
    const neighbours = this.all.map(({ macAddress }) => macAddress);
    const source = this.chance(0.95) ? self.macAddress : this.pick(neighbours);
    const destination = this.chance(0.6) ? routerMac : this.pick([broadcastMac, ...neighbours]);
    return serializeEthernet({ destination, source, etherType: type, payload });
  }

  private tcp(
    ports: { sourcePort: number; destinationPort: number },
    addresses: Parameters<typeof serializeTcp>[1],
    payload: Uint8Array,
  ): Uint8Array {
    const long = this.chance(0.02) ? this.random.bytes(10_000) : payload;
    return serializeTcp(
      {
        ...ports,
        sequence: this.random.below(100),
        ...(this.chance(0.5) && { acknowledgement: this.random.below(100) }),
        syn: this.chance(0.5),
        fin: this.chance(0.1),
        reset: this.chance(0.1),
        push: false,
        window: 100,
        payload: long,
      },
      addresses,
    );
  }

  /** Echoes, and errors about packets that may or may not have been sent */
  private icmp(payload: Uint8Array): Uint8Array {
    const type = this.pick([0, 8, 8, 3, 5, 11, 200]);
    const about = this.pick([...destinations, ...publicAddresses, server]);
    const ports = { sourcePort: this.port(), destinationPort: this.port() };
    const addresses = { source: this.pick([server, ...destinations]), destination: about };
    const quoted = serializeIpv4(
      plainIpv4Packet({
        ...addresses,
        protocol: 17,
        payload: serializeUdp({ ...ports, payload }, addresses),
      }),
    );
    return serializeIcmp({ type, code: this.random.below(5), rest: this.port() * 65_536, payload: quoted });
  }

  private port(): number {
    return this.pick([53, 67, 68, 80, 123, 4_000, 4_001, 4_002]);
  }
}

test(
  `${frameCount} frames of hostile guests in two VPCs (seed ${seed}): none crosses, none speaks for another`,
  () => {
    const clock = new ManualClock();
    const random = new SeededRandom(seed);
    const faults: unknown[] = [];
    const left: Ipv4Packet[] = [];
    const fabric = new Fabric({
      clock,
      randomBytes: (length) => random.bytes(length),
      log: { info: () => {}, warn: () => {}, error: (_, fields) => faults.push(fields) },
      services: {
        acceptMetadata: (connection) => connection.end(),
        resolve: async (query) => query,
      },
      outside: { receive: (packet) => left.push(packet) },
      endpoint: { receive: () => {} },
    });
    fabric.configure(topology);
    const all = fabric.topology.networkInterfaces;
    const adversary = new Adversary(random, all);
    let sender: CompiledNetworkInterface | undefined;
    let passed = 0;
    let translated = 0;

    /** Who may be named as the source of a packet that `sender` caused, at another interface or outside */
    const sourcesOf = (from: CompiledNetworkInterface, isInside: boolean): readonly number[] => [
      ...(isInside ? from.addresses.map(({ privateAddress }) => privateAddress) : []),
      ...from.addresses.flatMap(({ publicAddress }) => publicAddress ?? []),
      ...fabric.topology.natGateways.flatMap(({ subnet: { vpc: own }, publicAddress, privateAddress }) =>
        own === from.vpc ? [publicAddress ?? 0, ...(isInside ? [privateAddress] : [])] : [],
      ),
    ];
    const ports = all.map((self) => {
      const port = fabric.connect(self.networkInterfaceId, { frameOffload: random.below(2) === 0 });
      port.onFrame((bytes, offload) => {
        const frame = parseEthernet(bytes);
        expect([self.macAddress, broadcastMac]).toContain(frame.destination);
        expect(bytes.length).toBeLessThanOrEqual(offload?.segmentBytes === undefined ? 1_514 : 65_550);
        if (sender === undefined || sender === self || frame.etherType !== etherType.ipv4) return;
        passed += 1;
        const { source } = parseIpv4(frame.payload); // throws for what is broken
        const isInside = sender.vpc === self.vpc;
        if (!isInside) translated += 1;
        expect(sourcesOf(sender, isInside)).toContain(source);
        const neighbours = all.filter(({ subnet: own }) => own === self.subnet);
        expect([routerMac, ...neighbours.map(({ macAddress }) => macAddress)]).toContain(frame.source);
      });
      return { self, port };
    });

    for (let count = 0; count < frameCount; count += 1) {
      const { self, port } = adversary.pick(ports);
      const { frame, offload } = adversary.frame(self);
      sender = self;
      left.length = 0;
      port.send(frame, offload);
      for (const packet of left) expect(sourcesOf(self, false)).toContain(packet.source);
      sender = undefined;
      if (adversary.chance(0.1)) {
        const packet = adversary.packet(server, adversary.pick([...publicAddresses, ...destinations]));
        fabric.receiveFromOutside(packet, adversary.chance(0.2) ? {} : undefined);
      }
      if (adversary.chance(0.1)) clock.advance(random.below(500));
    }
    expect(faults).toEqual([]);
    expect(passed).toBeGreaterThan(frameCount / 30); // the frames do get somewhere
    expect(translated).toBeGreaterThan(0);
    clock.advance(3_600_000);
    expect(clock.pending).toBe(0);
    fabric.close();
  },
  60_000 + frameCount,
);
