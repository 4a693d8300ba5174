/** An IPv4 address as an unsigned 32-bit number in network order, so that comparing and masking are arithmetic. */
export type Ipv4Address = number;

/** A MAC address as an unsigned 48-bit number in network order. */
export type MacAddress = number;

export const broadcastMac: MacAddress = 0xff_ff_ff_ff_ff_ff;
export const anyAddress: Ipv4Address = 0;
export const broadcastAddress: Ipv4Address = 0xff_ff_ff_ff;

/** An IPv4 network; `address` has no bits set outside the mask. */
export interface Ipv4Network {
  readonly address: Ipv4Address;
  readonly prefixLength: number;
  readonly mask: Ipv4Address;
}

/** Reads dotted decimal; throws `TypeError` on anything else */
export function parseIpv4Address(text: string): Ipv4Address {
  const octets = text.split(".");
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256)) {
    throw new TypeError(`"${text}" is not an IPv4 address`);
  }
  return octets.reduce((address, octet) => address * 256 + Number(octet), 0);
}

/** Dotted decimal */
export function formatIpv4Address(address: Ipv4Address): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}

/** Reads six octets with colons; throws `TypeError` on anything else */
export function parseMacAddress(text: string): MacAddress {
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text)) throw new TypeError(`"${text}" is not a MAC address`);
  return Number.parseInt(text.replaceAll(":", ""), 16);
}

/** Reads `a.b.c.d/n` and clears the host bits; throws `TypeError` on anything else */
export function parseIpv4Network(text: string): Ipv4Network {
  const [address, prefix, ...rest] = text.split("/");
  const prefixLength = prefix !== undefined && /^\d{1,2}$/.test(prefix) ? Number(prefix) : 33;
  if (address === undefined || prefixLength > 32 || rest.length > 0) {
    throw new TypeError(`"${text}" is not an IPv4 network`);
  }
  const mask = prefixLength === 0 ? 0 : (0xffffffff << (32 - prefixLength)) >>> 0;
  return { address: (parseIpv4Address(address) & mask) >>> 0, prefixLength, mask };
}

/** Last address of the network */
export function networkBroadcast(network: Ipv4Network): Ipv4Address {
  return (network.address | ~network.mask) >>> 0;
}
