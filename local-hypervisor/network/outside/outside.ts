import type { Log } from "../../control-plane/log";
import type { Clock } from "../../model/clock";
import { Reassembly } from "../fragments/reassembly";
import type { TcpConnection } from "../tcp/connection";
import type { TcpEndpoint } from "../tcp/connection-state";
import type { TcpAcceptor } from "../tcp/stack";
import { formatIpv4Address, type Ipv4Address } from "../wire/address";
import { icmpType, parseIcmp, serializeIcmp } from "../wire/icmp";
import { type Ipv4Packet, ipProtocol, plainIpv4Packet } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import type { PacketOffload } from "../wire/packet-offload";
import { parseTcp, serializeTcp } from "../wire/tcp";
import { parseUdp, serializeUdp, type UdpDatagram } from "../wire/udp";
import { type DestinationRules, judgeAddress, judgeDestination } from "./destination";
import { EchoRequests } from "./echo-requests";
import type { HostService } from "./host-service";
import { createHostTcpStack } from "./host-tcp-stack";
import { HostUdp, type HostUdpEvents, type HostUdpFlow } from "./host-udp";
import { OutboundTcp } from "./outbound-tcp";
import { OutboundUdp } from "./outbound-udp";
import { OwnAddresses } from "./own-addresses";
import { Pinger } from "./pinger";
import { unreachable } from "./unreachable";

const maximumUdpFlows = 1_024;

export interface OutsideOptions {
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** This machine as guests and their rules see it */
  readonly hostAddress: Ipv4Address;
  /** What of this machine guests may reach */
  readonly hostServices: readonly HostService[];
  /** Whether the daemon itself listens on a port of this machine */
  isDaemonPort(port: number): boolean;
  /**
   * Takes packets to public addresses. Packets of TCP come with work left to be done; others are complete, and may be
   * longer than any link carries.
   */
  send(packet: Ipv4Packet, offload?: PacketOffload): void;
}

/**
 * The Internet and this machine as one peer of packets: what guests send beyond their VPC is carried on by ordinary
 * sockets, and this machine's programs reach public addresses through it.
 */
export interface Outside {
  /** Takes a packet whose source is a public address. `checksumTrusted`: its TCP or UDP checksum may be unfinished */
  receive(packet: Ipv4Packet, options: { readonly checksumTrusted: boolean }): void;
  /** Opens a connection from this machine's address to a public one; failure shows as its `onClose` */
  connectTcp(remote: TcpEndpoint, established: TcpAcceptor): TcpConnection;
  /** Datagrams from this machine's address to a public one; `undefined` when there are too many flows already */
  openUdp(remote: TcpEndpoint, events: HostUdpEvents): HostUdpFlow | undefined;
  /** Sends an echo request to a public address; resolves with the round trip, milliseconds, or `undefined` */
  ping(address: Ipv4Address, timeoutMs: number): Promise<number | undefined>;
  /** Nobody has the address any more: its connections end */
  forget(address: Ipv4Address): void;
  /** Ends everything that is under way */
  close(): void;
}

