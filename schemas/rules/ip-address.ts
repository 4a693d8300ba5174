// node:net has both questions, but loading it takes 3 ms, which every start of the provider would pay

/** Four numbers from 0 to 255, without leading zeros. */
export const isIpv4 = (text: string): boolean =>
  /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/.test(text);

/** Number of 16-bit groups that a part without `::` stands for, or undefined when it is malformed. */
function countGroups(part: string): number | undefined {
  if (part === "") return 0;
  const groups = part.split(":");
  const last = groups.pop() as string;
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  if (/^[0-9a-f]{1,4}$/i.test(last)) return groups.length + 1;
  return isIpv4(last) ? groups.length + 2 : undefined;
}

/** Eight groups of hexadecimal digits, `::` once for any number of zeros, the last two perhaps as IPv4 (RFC 4291). */
export function isIpv6(text: string): boolean {
  const parts = text.split("::");
  if (parts.length > 2) return false;
  const counts = parts.map(countGroups);
  // What stands before :: cannot end in an IPv4 address
  if (counts.includes(undefined) || (parts.length === 2 && parts[0]?.includes("."))) return false;
  const groups = (counts as number[]).reduce((sum, count) => sum + count, 0);
  return parts.length === 2 ? groups < 8 : groups === 8;
}
