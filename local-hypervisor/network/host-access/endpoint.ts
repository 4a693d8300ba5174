import type { Clock } from "../../model/clock";
import { EchoRequests } from "../outside/echo-requests";
import { createHostTcpStack } from "../outside/host-tcp-stack";
import type { TcpConnection } from "../tcp/connection";
import type { TcpEndpoint } from "../tcp/connection-state";
import type { TcpAcceptor, TcpStack } from "../tcp/stack";
import type { Ipv4Address } from "../wire/address";
import { icmpType, parseIcmp } from "../wire/icmp";
import { type Ipv4Packet, ipProtocol } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import type { PacketOffload } from "../wire/packet-offload";
import { parseTcp } from "../wire/tcp";

export interface EndpointOptions {
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
  /** Takes packets to private addresses of a VPC; those of TCP come with work left to be done */
  send(vpcId: string, packet: Ipv4Packet, offload?: PacketOffload): void;
}

/** This machine inside of VPCs, at the fourth address of each subnet, as an EC2 Instance Connect Endpoint would be. */
export class Endpoint {
  /** By VPC: two may use the same addresses */
  private readonly stacks = new Map<string, TcpStack>();
  private readonly echoes: EchoRequests;

  constructor(private readonly options: EndpointOptions) {
    this.echoes = new EchoRequests(options);
  }

  /** Takes a packet that a guest sent to an endpoint's address */
  receive(vpcId: string, packet: Ipv4Packet, options: { readonly checksumTrusted: boolean }): void {
    try {
      if (packet.protocol === ipProtocol.tcp) {
        const segment = parseTcp(packet.payload, packet, options.checksumTrusted);
        this.stacks.get(vpcId)?.receive(segment, packet);
      } else if (packet.protocol === ipProtocol.icmp) {
        const message = parseIcmp(packet.payload);
        if (message.type === icmpType.echoReply) this.echoes.receive(packet.source, message);
      }
    } catch (error) {
      if (!(error instanceof MalformedPacketError)) throw error;
    }
  }

  /** Opens a connection from `source`, the endpoint of the destination's subnet; failure shows as its `onClose` */
  connectTcp(
    vpcId: string,
    source: Ipv4Address,
    remote: TcpEndpoint,
    established: TcpAcceptor,
  ): TcpConnection {
    return this.stack(vpcId).connect(source, remote, established);
  }

  /** Resolves with the round trip of an echo, milliseconds; `undefined` when no answer comes */
  ping(
    vpcId: string,
    addresses: { readonly source: Ipv4Address; readonly destination: Ipv4Address },
    timeoutMs: number,
  ): Promise<number | undefined> {
    return this.echoes.ask(addresses, timeoutMs, (packet) => this.options.send(vpcId, packet));
  }

  close(): void {
    for (const stack of this.stacks.values()) stack.close();
    this.stacks.clear();
  }

  private stack(vpcId: string): TcpStack {
    const known = this.stacks.get(vpcId);
    if (known !== undefined) return known;
    const stack = createHostTcpStack({
      clock: this.options.clock,
      randomBytes: (lengthBytes) => this.options.randomBytes(lengthBytes),
      send: (packet, offload) => this.options.send(vpcId, packet, offload),
    });
    this.stacks.set(vpcId, stack);
    return stack;
  }
}
