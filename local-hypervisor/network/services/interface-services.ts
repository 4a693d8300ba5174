import type { Clock } from "../../model/clock";
import type { TcpConnection } from "../tcp/connection";
import { type TcpAcceptor, TcpStack } from "../tcp/stack";
import type { CompiledNetworkInterface } from "../topology/compiled-topology";
import { broadcastAddress, type Ipv4Address, networkBroadcast } from "../wire/address";
import { dhcpMessageType, dhcpOption, dhcpPort, parseDhcp, serializeDhcp } from "../wire/dhcp";
import { icmpType, parseIcmp, portUnreachable, serializeIcmp } from "../wire/icmp";
import { type Ipv4Packet, ipProtocol, ipv4HeaderBytes, plainIpv4Packet, serializeIpv4 } from "../wire/ipv4";
import { parseTcp, serializeTcp, tcpHeaderBytes } from "../wire/tcp";
import { parseUdp, serializeUdp, type UdpDatagram } from "../wire/udp";
import { dhcpAssignmentOf } from "./dhcp-assignment";
import { answerDhcp } from "./dhcp-server";
import { dnsPort, serveDnsOverTcp } from "./name-server";
import { isServiceAddress, linkLocalResolver, metadataAddress, timeServerAddress } from "./network-addresses";
import { answerNtp, ntpPort } from "./time-server";

/** What stands behind the addresses that the network serves. */
export interface NetworkServices {
  /** Takes a connection to port 80 of 169.254.169.254 */
  acceptMetadata(connection: TcpConnection, networkInterface: CompiledNetworkInterface): void;
  /** Answers a DNS query; `undefined` for silence */
  resolve(
    query: Uint8Array,
    asker: CompiledNetworkInterface,
    transport: "udp" | "tcp",
  ): Promise<Uint8Array | undefined>;
}

export interface InterfaceServicesOptions {
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
  readonly services: NetworkServices;
  /** The interface as it is now: its VPC's options may change while it is plugged in */
  networkInterface(): CompiledNetworkInterface;
  /** Puts a packet on the interface's cable */
  transmit(packet: Ipv4Packet): void;
}

const httpPort = 80;
/** DNS queries under way for one interface; more are dropped, as EC2 drops those beyond its rate */
const maximumQueries = 128;

/**
 * What the network itself serves to one interface: router, DHCP, resolver, metadata and time. No filter is asked, as on
 * EC2. Whatever a guest sends, it costs that guest its packet and nothing else.
 */
export class InterfaceServices {
  private readonly tcp: TcpStack;
  private queries = 0;
  private closed = false;

  constructor(private readonly options: InterfaceServicesOptions) {
    this.tcp = new TcpStack({
      clock: options.clock,
      randomBytes: (lengthBytes) => options.randomBytes(lengthBytes),
      segmentBytes: options.networkInterface().mtuBytes - ipv4HeaderBytes - tcpHeaderBytes,
      listener: ({ address, port }) => this.listener(address, port),
      transmit: (segment, addresses, timeToLive) => {
        const payload = serializeTcp(segment, addresses);
        this.transmit({ ...addresses, protocol: ipProtocol.tcp, payload, timeToLive });
      },
    });
  }

  /** Connections and timers are gone; nothing is transmitted any more */
  close(): void {
    this.closed = true;
    this.tcp.close();
  }

  /** Whether a packet is for the network itself rather than for somebody behind it */
  concerns({ destination }: Ipv4Packet): boolean {
    return isServiceAddress(this.networkInterface, destination) || this.isBroadcast(destination);
  }

  /**
   * Takes a packet that `concerns` it. Throws `MalformedPacketError`.
   * @param checksumTrusted Whether the transport checksum was left to be made
   */
  receive(packet: Ipv4Packet, checksumTrusted: boolean): void {
    if (packet.moreFragments || packet.fragmentOffsetBytes > 0) return; // no service here needs more than a packet
    if (packet.protocol === ipProtocol.udp) {
      this.receiveUdp(packet, parseUdp(packet.payload, packet, checksumTrusted));
    } else if (this.isBroadcast(packet.destination)) {
      return;
    } else if (packet.protocol === ipProtocol.tcp) {
      this.tcp.receive(parseTcp(packet.payload, packet, checksumTrusted), packet);
    } else if (packet.protocol === ipProtocol.icmp) {
      this.receiveIcmp(packet);
    }
  }

  /** Answers a packet with an ICMP error of the router's; `rest` is the second word of its header */
  reportError(about: Ipv4Packet, type: number, code: number, rest: number, from?: Ipv4Address): void {
    const quotedBytes = ipv4HeaderBytes + about.options.length + 8;
    this.transmit({
      protocol: ipProtocol.icmp,
      source: from ?? this.networkInterface.subnet.router,
      destination: about.source,
      payload: serializeIcmp({
        type,
        code,
        rest,
        payload: serializeIpv4(about).subarray(0, quotedBytes),
      }),
    });
  }

