import type { Ipv4Address } from "./address";

/** One's complement sum of 16-bit words, folded; an odd last byte is padded with zero (RFC 1071) */
function sumOfWords(bytes: Uint8Array, start = 0): number {
  let sum = start;
  const even = bytes.length & ~1;
  for (let offset = 0; offset < even; offset += 2) {
    sum += ((bytes[offset] as number) << 8) | (bytes[offset + 1] as number);
  }
  if (even < bytes.length) sum += (bytes[even] as number) << 8;
  return foldedSum(sum);
}

/** One's complement sum brought to 16 bits */
export function foldedSum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x1_0000);
  return folded;
}

/** The Internet checksum of bytes whose checksum field is zero; over bytes that carry a correct one it gives 0 */
export function internetChecksum(bytes: Uint8Array, start = 0): number {
  return ~sumOfWords(bytes, start) & 0xffff;
}

/** What the checksums of TCP and UDP cover besides the segment itself. */
export interface TransportAddresses {
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
}

/** Sum of the IPv4 pseudo-header, to start the checksum of TCP or UDP from */
export function sumOfPseudoHeader(
  addresses: TransportAddresses,
  protocol: number,
  lengthBytes: number,
): number {
  const { source, destination } = addresses;
  return (
    (source >>> 16) +
    (source & 0xffff) +
    (destination >>> 16) +
    (destination & 0xffff) +
    protocol +
    lengthBytes
  );
}
