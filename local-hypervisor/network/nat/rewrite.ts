import { foldedSum, internetChecksum } from "../wire/checksum";
import { ipProtocol } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import { readUint16, readUint32, writeUint16, writeUint32 } from "../wire/octets";

/** What translation changes of a packet's two ends. Ports are TCP's or UDP's, or the identifier of an ICMP echo. */
export interface EndsChange {
  readonly source?: number;
  readonly destination?: number;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
}

/**
 * Whether a transport checksum is there in full, or, with `offloaded`, holds the sum of the pseudo header only, which
 * has the addresses and not the ports.
 */
export type TransportChecksum = "complete" | "offloaded";

const checksumPosition: Readonly<Record<number, number>> = {
  [ipProtocol.icmp]: 2,
  [ipProtocol.tcp]: 16,
  [ipProtocol.udp]: 6,
};

/**
 * Changes the ends of an IPv4 packet in place and brings its checksums along by the difference (RFC 1624), so that wrong
 * ones stay wrong. The packet may be cut off behind its header, as ICMP quotes one; what is missing is not changed.
 * Later fragments have no ports.
 */
export function rewriteEnds(packet: Uint8Array, change: EndsChange, checksum: TransportChecksum): void {
  const transportStart = ((packet[0] as number) & 15) * 4;
  const protocol = packet[9] as number;
  const addresses =
    replaceAddress(packet, 12, change.source) + replaceAddress(packet, 16, change.destination);
  writeUint16(packet, 10, complementOf((~readUint16(packet, 10) & 0xffff) + addresses));
  if ((readUint16(packet, 6) & 0x1fff) !== 0) return;

  const transport = packet.subarray(transportStart);
  const position = checksumPosition[protocol];
  if (position === undefined) return;
  const ports =
    protocol === ipProtocol.icmp
      ? replacePort(transport, 4, change.sourcePort ?? change.destinationPort)
      : replacePort(transport, 0, change.sourcePort) + replacePort(transport, 2, change.destinationPort);
  if (transport.length < position + 2) return;
  const pseudoHeader = protocol === ipProtocol.icmp ? 0 : addresses;
  const old = readUint16(transport, position);
  if (checksum === "offloaded") {
    writeUint16(transport, position, foldedSum(old + pseudoHeader));
  } else if (protocol !== ipProtocol.udp) {
    writeUint16(transport, position, complementOf((~old & 0xffff) + pseudoHeader + ports));
  } else if (old !== 0) {
    const updated = complementOf((~old & 0xffff) + pseudoHeader + ports);
    writeUint16(transport, position, updated === 0 ? 0xffff : updated);
  }
}

/**
 * Changes the ends of an ICMP error and of the packet that it quotes. Throws `MalformedPacketError` when its checksum is
 * wrong: it would be right afterwards.
 */
export function rewriteIcmpError(packet: Uint8Array, change: EndsChange, quotedChange: EndsChange): void {
  const message = packet.subarray(((packet[0] as number) & 15) * 4);
  if (internetChecksum(message) !== 0) throw new MalformedPacketError("ICMP", "wrong checksum");
  rewriteEnds(packet, { source: change.source, destination: change.destination }, "complete");
  rewriteEnds(message.subarray(8), quotedChange, "complete");
  writeUint16(message, 2, 0);
  writeUint16(message, 2, internetChecksum(message));
}

/** Puts an address in and gives what that adds to a one's complement sum */
function replaceAddress(bytes: Uint8Array, position: number, address: number | undefined): number {
  if (address === undefined) return 0;
  const old = readUint32(bytes, position);
  writeUint32(bytes, position, address);
  return (~(old >>> 16) & 0xffff) + (~old & 0xffff) + (address >>> 16) + (address & 0xffff);
}

function replacePort(bytes: Uint8Array, position: number, port: number | undefined): number {
  if (port === undefined || bytes.length < position + 2) return 0;
  const old = readUint16(bytes, position);
  writeUint16(bytes, position, port);
  return (~old & 0xffff) + port;
}

const complementOf = (sum: number): number => ~foldedSum(sum) & 0xffff;
