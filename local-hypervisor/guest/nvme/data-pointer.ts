import type { GuestMemory } from "../guest-memory";
import type { Command } from "./command";
import { CommandFailure, Status } from "./status";

export const pageBytes = 4096;

/** A contiguous part of a command's data in guest memory */
export interface Segment {
  readonly address: number;
  readonly lengthBytes: number;
}

/**
 * The memory that a command's PRP entries name (NVM Express 1.4, section 4.3): the first may start within a page, the
 * second is the second page, or a list of pages when there are more, whose last entry of a page leads to the next.
 */
export function dataSegments(memory: GuestMemory, command: Command, lengthBytes: number): Segment[] {
  const segments: Segment[] = [];
  let left = lengthBytes;
  const take = (address: number) => {
    if (segments.length > 0 && address % pageBytes !== 0) throw new CommandFailure(Status.invalidPrpOffset);
    const length = Math.min(left, pageBytes - (address % pageBytes));
    if (!memory.covers(address, length)) throw new CommandFailure(Status.dataTransferError);
    const last = segments.at(-1);
    if (last && last.address + last.lengthBytes === address) {
      segments[segments.length - 1] = { address: last.address, lengthBytes: last.lengthBytes + length };
    } else segments.push({ address, lengthBytes: length });
    left -= length;
  };
  if (command.prp1 % 4 !== 0) throw new CommandFailure(Status.invalidPrpOffset);
  if (left > 0) take(command.prp1);
  if (left > pageBytes) takeList(memory, command.prp2, () => left, take);
  else if (left > 0) take(command.prp2);
  return segments;
}

function takeList(
  memory: GuestMemory,
  list: number,
  left: () => number,
  take: (address: number) => void,
): void {
  let at = list;
  while (left() > 0) {
    if (at % 8 !== 0) throw new CommandFailure(Status.invalidPrpOffset);
    const lastOfPage = at % pageBytes === pageBytes - 8;
    const entry = readEntry(memory, at);
    if (lastOfPage && left() > pageBytes) {
      // At least one page is taken between two links, unless a link leads to a link: then there is no end
      if (entry % pageBytes === pageBytes - 8) throw new CommandFailure(Status.invalidPrpOffset);
      at = entry;
      continue;
    }
    take(entry);
    at += 8;
  }
}

function readEntry(memory: GuestMemory, address: number): number {
  if (!memory.covers(address, 8)) throw new CommandFailure(Status.dataTransferError);
  const bytes = memory.read(address, 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  return view.getUint32(4, true) * 2 ** 32 + view.getUint32(0, true);
}

/** The command's data, copied out of guest memory */
export function gather(memory: GuestMemory, segments: readonly Segment[]): Uint8Array {
  const [only] = segments;
  if (only && segments.length === 1) return memory.read(only.address, only.lengthBytes);
  const bytes = new Uint8Array(segments.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0));
  let at = 0;
  for (const { address, lengthBytes } of segments) {
    bytes.set(memory.read(address, lengthBytes), at);
    at += lengthBytes;
  }
  return bytes;
}

/** Copies data into guest memory */
export function scatter(memory: GuestMemory, segments: readonly Segment[], bytes: Uint8Array): void {
  let at = 0;
  for (const { address, lengthBytes } of segments) {
    memory.write(address, bytes.subarray(at, at + lengthBytes));
    at += lengthBytes;
  }
}
