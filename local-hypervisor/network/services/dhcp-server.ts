import {
  anyAddress,
  type Ipv4Address,
  type Ipv4Network,
  type MacAddress,
  networkBroadcast,
} from "../wire/address";
import { type DhcpMessage, dhcpMessageType, dhcpOption } from "../wire/dhcp";
import { readUint32, writeUint16, writeUint32 } from "../wire/octets";

/** What one interface is told; EC2 knows its address before the guest asks. */
export interface DhcpAssignment {
  readonly macAddress: MacAddress;
  readonly address: Ipv4Address;
  readonly subnet: Ipv4Network;
  /** Router of the subnet, and the server's own name */
  readonly router: Ipv4Address;
  readonly hostName: string;
  readonly domainName?: string;
  readonly domainNameServers: readonly Ipv4Address[];
  readonly timeServers: readonly Ipv4Address[];
  readonly netbiosNameServers: readonly Ipv4Address[];
  /** RFC 1001: 1, 2, 4 or 8 */
  readonly netbiosNodeType?: number;
  readonly mtuBytes: number;
}

/** A day: addresses never change under a running guest, so renewals only cost */
const leaseSeconds = 86_400;

/**
 * The answer to a client's message (RFC 2131, section 4.3), `undefined` for silence. There is no state: an interface has
 * one address for life, so that leases, releases and restarts of this server need no memory.
 */
export function answerDhcp(message: DhcpMessage, assignment: DhcpAssignment): DhcpMessage | undefined {
  if (message.operation !== "request" || message.clientMac !== assignment.macAddress) return undefined;
  const { options } = message;
  const server = addressOption(options, dhcpOption.serverIdentifier);
  if (server !== undefined && server !== assignment.router) return undefined;
  switch (options.get(dhcpOption.messageType)?.[0]) {
    case dhcpMessageType.discover:
      return reply(message, dhcpMessageType.offer, assignment.address, leaseOptions(assignment));
    case dhcpMessageType.request:
      return answerRequest(message, assignment);
    case dhcpMessageType.inform:
      return reply(message, dhcpMessageType.acknowledge, anyAddress, networkOptions(assignment));
    default:
      return undefined; // release and decline want no answer, other types are not for servers
  }
}

function answerRequest(message: DhcpMessage, assignment: DhcpAssignment): DhcpMessage {
  const wanted = addressOption(message.options, dhcpOption.requestedAddress) ?? message.clientAddress;
  if (wanted !== assignment.address) {
    return {
      ...reply(message, dhcpMessageType.refuse, anyAddress, [serverIdentifier(assignment)]),
      broadcast: true,
    };
  }
  return reply(message, dhcpMessageType.acknowledge, assignment.address, leaseOptions(assignment));
}

type Option = readonly [code: number, data: Uint8Array];

function reply(
  message: DhcpMessage,
  type: number,
  yourAddress: Ipv4Address,
  options: readonly Option[],
): DhcpMessage {
  return {
    operation: "reply",
    transactionId: message.transactionId,
    secondsElapsed: 0,
    broadcast: message.broadcast,
    clientAddress: type === dhcpMessageType.acknowledge ? message.clientAddress : anyAddress,
    yourAddress,
    nextServerAddress: anyAddress,
    relayAddress: message.relayAddress,
    clientMac: message.clientMac,
    options: new Map([[dhcpOption.messageType, Uint8Array.of(type)], ...options]),
  };
}

function leaseOptions(assignment: DhcpAssignment): Option[] {
  return [
    ...networkOptions(assignment),
    [dhcpOption.leaseTimeSeconds, uint32(leaseSeconds)],
    [dhcpOption.renewalTimeSeconds, uint32(leaseSeconds / 2)],
    [dhcpOption.rebindingTimeSeconds, uint32((leaseSeconds * 7) / 8)],
  ];
}

/** Lists that the VPC's DHCP options leave empty are not sent */
function networkOptions(assignment: DhcpAssignment): Option[] {
  const { subnet, router, domainName, netbiosNodeType } = assignment;
  return [
    serverIdentifier(assignment),
    [dhcpOption.subnetMask, uint32(subnet.mask)],
    [dhcpOption.router, uint32(router)],
    ...addressList(dhcpOption.domainNameServer, assignment.domainNameServers),
    ...(domainName === undefined ? [] : [[dhcpOption.domainName, Buffer.from(domainName)] as const]),
    [dhcpOption.hostName, Buffer.from(assignment.hostName)],
    [dhcpOption.broadcastAddress, uint32(networkBroadcast(subnet))],
    [dhcpOption.interfaceMtu, uint16(assignment.mtuBytes)],
    ...addressList(dhcpOption.timeServer, assignment.timeServers),
    ...addressList(dhcpOption.netbiosNameServer, assignment.netbiosNameServers),
    ...(netbiosNodeType === undefined
      ? []
      : [[dhcpOption.netbiosNodeType, Uint8Array.of(netbiosNodeType)] as const]),
  ];
}

function addressList(code: number, addresses: readonly Ipv4Address[]): Option[] {
  if (addresses.length === 0) return [];
  return [[code, Uint8Array.from(addresses.flatMap((address) => [...uint32(address)]))]];
}

function serverIdentifier(assignment: DhcpAssignment): Option {
  return [dhcpOption.serverIdentifier, uint32(assignment.router)];
}

function addressOption(options: DhcpMessage["options"], code: number): Ipv4Address | undefined {
  const data = options.get(code);
  return data?.length === 4 ? readUint32(data, 0) : undefined;
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  writeUint32(bytes, 0, value);
  return bytes;
}

function uint16(value: number): Uint8Array {
  const bytes = new Uint8Array(2);
  writeUint16(bytes, 0, value);
  return bytes;
}
