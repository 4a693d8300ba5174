import type { SeededRandom } from "../seeded-random";

const commonPorts = [0, 1, 22, 53, 80, 443, 1024, 8080, 32_768, 65_534, 65_535];
export const otherProtocols = [50, 89, 99, 253];
export const icmpQueries = [8, 8, 8, 13, 15, 17];
export const icmpErrors = [3, 3, 3, 4, 5, 11, 12];

/** What a case's rules and packets are drawn from, so that they often meet. */
export interface Pool {
  readonly remotes: readonly string[];
  readonly ports: readonly number[];
}

export const pick = <Item>(random: SeededRandom, items: readonly Item[]): Item =>
  items[random.below(items.length)] as Item;
export const chance = (random: SeededRandom, probability: number): boolean => random.next() < probability;
export const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");

/** Address of the case with this number, from the block that the kernel has on the inside */
export const addressOfCase = (number: number): string => dotted(0x6440_0001 + number);

/** Addresses that the kernel forwards without a second thought */
export const remoteAddress = (random: SeededRandom): string =>
  pick(random, [
    () => dotted(0x0a00_0000 + random.below(1 << 24)),
    () => dotted(0x0a00_0000 + random.below(512)),
    () => dotted(0xcb00_7100 + random.below(256)),
  ])();

function neighbour(random: SeededRandom, address: string): string {
  const octets = address.split(".").map(Number);
  octets[3] = ((octets[3] ?? 0) + 255 + random.below(3)) % 256;
  return octets.join(".");
}

export function block(random: SeededRandom, pool: Pool): string {
  const prefixLength = pick(random, [8, 9, 16, 20, 24, 28, 30, 31, 32, 32, 1 + random.below(32)]);
  const address = chance(random, 0.7)
    ? pick(random, pool.remotes)
    : neighbour(random, pick(random, pool.remotes));
  const bits = address.split(".").reduce((value, octet) => value * 256 + Number(octet), 0);
  const mask = (0xffff_ffff << (32 - prefixLength)) >>> 0;
  return `${dotted((bits & mask) >>> 0)}/${prefixLength}`;
}

export function randomPool(random: SeededRandom): Pool {
  return {
    remotes: times(1 + random.below(4), () => remoteAddress(random)),
    ports: times(4, () => (chance(random, 0.6) ? pick(random, commonPorts) : random.below(65_536))),
  };
}

export const port = (random: SeededRandom, pool: Pool): number =>
  chance(random, 0.8)
    ? pick(random, pool.ports)
    : Math.min(65_535, Math.max(0, pick(random, pool.ports) + random.below(3) - 1));
