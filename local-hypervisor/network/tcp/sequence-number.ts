/** A position in a TCP stream, modulo 2^32. Two are comparable while they are less than 2^31 apart. */
export type SequenceNumber = number;

export function advance(sequence: SequenceNumber, count: number): SequenceNumber {
  return (sequence + count) >>> 0;
}

/** How far `to` lies after `from`; negative when it lies before */
export function distance(from: SequenceNumber, to: SequenceNumber): number {
  return (to - from) | 0;
}

export function laterOf(a: SequenceNumber, b: SequenceNumber): SequenceNumber {
  return distance(a, b) > 0 ? b : a;
}
