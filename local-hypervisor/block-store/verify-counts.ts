import type { Corruption } from "../control-plane/ports";
import { BlockStoreError } from "./errors";
import { chunkBytes, chunksPerLeaf } from "./geometry";
import type { Space } from "./space";
import type { Disk } from "./verify-data";
import type { Volume } from "./volume";

/** Counts anew what speaks of pages and slots, and compares. Nothing may change meanwhile */
export async function verifyCounts(
  space: Space,
  disks: readonly Disk[],
  pinned: readonly number[],
  volumes: readonly Volume[],
): Promise<Corruption[]> {
  const found: Corruption[] = [];
  const pages = new Map<number, number>();
  const slots = new Map<number, number>();
  const places = new Map<number, number>();
  // What these pages say no longer holds: their slots may be another chunk's, and the journal says so to the next opening
  const superseded = new Set<number>();
  for (const volume of volumes)
    for (const [, , page, tookOver] of volume.changedLeaves()) if (tookOver) superseded.add(page);
  const speak = (slot: number, chunk: number, id: string): void => {
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
    const place = places.get(slot) ?? chunk;
    places.set(slot, place);
    if (place === chunk) return;
    const detail = `One slot holds chunk ${place} of a disk and chunk ${chunk} of ${id}.`;
    found.push({ kind: "metadata", id, offsetBytes: chunk * chunkBytes, detail });
  };
  const walk = async (page: number, level: number, first: number, id: string): Promise<void> => {
    if (page === 0) return;
    pages.set(page, (pages.get(page) ?? 0) + 1);
    if ((pages.get(page) as number) > 1) return;
    const contents = await space.trees.pages.read(page, level);
    if (level === 0) {
      if (superseded.has(page)) return;
      contents.slots.forEach((slot, index) => {
        if (slot !== 0) speak(slot, first * chunksPerLeaf + index, id);
      });
      return;
    }
    for (const [index, child] of contents.children.entries())
      if (child !== 0)
        await walk(child, level - 1, first + index * contents.children.length ** (level - 1), id);
  };
  const roots = [...disks, ...pinned.map((root) => ({ id: "an open snapshot", root }))];
  for (const { id, root } of roots) {
    try {
      await walk(root, space.trees.rootLevel, 0, id);
    } catch (error) {
      if (!(error instanceof BlockStoreError)) throw error;
      found.push({ kind: "metadata", id, detail: error.message });
    }
  }
  // Counts mean nothing when a page cannot be read
  if (found.length > 0) return found;
  for (const volume of volumes) {
    for (const [leaf, changed] of volume.changedLeaves()) {
      changed.forEach((slot, index) => {
        if (slot !== 0) speak(slot, leaf * chunksPerLeaf + index, volume.volumeId);
      });
    }
  }
  found.push(...compare("slot", space.pool.counted(), slots));
  found.push(...compare("page", space.trees.pages.counted(), pages));
  return found;
}

function* compare(
  what: "slot" | "page",
  counted: Iterable<[number, number]>,
  found: Map<number, number>,
): Generator<Corruption> {
  const left = new Map([...found].filter(([, count]) => count !== 0));
  for (const [number, count] of counted) {
    const actual = left.get(number) ?? 0;
    left.delete(number);
    if (actual === count) continue;
    const detail = `The store counts ${count} users of ${what} ${number} and there are ${actual}.`;
    yield { kind: actual < count ? "leak" : "metadata", detail };
  }
  for (const [number, actual] of left)
    yield {
      kind: "metadata",
      detail: `The store takes ${what} ${number} for free and there are ${actual} users.`,
    };
}
