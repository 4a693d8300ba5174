import { randomBytes } from "node:crypto";
import { systemClock } from "../../local-hypervisor/model/clock";
import {
  createOutside,
  type Outside,
  type OutsideOptions,
} from "../../local-hypervisor/network/outside/outside";
import type { TcpConnection } from "../../local-hypervisor/network/tcp/connection";
import type { TcpOutcome } from "../../local-hypervisor/network/tcp/connection-state";
import { type TcpAcceptor, TcpStack } from "../../local-hypervisor/network/tcp/stack";
import { type Ipv4Address, parseIpv4Address } from "../../local-hypervisor/network/wire/address";
import {
  type IcmpMessage,
  icmpType,
  parseIcmp,
  serializeIcmp,
} from "../../local-hypervisor/network/wire/icmp";
import {
  type Ipv4Packet,
  ipProtocol,
  plainIpv4Packet,
  serializeIpv4,
} from "../../local-hypervisor/network/wire/ipv4";
import type { PacketOffload } from "../../local-hypervisor/network/wire/packet-offload";
import { parseTcp, serializeTcp } from "../../local-hypervisor/network/wire/tcp";
import { parseUdp, serializeUdp, type UdpDatagram } from "../../local-hypervisor/network/wire/udp";
import { silentLog } from "./silent-log";

export const hostAddress = "198.51.100.1";

export interface PublicPeerOptions extends Partial<Omit<OutsideOptions, "send">> {
  /** Takes TCP connections from this machine */
  readonly accept?: TcpAcceptor;
  /** Whether its card leaves segments and checksums to others */
  readonly offloads?: boolean;
}

/** A guest as the outside knows it: somebody at a public address, without a fabric between. */
export class PublicPeer {
  readonly address = parseIpv4Address("127.64.0.4");
  readonly outside: Outside;
  readonly tcp: TcpStack;
  /** Payloads of the segments that came, bytes */
  readonly segmentSizes: number[] = [];
  readonly datagrams: (UdpDatagram & { readonly source: Ipv4Address })[] = [];
  readonly messages: (IcmpMessage & { readonly source: Ipv4Address })[] = [];
  private waiting: (() => void)[] = [];
  /** Takes nothing any more, as a guest that was switched off */
  deaf = false;

  constructor(options: PublicPeerOptions = {}) {
    const { accept, offloads = false, ...outsideOptions } = options;
    this.outside = createOutside({
      clock: systemClock,
      randomBytes,
      log: silentLog,
      hostAddress: parseIpv4Address(hostAddress),
      hostServices: [],
      isDaemonPort: () => false,
      ...outsideOptions,
      send: (packet, offload) => {
        setImmediate(() => this.receive(packet, offload));
      },
    });
    this.tcp = new TcpStack({
      clock: systemClock,
      randomBytes,
      ...(offloads && { batchBytes: 65_000 }),
      ...(accept && { listener: () => accept }),
      transmit: (segment, addresses) => {
        const payload = serializeTcp(segment, addresses, offloads ? "offloaded" : "complete");
        this.send(plainIpv4Packet({ ...addresses, protocol: ipProtocol.tcp, payload }), offloads);
      },
    });
  }

  send(packet: Ipv4Packet, checksumTrusted = false): void {
    setImmediate(() => {
      if (!this.deaf) this.outside.receive(packet, { checksumTrusted });
    });
  }

  connect(host: string, port: number): TcpConnection {
    return this.tcp.connect(this.address, { address: parseIpv4Address(host), port }, () => {});
  }

  sendUdp(host: string, port: number, payload: Uint8Array, sourcePort = 5_000): void {
    const addresses = { source: this.address, destination: parseIpv4Address(host) };
    const datagram = { sourcePort, destinationPort: port, payload };
    const udp = serializeUdp(datagram, addresses);
    this.send(plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload: udp }));
  }

  sendEcho(host: string, payload: Uint8Array): void {
    this.send(
      plainIpv4Packet({
        protocol: ipProtocol.icmp,
        source: this.address,
        destination: parseIpv4Address(host),
        payload: serializeIcmp({ type: icmpType.echoRequest, code: 0, rest: 7, payload }),
      }),
    );
  }

  /** Resolves once `look` finds something in what has come */
  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  close(): void {
    this.deaf = true;
    this.tcp.close();
    this.outside.close();
  }

  private receive(packet: Ipv4Packet, offload: PacketOffload | undefined): void {
    if (this.deaf) return;
    serializeIpv4(packet); // throws for what cannot go on a wire
    const from = { source: packet.source };
    if (packet.protocol === ipProtocol.tcp) {
      const segment = parseTcp(packet.payload, packet, offload !== undefined);
      if (segment.payload.length > 1_460 && offload?.segmentBytes === undefined)
        throw new Error(`a segment of ${segment.payload.length} bytes that asks for no cutting`);
      this.segmentSizes.push(segment.payload.length);
      this.tcp.receive(segment, packet);
    } else if (packet.protocol === ipProtocol.udp) {
      this.datagrams.push({ ...parseUdp(packet.payload, packet), ...from });
    } else if (packet.protocol === ipProtocol.icmp) {
      const message = parseIcmp(packet.payload);
      this.messages.push({ ...message, ...from });
      if (message.type === icmpType.echoRequest) this.answerEcho(packet, message);
    }
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private answerEcho(packet: Ipv4Packet, message: IcmpMessage): void {
    const payload = serializeIcmp({ ...message, type: icmpType.echoReply });
    const { source, destination, protocol } = packet;
    this.send(plainIpv4Packet({ protocol, source: destination, destination: source, payload }));
  }
}

/** Everything that a connection receives, and what became of it */
export function readAll(connection: TcpConnection): Promise<{ bytes: Buffer; outcome: TcpOutcome }> {
  const chunks: Uint8Array[] = [];
  connection.onData((data) => chunks.push(data.slice()));
  return new Promise((resolve) => {
    connection.onClose((outcome) => resolve({ bytes: Buffer.concat(chunks), outcome }));
  });
}