  /**
   * Resets a TCP connection that a NAT gateway no longer knows, as one does whose idle connection goes on; other packets
   * are ignored.
   */
  refuseForgotten(packet: Ipv4Packet, checksumTrusted: boolean): void {
    if (packet.protocol !== ipProtocol.tcp || packet.fragmentOffsetBytes > 0 || packet.moreFragments) return;
    const segment = parseTcp(packet.payload, packet, checksumTrusted);
    if (!segment.syn) this.tcp.receive(segment, packet);
  }

  private get networkInterface(): CompiledNetworkInterface {
    return this.options.networkInterface();
  }

  private isBroadcast(address: Ipv4Address): boolean {
    return address === broadcastAddress || address === networkBroadcast(this.networkInterface.subnet.block);
  }

  private isResolver(address: Ipv4Address): boolean {
    const { vpc } = this.networkInterface;
    return vpc.topology.enableDnsSupport && (address === vpc.resolver || address === linkLocalResolver);
  }

  private listener(address: Ipv4Address, port: number): TcpAcceptor | undefined {
    const { services } = this.options;
    if (address === metadataAddress && port === httpPort)
      return (connection) => services.acceptMetadata(connection, this.networkInterface);
    if (this.isResolver(address) && port === dnsPort)
      return (connection) =>
        serveDnsOverTcp(connection, (query) => services.resolve(query, this.networkInterface, "tcp"));
    return undefined;
  }

  private receiveUdp(packet: Ipv4Packet, datagram: UdpDatagram): void {
    const { destination } = packet;
    const { destinationPort } = datagram;
    const isBroadcast = this.isBroadcast(destination);
    const isRouter = destination === this.networkInterface.subnet.router;
    if (destinationPort === dhcpPort.server && (isBroadcast || isRouter)) {
      this.receiveDhcp(datagram.payload);
    } else if (isBroadcast) {
      return;
    } else if (destinationPort === dnsPort && this.isResolver(destination)) {
      this.receiveQuery(packet, datagram);
    } else if (destinationPort === ntpPort && destination === timeServerAddress) {
      const answer = answerNtp(datagram.payload, this.options.clock.now());
      if (answer !== undefined) this.reply(packet, datagram, answer);
    } else if (packet.source !== 0) {
      // At once, so that a client need not wait for its timeout (RFC 1122, 4.1.3.1)
      this.reportError(packet, icmpType.destinationUnreachable, portUnreachable, 0, destination);
    }
  }

  private receiveDhcp(payload: Uint8Array): void {
    const message = parseDhcp(payload);
    const assignment = dhcpAssignmentOf(this.networkInterface);
    const answer = answerDhcp(message, assignment);
    if (answer === undefined) return;
    const refused = answer.options.get(dhcpOption.messageType)?.[0] === dhcpMessageType.refuse;
    const hasAddress = message.clientAddress === assignment.address && !refused;
    const addresses = {
      source: assignment.router,
      destination: !hasAddress && answer.broadcast ? broadcastAddress : assignment.address,
    };
    const datagram = {
      sourcePort: dhcpPort.server,
      destinationPort: dhcpPort.client,
      payload: serializeDhcp(answer),
    };
    this.transmit({ ...addresses, protocol: ipProtocol.udp, payload: serializeUdp(datagram, addresses) });
  }

  private receiveQuery(packet: Ipv4Packet, datagram: UdpDatagram): void {
    if (this.queries >= maximumQueries) return;
    this.queries += 1;
    const answered = (answer?: Uint8Array): void => {
      this.queries -= 1;
      if (answer !== undefined) this.reply(packet, datagram, answer);
    };
    this.options.services
      .resolve(datagram.payload, this.networkInterface, "udp")
      .then(answered, () => answered());
  }

  private reply(to: Ipv4Packet, datagram: UdpDatagram, payload: Uint8Array): void {
    const addresses = { source: to.destination, destination: to.source };
    const answer = {
      sourcePort: datagram.destinationPort,
      destinationPort: datagram.sourcePort,
      payload,
    };
    this.transmit({ ...addresses, protocol: ipProtocol.udp, payload: serializeUdp(answer, addresses) });
  }

  private receiveIcmp(packet: Ipv4Packet): void {
    if (packet.destination !== this.networkInterface.subnet.router) return;
    const message = parseIcmp(packet.payload);
    if (message.type !== icmpType.echoRequest || message.code !== 0) return;
    this.transmit({
      protocol: ipProtocol.icmp,
      source: packet.destination,
      destination: packet.source,
      payload: serializeIcmp({ ...message, type: icmpType.echoReply }),
    });
  }

  private transmit(packet: Parameters<typeof plainIpv4Packet>[0]): void {
    if (!this.closed) this.options.transmit(plainIpv4Packet(packet));
  }
}
