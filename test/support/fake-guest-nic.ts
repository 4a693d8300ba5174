import { randomBytes } from "node:crypto";
import type { FramePort } from "../../local-hypervisor/control-plane/ports";
import { type Clock, systemClock } from "../../local-hypervisor/model/clock";
import type { TcpConnection } from "../../local-hypervisor/network/tcp/connection";
import { type TcpAcceptor, TcpStack } from "../../local-hypervisor/network/tcp/stack";
import {
  anyAddress,
  broadcastAddress,
  broadcastMac,
  type Ipv4Address,
  type MacAddress,
  parseIpv4Address,
  parseMacAddress,
} from "../../local-hypervisor/network/wire/address";
import { arpOperation, parseArp, serializeArp } from "../../local-hypervisor/network/wire/arp";
import {
  type DhcpMessage,
  dhcpMessageType,
  dhcpOption,
  dhcpPort,
  parseDhcp,
  serializeDhcp,
} from "../../local-hypervisor/network/wire/dhcp";
import { etherType, parseEthernet, serializeEthernet } from "../../local-hypervisor/network/wire/ethernet";
import {
  type IcmpMessage,
  icmpType,
  parseIcmp,
  serializeIcmp,
} from "../../local-hypervisor/network/wire/icmp";
import {
  type Ipv4Packet,
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../local-hypervisor/network/wire/ipv4";
import { readUint32, writeUint32 } from "../../local-hypervisor/network/wire/octets";
import { parseTcp, serializeTcp } from "../../local-hypervisor/network/wire/tcp";
import { parseUdp, serializeUdp, type UdpDatagram } from "../../local-hypervisor/network/wire/udp";

export interface FakeGuestRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - 169.254.169.254 */
  readonly address?: string;
}

export interface FakeGuestResponse {
  readonly status: number;
  /** By lower-case name */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** IP TTLs of the packets that carried bytes of the response */
  readonly timesToLive: ReadonlySet<number>;
}

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  writeUint32(bytes, 0, value);
  return bytes;
};

/**
 * A guest's network card with a small client stack behind it: DHCP, ARP, ping and HTTP as an operating system does
 * them, for tests that need no operating system. Answers that never come leave their promise pending.
 */
export class FakeGuestNic {
  readonly macAddress: MacAddress;
  /** Own address, once `acquireLease` has got it or a test sets it */
  address: Ipv4Address = anyAddress;
  readonly frames: Uint8Array[] = [];
  /** Datagrams that came for the guest, those of DHCP aside */
  readonly datagrams: (UdpDatagram & Pick<Ipv4Packet, "source" | "destination">)[] = [];
  /** ICMP errors that came for the guest, as they are */
  readonly errors: (IcmpMessage & Pick<Ipv4Packet, "source">)[] = [];
  /** Datagrams refused with ICMP port unreachable */
  refusedDatagrams = 0;

  private gatewayMac: MacAddress = broadcastMac;
  private readonly tcp: TcpStack;
  private readonly timesToLive = new Set<number>();
  private onArp: (mac: MacAddress) => void = () => {};
  private onDhcp: (message: DhcpMessage) => void = () => {};
  private onEcho: (message: IcmpMessage) => void = () => {};

  constructor(
    private readonly port: FramePort,
    options: {
      readonly macAddress: string;
      readonly clock?: Clock;
      readonly mtuBytes?: number;
      /** Takes TCP connections */
      readonly accept?: TcpAcceptor;
      /** Where somebody listens. @default - at every port */
      readonly ports?: readonly number[];
    },
  ) {
    this.macAddress = parseMacAddress(options.macAddress);
    this.tcp = new TcpStack({
      clock: options.clock ?? systemClock,
      randomBytes,
      segmentBytes: (options.mtuBytes ?? 1500) - 40,
      ...(options.accept && {
        listener: ({ port }) => (options.ports?.includes(port) === false ? undefined : options.accept),
      }),
      transmit: (segment, addresses, timeToLive) => {
        const payload = serializeTcp(segment, addresses);
        this.sendIpv4({ ...addresses, protocol: ipProtocol.tcp, payload, timeToLive });
      },
    });
    port.onFrame((frame) => this.receive(frame));
  }

  /** Drops connections and their timers */
  close(): void {
    this.tcp.close();
  }

  /** Sends a frame as it is */
  sendFrame(frame: Uint8Array): void {
    this.port.send(frame);
  }

