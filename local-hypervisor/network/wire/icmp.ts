import { internetChecksum } from "./checksum";
import { MalformedPacketError } from "./malformed-packet-error";
import { readUint32, writeUint16, writeUint32 } from "./octets";

export const icmpType = {
  echoReply: 0,
  destinationUnreachable: 3,
  echoRequest: 8,
  timeExceeded: 11,
} as const;

/** Code of destination unreachable: nobody listens on the UDP port */
export const portUnreachable = 3;

/** Further codes of destination unreachable (RFC 792, RFC 1812) */
export const unreachableCode = { network: 0, host: 1, fragmentationNeeded: 4, prohibited: 13 } as const;

const headerBytes = 8;

/** An ICMP message (RFC 792). */
export interface IcmpMessage {
  readonly type: number;
  readonly code: number;
  /** Second word of the header: identifier and sequence number of an echo, unused in most errors */
  readonly rest: number;
  readonly payload: Uint8Array;
}

/** The payload is a view of `bytes`; throws `MalformedPacketError`, for a wrong checksum too */
export function parseIcmp(bytes: Uint8Array): IcmpMessage {
  if (bytes.length < headerBytes) throw new MalformedPacketError("ICMP", "shorter than its header");
  if (internetChecksum(bytes) !== 0) throw new MalformedPacketError("ICMP", "wrong checksum");
  return {
    type: bytes[0] as number,
    code: bytes[1] as number,
    rest: readUint32(bytes, 4),
    payload: bytes.subarray(headerBytes),
  };
}

export function serializeIcmp(message: IcmpMessage): Uint8Array {
  const bytes = new Uint8Array(headerBytes + message.payload.length);
  bytes[0] = message.type;
  bytes[1] = message.code;
  writeUint32(bytes, 4, message.rest);
  bytes.set(message.payload, headerBytes);
  writeUint16(bytes, 2, internetChecksum(bytes));
  return bytes;
}
