import type { MacAddress } from "./address";
import { MalformedPacketError } from "./malformed-packet-error";
import { readMac, readUint16, writeMac, writeUint16 } from "./octets";

export const etherType = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd } as const;

export const ethernetHeaderBytes = 14;

/** An Ethernet II frame without its FCS. */
export interface EthernetFrame {
  readonly destination: MacAddress;
  readonly source: MacAddress;
  /** Protocol of the payload; values below 1536 are lengths of 802.3 frames */
  readonly etherType: number;
  /** May end with padding: the inner protocol knows its length */
  readonly payload: Uint8Array;
}

/** The payload is a view of `bytes`; throws `MalformedPacketError` */
export function parseEthernet(bytes: Uint8Array): EthernetFrame {
  if (bytes.length < ethernetHeaderBytes)
    throw new MalformedPacketError("Ethernet", "shorter than its header");
  return {
    destination: readMac(bytes, 0),
    source: readMac(bytes, 6),
    etherType: readUint16(bytes, 12),
    payload: bytes.subarray(ethernetHeaderBytes),
  };
}

export function serializeEthernet(frame: EthernetFrame): Uint8Array {
  const bytes = new Uint8Array(ethernetHeaderBytes + frame.payload.length);
  writeMac(bytes, 0, frame.destination);
  writeMac(bytes, 6, frame.source);
  writeUint16(bytes, 12, frame.etherType);
  bytes.set(frame.payload, ethernetHeaderBytes);
  return bytes;
}
