import { randomBytes } from "node:crypto";
import type { NetworkTopology } from "../../local-hypervisor/control-plane/network-topology";
import { Fabric } from "../../local-hypervisor/network/fabric/fabric";
import { type TcpAcceptor, TcpStack } from "../../local-hypervisor/network/tcp/stack";
import { type Ipv4Address, parseIpv4Address } from "../../local-hypervisor/network/wire/address";
import { type Ipv4Packet, ipProtocol, plainIpv4Packet } from "../../local-hypervisor/network/wire/ipv4";
import { parseTcp, serializeTcp } from "../../local-hypervisor/network/wire/tcp";
import { serializeUdp, type UdpDatagram } from "../../local-hypervisor/network/wire/udp";
import { FakeGuestNic } from "./fake-guest-nic";
import { ManualClock } from "./manual-clock";

export const hostAddress = parseIpv4Address("198.51.100.1");

/** Sends back what comes, and closes when the other side does */
export const echo: TcpAcceptor = (connection) => {
  connection.onData((data) => connection.write(data.slice()));
  connection.onEnd(() => connection.end());
};

/** A fabric with guests of `FakeGuestNic` and, in the place of the internet and of this machine, what a test sees. */
export class FabricRig {
  readonly clock = new ManualClock();
  readonly outside: (Ipv4Packet & { readonly checksumTrusted: boolean })[] = [];
  readonly endpoint: (Ipv4Packet & { readonly vpcId: string })[] = [];
  readonly faults: unknown[] = [];
  readonly warnings: string[] = [];
  /** What flow logs handed on, in order */
  readonly flowLogLines: {
    readonly flowLogId: string;
    readonly networkInterfaceId: string;
    readonly heading: string;
    readonly line: string;
  }[] = [];
  readonly fabric: Fabric;
  /** A server of the internet that answers for every address and port by `echo` */
  readonly server: TcpStack;
  /** This machine's endpoint in VPCs */
  readonly dialer: TcpStack;
  private readonly guests: FakeGuestNic[] = [];

  constructor(topology: NetworkTopology) {
    this.server = this.stack((packet) => this.fabric.receiveFromOutside(packet));
    this.dialer = this.stack((packet) => this.fabric.receiveFromEndpoint("vpc-1", packet));
    this.fabric = new Fabric({
      clock: this.clock,
      randomBytes,
      log: {
        info: () => {},
        warn: (message) => this.warnings.push(message),
        error: (_message, fields) => this.faults.push(fields),
      },
      services: {
        acceptMetadata: (connection) => connection.end(),
        resolve: async (query) => query,
      },
      flowLogSink: {
        append: (flowLogId, networkInterfaceId, heading, lines) => {
          const of = { flowLogId, networkInterfaceId, heading };
          this.flowLogLines.push(...lines.map((line) => ({ ...of, line })));
        },
      },
      outside: {
        receive: (packet, { checksumTrusted }) => {
          this.outside.push({ ...packet, checksumTrusted });
          if (packet.protocol !== ipProtocol.tcp || packet.fragmentOffsetBytes > 0) return;
          this.server.receive(parseTcp(packet.payload, packet, checksumTrusted), packet);
        },
      },
      endpoint: {
        receive: (vpcId, packet, { checksumTrusted }) => {
          this.endpoint.push({ ...packet, vpcId });
          if (packet.protocol !== ipProtocol.tcp) return;
          this.dialer.receive(parseTcp(packet.payload, packet, checksumTrusted), packet);
        },
      },
    });
    this.fabric.configure(topology);
  }

  /** A guest at an interface of the topology, its address set, its gateway the router */
  async plug(networkInterfaceId: string): Promise<FakeGuestNic> {
    const port = this.fabric.connect(networkInterfaceId, { frameOffload: false });
    const found = this.fabric.topology.networkInterface(networkInterfaceId);
    if (found === undefined) throw new Error(`no interface ${networkInterfaceId}`);
    const guest = new FakeGuestNic(port, {
      macAddress: found.topology.macAddress,
      clock: this.clock,
      mtuBytes: found.mtuBytes,
      accept: echo,
    });
    guest.address = found.addresses[0].privateAddress;
    await guest.useGateway(found.subnet.router);
    guest.frames.length = 0;
    this.guests.push(guest);
    return guest;
  }

  /** Sends a datagram of the internet */
  sendFromOutside(
    source: string,
    destination: string,
    datagram: Partial<UdpDatagram> = {},
    fields: Partial<Ipv4Packet> = {},
  ): void {
    const addresses = { source: parseIpv4Address(source), destination: parseIpv4Address(destination) };
    const whole = { sourcePort: 7, destinationPort: 5_000, payload: new Uint8Array(0), ...datagram };
    const payload = serializeUdp(whole, addresses);
    this.fabric.receiveFromOutside({
      ...plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload }),
      ...fields,
    });
  }

  /** Whether a datagram of one guest comes to another by an address */
  reaches(from: FakeGuestNic, to: FakeGuestNic, address: Ipv4Address, port = 7): boolean {
    const before = to.datagrams.length;
    from.sendDatagram(address, { destinationPort: port });
    return to.datagrams.length > before;
  }

  /** What comes back when "hello" is sent over TCP to an `echo`; else how the connection ended, or `silence` */
  converse(from: FakeGuestNic, address: string, port = 80): string {
    const chunks: Uint8Array[] = [];
    let outcome = "silence";
    const connection = from.open(address, port);
    connection.onData((data) => chunks.push(data.slice()));
    connection.onClose((how) => {
      outcome = how === "finished" ? Buffer.concat(chunks).toString() : how;
    });
    connection.write(Buffer.from("hello"));
    connection.end();
    this.clock.advance(90_000);
    return outcome;
  }

  close(): void {
    for (const guest of this.guests) guest.close();
    this.server.close();
    this.dialer.close();
    this.fabric.close();
  }

  private stack(send: (packet: Ipv4Packet) => void): TcpStack {
    return new TcpStack({
      clock: this.clock,
      randomBytes,
      listener: () => echo,
      transmit: (segment, addresses) =>
        send(
          plainIpv4Packet({
            ...addresses,
            protocol: ipProtocol.tcp,
            payload: serializeTcp(segment, addresses),
          }),
        ),
    });
  }
}
