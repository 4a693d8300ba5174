import type { Log } from "../control-plane/log";
import type { FramePort } from "../control-plane/ports";
import type { Clock } from "../model/clock";
import { answerArp } from "./arp-responder";
import { answerDhcp, type DhcpAssignment } from "./dhcp-server";
import { isLocalAddress, type LocalAddresses, localAddresses, routerMac } from "./local-addresses";
import { SourceGuard } from "./source-guard";
import { type TcpAcceptor, TcpStack } from "./tcp/stack";
import {
  broadcastAddress,
  broadcastMac,
  type Ipv4Address,
  type MacAddress,
  networkBroadcast,
  parseIpv4Address,
  parseMacAddress,
} from "./wire/address";
import { parseArp, serializeArp } from "./wire/arp";
import { dhcpMessageType, dhcpOption, dhcpPort, parseDhcp, serializeDhcp } from "./wire/dhcp";
import { ethernetHeaderBytes, etherType, parseEthernet, serializeEthernet } from "./wire/ethernet";
import { icmpType, parseIcmp, portUnreachable, serializeIcmp } from "./wire/icmp";
import {
  type Ipv4Packet,
  ipProtocol,
  ipv4HeaderBytes,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "./wire/ipv4";
import { MalformedPacketError } from "./wire/malformed-packet-error";
import { parseTcp, serializeTcp, tcpHeaderBytes } from "./wire/tcp";
import { parseUdp, serializeUdp } from "./wire/udp";

/** A plugged interface and what its network is like. */
export interface GuestNetworkAttachment {
  readonly networkInterfaceId: string;
  readonly instanceId: string;
  /** Six octets, lower case, colons */
  readonly macAddress: string;
  /** Primary private IPv4 address, dotted */
  readonly privateIpAddress: string;
  /** Such as `172.31.16.0/20`; the router is its first address */
  readonly subnetCidr: string;
  /** Such as `172.31.0.0/16`; the resolver is its base plus two */
  readonly vpcCidr: string;
  /** First label of the private DNS name, such as `ip-172-31-16-5` */
  readonly hostName: string;
  /** Rest of the private DNS name, such as `ec2.internal` */
  readonly domainName: string;
  /** Largest IP packet, bytes; told to the guest by DHCP */
  readonly mtuBytes: number;
}

export interface InterfaceEndpointOptions {
  readonly attachment: GuestNetworkAttachment;
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** Who listens for TCP at one of the network's own addresses */
  listener(address: Ipv4Address, port: number): TcpAcceptor | undefined;
}

/** Frames that wait while one is handled; more are dropped, as a full ring of a NIC would */
const maximumWaitingFrames = 4096;

/**
 * The network's end of one interface's cable: checks who speaks, and answers for the router, the resolver and the
 * metadata address. Whatever a guest sends, it costs that guest its frame and nothing else.
 */
export class InterfaceEndpoint {
  private readonly macAddress: MacAddress;
  private readonly address: Ipv4Address;
  private readonly local: LocalAddresses;
  private readonly guard: SourceGuard;
  private readonly tcp: TcpStack;
  private readonly waiting: Uint8Array[] = [];
  private handling = false;
  private unplugged = false;
  private spoofTold = false;
  private deliver: (frame: Uint8Array) => void = () => {};

  /** The engine's end of the cable */
  readonly port: FramePort = {
    send: (frame) => this.receive(frame),
    onFrame: (receive) => {
      this.deliver = receive;
    },
  };

  constructor(private readonly options: InterfaceEndpointOptions) {
    const { attachment } = options;
    this.macAddress = parseMacAddress(attachment.macAddress);
    this.address = parseIpv4Address(attachment.privateIpAddress);
    this.local = localAddresses(attachment.subnetCidr, attachment.vpcCidr);
    this.guard = new SourceGuard(this.macAddress, this.address);
    this.tcp = new TcpStack({
      clock: options.clock,
      randomBytes: (lengthBytes) => options.randomBytes(lengthBytes),
      segmentBytes: attachment.mtuBytes - ipv4HeaderBytes - tcpHeaderBytes,
      listener: (endpoint) => options.listener(endpoint.address, endpoint.port),
      transmit: (segment, addresses, timeToLive) => {
        const payload = serializeTcp(segment, addresses);
        this.transmitIpv4({ ...addresses, protocol: ipProtocol.tcp, payload, timeToLive });
      },
    });
  }

  /** Frames no longer pass; connections and timers are gone */
  unplug(): void {
    this.unplugged = true;
    this.waiting.length = 0;
    this.tcp.close();
  }

  /** One frame at a time, even when handling one makes the other end send the next */
  private receive(frame: Uint8Array): void {
    const tooLong = frame.length > this.options.attachment.mtuBytes + ethernetHeaderBytes;
    if (this.unplugged || tooLong || this.waiting.length >= maximumWaitingFrames) return;
    this.waiting.push(frame);
    if (this.handling) return;
    this.handling = true;
    try {
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift())
        this.handle(next);
    } finally {
      this.handling = false;
    }
  }

  private handle(bytes: Uint8Array): void {
    try {
      this.handleFrame(bytes);
    } catch (error) {
      if (!(error instanceof MalformedPacketError)) throw error; // what cannot be read is dropped, as hardware does
    }
  }

  private handleFrame(bytes: Uint8Array): void {
    const frame = parseEthernet(bytes);
    if (!this.guard.admitsFrameFrom(frame.source)) {
      this.tellSpoof("MAC address");
    } else if (frame.destination !== routerMac && frame.destination !== broadcastMac) {
      // Multicast (IPv6 and IGMP housekeeping) and other guests: nothing of ours.
    } else if (frame.etherType === etherType.arp) {
      this.handleArp(frame.payload);
    } else if (frame.etherType === etherType.ipv4) {
      this.handleIpv4(parseIpv4(frame.payload));
    }
  }

  private handleArp(payload: Uint8Array): void {
    const packet = parseArp(payload);
    if (!this.guard.admitsArp(packet)) {
      this.tellSpoof("ARP sender");
      return;
    }
    const answer = answerArp(packet, this.local);
    if (answer !== undefined) this.transmit(this.macAddress, etherType.arp, serializeArp(answer));
  }

  private handleIpv4(packet: Ipv4Packet): void {
    if (!this.guard.admitsIpv4(packet)) {
      this.tellSpoof("IP address");
      return;
    }
    if (packet.moreFragments || packet.fragmentOffsetBytes > 0) return; // no service here needs more than a packet
    const { destination, protocol } = packet;
    const isBroadcast =
      destination === broadcastAddress || destination === networkBroadcast(this.local.subnet);
    if (protocol === ipProtocol.udp) this.handleUdp(packet, isBroadcast);
    else if (isBroadcast || !isLocalAddress(this.local, destination)) return;
    else if (protocol === ipProtocol.tcp) this.tcp.receive(parseTcp(packet.payload, packet), packet);
    else if (protocol === ipProtocol.icmp) this.handleIcmp(packet);
  }

  private handleUdp(packet: Ipv4Packet, isBroadcast: boolean): void {
    const isLocal = isLocalAddress(this.local, packet.destination);
    if (!isLocal && !isBroadcast) return;
    const datagram = parseUdp(packet.payload, packet);
    const toServer = isBroadcast || packet.destination === this.local.router;
    if (toServer && datagram.destinationPort === dhcpPort.server) this.handleDhcp(datagram.payload);
    else if (isLocal) this.refuseUdp(packet);
  }

  private handleDhcp(payload: Uint8Array): void {
    const message = parseDhcp(payload);
    const answer = answerDhcp(message, this.dhcpAssignment);
    if (answer === undefined) return;
    const refused = answer.options.get(dhcpOption.messageType)?.[0] === dhcpMessageType.refuse;
    const hasAddress = message.clientAddress === this.address && !refused;
    const everybody = !hasAddress && answer.broadcast;
    const addresses = {
      source: this.local.router,
      destination: everybody ? broadcastAddress : this.address,
    };
    const datagram = {
      sourcePort: dhcpPort.server,
      destinationPort: dhcpPort.client,
      payload: serializeDhcp(answer),
    };
    const udp = serializeUdp(datagram, addresses);
    const packet = serializeIpv4(plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload: udp }));
    this.transmit(everybody ? broadcastMac : this.macAddress, etherType.ipv4, packet);
  }

  private get dhcpAssignment(): DhcpAssignment {
    const { hostName, domainName, mtuBytes } = this.options.attachment;
    const { macAddress, address, local } = this;
    return { macAddress, address, local, hostName, domainName, mtuBytes };
  }

  /** Says at once that nobody listens, so that a client need not wait for its timeout (RFC 1122, 4.1.3.1) */
  private refuseUdp(packet: Ipv4Packet): void {
    if (packet.source !== this.address) return;
    const quoted = serializeIpv4(packet).subarray(0, ipv4HeaderBytes + packet.options.length + 8);
    const message = {
      type: icmpType.destinationUnreachable,
      code: portUnreachable,
      rest: 0,
      payload: quoted,
    };
    this.transmitIpv4({
      protocol: ipProtocol.icmp,
      source: packet.destination,
      destination: packet.source,
      payload: serializeIcmp(message),
    });
  }

  private handleIcmp(packet: Ipv4Packet): void {
    if (packet.destination !== this.local.router || packet.source !== this.address) return;
    const message = parseIcmp(packet.payload);
    if (message.type !== icmpType.echoRequest || message.code !== 0) return;
    this.transmitIpv4({
      protocol: ipProtocol.icmp,
      source: packet.destination,
      destination: packet.source,
      payload: serializeIcmp({ ...message, type: icmpType.echoReply }),
    });
  }

  private transmitIpv4(packet: Parameters<typeof plainIpv4Packet>[0]): void {
    this.transmit(this.macAddress, etherType.ipv4, serializeIpv4(plainIpv4Packet(packet)));
  }

  private transmit(destination: MacAddress, type: number, payload: Uint8Array): void {
    if (this.unplugged) return;
    this.deliver(serializeEthernet({ destination, source: routerMac, etherType: type, payload }));
  }

  /** Once an interface: a guest must not be able to fill the log */
  private tellSpoof(what: string): void {
    if (this.spoofTold) return;
    this.spoofTold = true;
    const { networkInterfaceId, instanceId } = this.options.attachment;
    this.options.log.warn(`dropped a frame with a foreign ${what}`, { networkInterfaceId, instanceId });
  }
}