  sendEthernet(
    type: number,
    payload: Uint8Array,
    destination = this.gatewayMac,
    source = this.macAddress,
  ): void {
    this.sendFrame(serializeEthernet({ destination, source, etherType: type, payload }));
  }

  sendIpv4(packet: Parameters<typeof plainIpv4Packet>[0]): void {
    this.sendEthernet(etherType.ipv4, serializeIpv4(plainIpv4Packet(packet)));
  }

  /** DISCOVER and REQUEST, then ARP for the router; gives the acknowledgement's options */
  async acquireLease(): Promise<ReadonlyMap<number, Uint8Array>> {
    const offer = await this.askDhcp(dhcpMessageType.discover);
    const server = offer.options.get(dhcpOption.serverIdentifier) as Uint8Array;
    const acknowledgement = await this.askDhcp(dhcpMessageType.request, [
      [dhcpOption.requestedAddress, uint32(offer.yourAddress)],
      [dhcpOption.serverIdentifier, server],
    ]);
    this.address = acknowledgement.yourAddress;
    await this.useGateway(readUint32(acknowledgement.options.get(dhcpOption.router) as Uint8Array, 0));
    return acknowledgement.options;
  }

  /** Sends a DHCP message and resolves with the answer to it */
  askDhcp(
    type: number,
    options: readonly (readonly [number, Uint8Array])[] = [],
    fields: Partial<DhcpMessage> = {},
  ): Promise<DhcpMessage> {
    const transactionId = readUint32(randomBytes(4), 0);
    const message: DhcpMessage = {
      operation: "request",
      transactionId,
      secondsElapsed: 0,
      broadcast: false,
      clientAddress: this.address,
      yourAddress: anyAddress,
      nextServerAddress: anyAddress,
      relayAddress: anyAddress,
      clientMac: this.macAddress,
      options: new Map([[dhcpOption.messageType, Uint8Array.of(type)], ...options]),
      ...fields,
    };
    const answer = new Promise<DhcpMessage>((resolve) => {
      this.onDhcp = (reply) => {
        if (reply.transactionId === transactionId) resolve(reply);
      };
    });
    const addresses = { source: this.address, destination: broadcastAddress };
    const datagram = {
      sourcePort: dhcpPort.client,
      destinationPort: dhcpPort.server,
      payload: serializeDhcp(message),
    };
    this.sendIpv4({ ...addresses, protocol: ipProtocol.udp, payload: serializeUdp(datagram, addresses) });
    return answer;
  }

  /** The MAC address behind an IP address */
  resolveMac(address: Ipv4Address): Promise<MacAddress> {
    const answer = new Promise<MacAddress>((resolve) => {
      this.onArp = resolve;
    });
    const request = {
      operation: arpOperation.request,
      senderMac: this.macAddress,
      senderAddress: this.address,
      targetMac: 0,
      targetAddress: address,
    };
    this.sendEthernet(etherType.arp, serializeArp(request), broadcastMac);
    return answer;
  }

  /** Sends everything that is not broadcast to the address's MAC */
  async useGateway(address: Ipv4Address): Promise<void> {
    this.gatewayMac = await this.resolveMac(address);
  }

  /** Resolves with the payload of the echo reply */
  ping(address: Ipv4Address, payload: Uint8Array): Promise<Uint8Array> {
    const answer = new Promise<Uint8Array>((resolve) => {
      this.onEcho = (message) => resolve(message.payload);
    });
    const message = { type: icmpType.echoRequest, code: 0, rest: 1, payload };
    this.sendIpv4({
      protocol: ipProtocol.icmp,
      source: this.address,
      destination: address,
      payload: serializeIcmp(message),
    });
    return answer;
  }

  /** Sends a datagram; `source` is the guest's own address unless it is told otherwise */
  sendDatagram(
    destination: Ipv4Address,
    datagram: Partial<UdpDatagram> = {},
    source: Ipv4Address = this.address,
  ): void {
    const whole = { sourcePort: 5_000, destinationPort: 7, payload: new Uint8Array(0), ...datagram };
    const addresses = { source, destination };
    this.sendIpv4({ ...addresses, protocol: ipProtocol.udp, payload: serializeUdp(whole, addresses) });
  }

  /** Opens a TCP connection */
  open(address = "169.254.169.254", port = 80): TcpConnection {
    return this.tcp.connect(this.address, { address: parseIpv4Address(address), port }, () => {});
  }

