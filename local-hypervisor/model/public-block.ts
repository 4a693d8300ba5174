import { blockContains, type Ipv4Block, parseIpv4 } from "./cidr";

/**
 * 127.64.0.0/10: where every public address of every region is, Elastic or of a run. No other machine can have them,
 * and this one answers them without any setting.
 */
export const publicBlock: Ipv4Block = { first: 127 * 2 ** 24 + 64 * 2 ** 16, prefixBits: 10 };

/**
 * Whether the text is an address that Drydock can give: one of the block that does not end in 0 or 255.
 * @param block 127.64.0.0/10, or a part of it
 */
export function isPublicAddress(text: string, block: Ipv4Block = publicBlock): boolean {
  const address = parseIpv4(text);
  return (
    address !== undefined && blockContains(block, address) && address % 256 !== 0 && address % 256 !== 255
  );
}

/** How many addresses of a part of 127.64.0.0/10, a /24 or larger, Drydock can give */
export const publicAddressesOf = ({ prefixBits }: Ipv4Block): number => 254 * 2 ** (24 - prefixBits);
