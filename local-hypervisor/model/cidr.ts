/** A block of IPv4 addresses. */
export interface Ipv4Block {
  /** First address, as an unsigned 32-bit number */
  readonly first: number;
  /** Length of the prefix, 0 to 32 bits */
  readonly prefixBits: number;
}

const ipv4Pattern = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/** An address in dotted decimals as an unsigned 32-bit number; undefined for anything else. */
export function parseIpv4(text: string): number | undefined {
  const octets = ipv4Pattern.exec(text)?.slice(1).map(Number);
  if (!octets || octets.some((octet) => octet > 255)) return undefined;
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

export const formatIpv4 = (address: number): string =>
  [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");

export const blockSize = ({ prefixBits }: Ipv4Block): number => 2 ** (32 - prefixBits);

/** A block such as `10.0.0.0/16`; bits after the prefix are cleared, as EC2 does. */
export function parseIpv4Block(text: string): Ipv4Block | undefined {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const first = parseIpv4(address);
  if (first === undefined || rest.length > 0 || !/^(\d|[12]\d|3[0-2])$/.test(prefix)) return undefined;
  const prefixBits = Number(prefix);
  return { first: first - (first % 2 ** (32 - prefixBits)), prefixBits };
}

export const formatIpv4Block = ({ first, prefixBits }: Ipv4Block): string =>
  `${formatIpv4(first)}/${prefixBits}`;

export const blockContains = (block: Ipv4Block, address: number): boolean =>
  address >= block.first && address < block.first + blockSize(block);

export const blocksOverlap = (one: Ipv4Block, other: Ipv4Block): boolean =>
  blockContains(one, other.first) || blockContains(other, one.first);

/** Whether all of `inner` is in `outer`. */
export const blockIsWithin = (inner: Ipv4Block, outer: Ipv4Block): boolean =>
  inner.prefixBits >= outer.prefixBits && blockContains(outer, inner.first);

/**
 * A block of IPv6 addresses in its canonical text (RFC 5952), bits after the prefix cleared; undefined when `text` is
 * not one.
 */
export function canonicalIpv6Block(text: string): string | undefined {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const groups = parseIpv6(address);
  if (!groups || rest.length > 0 || !/^(\d|[1-9]\d|1[01]\d|12[0-8])$/.test(prefix)) return undefined;
  const prefixBits = Number(prefix);
  const masked = groups.map((group, index) => {
    const kept = Math.min(Math.max(prefixBits - index * 16, 0), 16);
    return group - (group % 2 ** (16 - kept));
  });
  return `${formatIpv6(masked)}/${prefixBits}`;
}

/** Eight groups of sixteen bits. */
function parseIpv6(text: string): number[] | undefined {
  const [head = "", tail, ...rest] = text.split("::");
  if (rest.length > 0) return undefined;
  const before = parseGroups(head, tail === undefined);
  const after = tail === undefined ? [] : parseGroups(tail, true);
  if (!before || !after) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...Array<number>(missing).fill(0), ...after];
}

/** @param endsAddress whether the last part may be an IPv4 address, as it may at the end */
function parseGroups(text: string, endsAddress: boolean): number[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    const embedded = endsAddress && index === parts.length - 1 ? parseIpv4(part) : undefined;
    if (embedded !== undefined) groups.push(Math.floor(embedded / 65536), embedded % 65536);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

function formatIpv6(groups: readonly number[]): string {
  let longest = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > longest.length) longest = { start, length };
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  if (longest.length === 1) return text(groups);
  return `${text(groups.slice(0, longest.start))}::${text(groups.slice(longest.start + longest.length))}`;
}
