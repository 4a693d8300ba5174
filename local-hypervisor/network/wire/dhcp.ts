import type { Ipv4Address, MacAddress } from "./address";
import { MalformedPacketError } from "./malformed-packet-error";
import { readMac, readUint16, readUint32, writeMac, writeUint16, writeUint32 } from "./octets";

export const dhcpPort = { server: 67, client: 68 } as const;

/** Values of option 53 */
export const dhcpMessageType = {
  discover: 1,
  offer: 2,
  request: 3,
  decline: 4,
  acknowledge: 5,
  refuse: 6,
  release: 7,
  inform: 8,
} as const;

/** Option codes (RFC 2132) */
export const dhcpOption = {
  subnetMask: 1,
  router: 3,
  domainNameServer: 6,
  hostName: 12,
  domainName: 15,
  interfaceMtu: 26,
  broadcastAddress: 28,
  timeServer: 42,
  netbiosNameServer: 44,
  netbiosNodeType: 46,
  requestedAddress: 50,
  leaseTimeSeconds: 51,
  messageType: 53,
  serverIdentifier: 54,
  parameterRequestList: 55,
  renewalTimeSeconds: 58,
  rebindingTimeSeconds: 59,
} as const;

const optionPad = 0;
const optionEnd = 255;
const fixedBytes = 236;
const magicCookie = 0x63825363;
/** BOOTP's smallest message, which some clients insist on (RFC 1542, section 2.1) */
const minimumBytes = 300;

/** A DHCP message (RFC 2131). Server name and boot file are not represented. */
export interface DhcpMessage {
  readonly operation: "request" | "reply";
  readonly transactionId: number;
  readonly secondsElapsed: number;
  /** The client cannot take unicast yet */
  readonly broadcast: boolean;
  readonly clientAddress: Ipv4Address;
  readonly yourAddress: Ipv4Address;
  readonly nextServerAddress: Ipv4Address;
  readonly relayAddress: Ipv4Address;
  readonly clientMac: MacAddress;
  /** By code, 1 to 254; parts of a split option are joined (RFC 3396) */
  readonly options: ReadonlyMap<number, Uint8Array>;
}

/** Throws `MalformedPacketError` */
export function parseDhcp(bytes: Uint8Array): DhcpMessage {
  if (bytes.length < fixedBytes + 4) throw new MalformedPacketError("DHCP", "shorter than its header");
  const operation = bytes[0];
  if (operation !== 1 && operation !== 2) throw new MalformedPacketError("DHCP", "neither request nor reply");
  if (bytes[1] !== 1 || bytes[2] !== 6) throw new MalformedPacketError("DHCP", "hardware is not Ethernet");
  if (readUint32(bytes, fixedBytes) !== magicCookie)
    throw new MalformedPacketError("DHCP", "no magic cookie");
  return {
    operation: operation === 1 ? "request" : "reply",
    transactionId: readUint32(bytes, 4),
    secondsElapsed: readUint16(bytes, 8),
    broadcast: (readUint16(bytes, 10) & 0x8000) !== 0,
    clientAddress: readUint32(bytes, 12),
    yourAddress: readUint32(bytes, 16),
    nextServerAddress: readUint32(bytes, 20),
    relayAddress: readUint32(bytes, 24),
    clientMac: readMac(bytes, 28),
    options: parseOptions(bytes.subarray(fixedBytes + 4)),
  };
}

function parseOptions(bytes: Uint8Array): Map<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  let offset = 0;
  while (offset < bytes.length) {
    const code = bytes[offset] as number;
    if (code === optionEnd) break;
    if (code === optionPad) {
      offset += 1;
      continue;
    }
    const length = bytes[offset + 1];
    if (length === undefined || offset + 2 + length > bytes.length) {
      throw new MalformedPacketError("DHCP", `option ${code} is cut off`);
    }
    const data = bytes.slice(offset + 2, offset + 2 + length);
    const before = options.get(code);
    options.set(code, before === undefined ? data : Uint8Array.of(...before, ...data));
    offset += 2 + length;
  }
  return options;
}

export function serializeDhcp(message: DhcpMessage): Uint8Array {
  const options = serializeOptions(message.options);
  const bytes = new Uint8Array(Math.max(minimumBytes, fixedBytes + 4 + options.length));
  bytes[0] = message.operation === "request" ? 1 : 2;
  bytes[1] = 1;
  bytes[2] = 6;
  writeUint32(bytes, 4, message.transactionId);
  writeUint16(bytes, 8, message.secondsElapsed);
  writeUint16(bytes, 10, message.broadcast ? 0x8000 : 0);
  writeUint32(bytes, 12, message.clientAddress);
  writeUint32(bytes, 16, message.yourAddress);
  writeUint32(bytes, 20, message.nextServerAddress);
  writeUint32(bytes, 24, message.relayAddress);
  writeMac(bytes, 28, message.clientMac);
  writeUint32(bytes, fixedBytes, magicCookie);
  bytes.set(options, fixedBytes + 4);
  return bytes;
}

function serializeOptions(options: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const bytes: number[] = [];
  for (const [code, data] of options) {
    let offset = 0;
    do {
      const part = data.subarray(offset, offset + 255);
      bytes.push(code, part.length, ...part);
      offset += 255;
    } while (offset < data.length);
  }
  bytes.push(optionEnd);
  return Uint8Array.from(bytes);
}