export function createOutside(options: OutsideOptions): Outside {
  const { clock, log, hostAddress } = options;
  const randomBytes = (lengthBytes: number) => options.randomBytes(lengthBytes);
  const ownAddresses = new OwnAddresses(clock);
  const rules: DestinationRules = {
    hostAddress,
    hostServices: options.hostServices,
    isOwnAddress: (address) => ownAddresses.has(address),
    isDaemonPort: (port) => options.isDaemonPort(port),
  };
  const refusals = new RefusalLog(log);
  const judge = (protocol: "tcp" | "udp", address: Ipv4Address, port: number) => {
    const destination = judgeDestination(rules, protocol, address, port);
    if (destination.kind === "forbidden") refusals.tell(protocol, address, port);
    return destination;
  };
  const sendUdp = (addresses: Pick<Ipv4Packet, "source" | "destination">, datagram: UdpDatagram) =>
    options.send({
      ...plainIpv4Packet({
        ...addresses,
        protocol: ipProtocol.udp,
        payload: serializeUdp(datagram, addresses),
      }),
      dontFragment: false,
      identification: Buffer.from(randomBytes(2)).readUInt16BE(),
    });
  const tellUnreachable = (packet: Ipv4Packet, why: Parameters<typeof unreachable>[1]) =>
    options.send(unreachable(packet, why));

  const outboundTcp = new OutboundTcp({
    clock,
    log,
    judge: ({ local }) => judge("tcp", local.address, local.port),
    tellUnreachable: ({ local, remote, syn }, why) => {
      const addresses = { source: remote.address, destination: local.address };
      const payload = serializeTcp(syn, addresses);
      tellUnreachable(plainIpv4Packet({ ...addresses, protocol: ipProtocol.tcp, payload }), why);
    },
  });
  const outboundUdp = new OutboundUdp({
    clock,
    maximumFlows: maximumUdpFlows,
    judge: (packet, datagram) => judge("udp", packet.destination, datagram.destinationPort),
    answer: ({ source, destination }, datagram) =>
      sendUdp(
        { source: destination, destination: source },
        { ...datagram, sourcePort: datagram.destinationPort, destinationPort: datagram.sourcePort },
      ),
    tellUnreachable,
  });
  const tcp = createHostTcpStack({
    clock,
    randomBytes,
    send: (packet, offload) => options.send(packet, offload),
    decide: (attempt) => outboundTcp.decide(attempt),
  });
  const hostUdp = new HostUdp(clock, (datagram, remote) =>
    sendUdp({ source: hostAddress, destination: remote.address }, datagram),
  );
  const echoes = new EchoRequests({ clock, randomBytes });
  const pinger = new Pinger(log);
  const reassembly = new Reassembly(clock);

  const answerEcho = (packet: Ipv4Packet): void => {
    const message = { ...parseIcmp(packet.payload), type: icmpType.echoReply };
    options.send({
      ...plainIpv4Packet({
        protocol: ipProtocol.icmp,
        source: packet.destination,
        destination: packet.source,
        payload: serializeIcmp(message),
      }),
      dontFragment: false,
      identification: packet.identification,
    });
  };
  const receiveIcmp = (packet: Ipv4Packet): void => {
    const message = parseIcmp(packet.payload);
    const isHost = packet.destination === hostAddress;
    if (message.type === icmpType.echoReply && isHost) echoes.receive(packet.source, message);
    if (message.type !== icmpType.echoRequest || message.code !== 0) return;
    if (isHost) {
      answerEcho(packet);
      return;
    }
    const verdict = judgeAddress(rules, packet.destination);
    if (verdict === "forbidden") tellUnreachable(packet, "prohibited");
    if (verdict !== "reachable") return;
    const kept = { ...packet, payload: packet.payload.slice() };
    void pinger.ping(formatIpv4Address(packet.destination), message.payload.length).then((answered) => {
      if (answered) answerEcho(kept);
    });
  };
  const receiveUdp = (packet: Ipv4Packet, checksumTrusted: boolean): void => {
    const datagram = parseUdp(packet.payload, packet, checksumTrusted);
    const isTaken = packet.destination === hostAddress && hostUdp.receive(packet.source, datagram);
    if (!isTaken) outboundUdp.receive(packet, datagram);
  };

  return {
    receive: (arrived, { checksumTrusted }) => {
      const packet = reassembly.accept(arrived);
      if (packet === undefined) return;
      try {
        if (packet.protocol === ipProtocol.tcp) {
          tcp.receive(parseTcp(packet.payload, packet, checksumTrusted), packet);
        } else if (packet.protocol === ipProtocol.udp) {
          receiveUdp(packet, checksumTrusted);
        } else if (packet.protocol === ipProtocol.icmp) {
          receiveIcmp(packet);
        }
      } catch (error) {
        if (!(error instanceof MalformedPacketError)) throw error; // dropped, as the Internet does
      }
    },
    connectTcp: (remote, established) => tcp.connect(hostAddress, remote, established),
    openUdp: (remote, events) => hostUdp.open(remote, events),
    ping: (address, timeoutMs) =>
      echoes.ask({ source: hostAddress, destination: address }, timeoutMs, (packet) => options.send(packet)),
    forget: (address) => tcp.close(address),
    close: () => {
      pinger.close();
      outboundTcp.close();
      outboundUdp.close();
      hostUdp.close();
      tcp.close();
    },
  };
}

/** Tells the user once a place that a guest wanted something of this machine, and how to allow it. */
class RefusalLog {
  private readonly told = new Set<string>();
  private static readonly most = 100;

  constructor(private readonly log: Log) {}

  tell(protocol: "tcp" | "udp", address: Ipv4Address, port: number): void {
    const destination = `${formatIpv4Address(address)}:${port}/${protocol}`;
    if (this.told.has(destination) || this.told.size >= RefusalLog.most) return;
    this.told.add(destination);
    this.log.warn("a guest was kept from this machine's own addresses", {
      destination,
      mend: `to allow it, start the daemon with DRYDOCK_HOST_SERVICES=<name>=${port}${protocol === "udp" ? "/udp" : ""}; guests then reach <name>.host.drydock.internal:${port}`,
    });
  }
}