  /** Sends bytes over TCP and resolves with everything that came back when the other side has closed */
  exchange(bytes: Uint8Array, address = "169.254.169.254", port = 80): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      const connection = this.open(address, port);
      connection.onData((data) => chunks.push(data.slice()));
      connection.onEnd(() => connection.end());
      connection.onClose((outcome) => {
        if (outcome === "finished") resolve(Buffer.concat(chunks));
        else reject(new Error(`the connection to ${address}:${port} ended: ${outcome}`));
      });
      connection.write(bytes);
    });
  }

  async request(request: FakeGuestRequest): Promise<FakeGuestResponse> {
    const { method = "GET", path, headers = {}, address = "169.254.169.254" } = request;
    const fields = Object.entries({ Host: address, Connection: "close", ...headers });
    const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    this.timesToLive.clear();
    const answer = await this.exchange(Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines}\r\n`), address);
    const [response] = parseResponses(Buffer.from(answer), method === "HEAD");
    if (response === undefined) throw new Error("no response came");
    return { ...response, timesToLive: new Set(this.timesToLive) };
  }

  /** A token of IMDSv2 */
  async token(ttlSeconds = 21_600): Promise<string> {
    const headers = { "X-aws-ec2-metadata-token-ttl-seconds": String(ttlSeconds) };
    const { status, body } = await this.request({ method: "PUT", path: "/latest/api/token", headers });
    if (status !== 200) throw new Error(`the token request was answered with ${status}`);
    return body;
  }

  /** A metadata path with a fresh token, as a careful guest reads it */
  async read(path: string): Promise<FakeGuestResponse> {
    return this.request({ path, headers: { "X-aws-ec2-metadata-token": await this.token() } });
  }

  private receive(bytes: Uint8Array): void {
    this.frames.push(bytes);
    const frame = parseEthernet(bytes);
    if (frame.destination !== this.macAddress && frame.destination !== broadcastMac) return;
    if (frame.etherType === etherType.arp) this.onArp(parseArp(frame.payload).senderMac);
    else if (frame.etherType === etherType.ipv4) this.receiveIpv4(parseIpv4(frame.payload));
  }

  private receiveIpv4(packet: Ipv4Packet): void {
    if (packet.protocol === ipProtocol.tcp) {
      const segment = parseTcp(packet.payload, packet);
      if (segment.payload.length > 0) this.timesToLive.add(packet.timeToLive);
      this.tcp.receive(segment, packet);
    } else if (packet.protocol === ipProtocol.udp) {
      const datagram = parseUdp(packet.payload, packet);
      if (datagram.sourcePort === dhcpPort.server) this.onDhcp(parseDhcp(datagram.payload));
      else this.datagrams.push({ ...datagram, source: packet.source, destination: packet.destination });
    } else if (packet.protocol === ipProtocol.icmp) {
      const message = parseIcmp(packet.payload);
      if (message.type === icmpType.echoReply) this.onEcho(message);
      if (message.type === icmpType.echoRequest) this.answerPing(packet, message);
      if (message.type !== icmpType.destinationUnreachable) return;
      this.refusedDatagrams += 1;
      this.errors.push({ ...message, source: packet.source });
    }
  }

  private answerPing({ source, destination }: Ipv4Packet, message: IcmpMessage): void {
    this.sendIpv4({
      protocol: ipProtocol.icmp,
      source: destination,
      destination: source,
      payload: serializeIcmp({ ...message, type: icmpType.echoReply }),
    });
  }
}

/** Splits what a server sent on one connection into its responses */
export function parseResponses(
  bytes: Buffer,
  withoutBody = false,
): { status: number; headers: ReadonlyMap<string, string>; body: string }[] {
  const responses = [];
  let rest = bytes;
  while (rest.length > 0) {
    const headEnd = rest.indexOf("\r\n\r\n");
    const [statusLine = "", ...lines] = rest.toString("latin1", 0, headEnd).split("\r\n");
    const headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    );
    const length = withoutBody ? 0 : Number(headers.get("content-length"));
    const body = rest.subarray(headEnd + 4, headEnd + 4 + length);
    if (headEnd < 0 || body.length < length) throw new Error("a response is cut off");
    responses.push({ status: Number(statusLine.split(" ")[1]), headers, body: body.toString() });
    rest = rest.subarray(headEnd + 4 + length);
  }
  return responses;
}
