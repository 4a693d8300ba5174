import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DiskBuilder } from "./disk-builder";
import { BlockStoreError } from "./errors";
import { readInto, syncFolder } from "./file-io";
import { chunkBytes } from "./geometry";
import { formatVersion } from "./layout";
import type { Space } from "./space";

/**
 * The store's first form: a folder a volume or snapshot with `layer.json`, a sparse file `data` with byte n of the disk
 * at offset n, and `map` with one byte a chunk; without `map` all of `data` is the disk.
 */
interface LayerDescription {
  readonly version: 1;
  readonly sizeBytes: number;
  /** Snapshot that holds the chunks which this layer does not */
  readonly parentSnapshotId?: string;
  /** True once a snapshot was deleted that other layers still need */
  readonly deleted?: boolean;
}

const present = 1;
const zero = 2;
const kinds = ["snapshots", "volumes"] as const;
type Kind = (typeof kinds)[number];

const asideFolder = (folder: string): string => join(folder, "first-form");

/** Puts a store of the first form aside, so that the new one can have its place */
export async function putFirstFormAside(folder: string): Promise<void> {
  for (const kind of kinds) {
    if (!(await exists(join(folder, kind))) || (await exists(join(asideFolder(folder), kind)))) continue;
    await mkdir(asideFolder(folder), { recursive: true });
    await rename(join(folder, kind), join(asideFolder(folder), kind));
  }
  await syncFolder(folder);
}

/**
 * Carries what was put aside over, a disk at a time, and removes it. Begun again after a crash, it goes on where it
 * was: a disk that is there already was carried over whole.
 */
export async function carryOverFirstForm(folder: string, space: Space): Promise<void> {
  const aside = asideFolder(folder);
  if (!(await exists(aside))) return;
  const snapshots = await layersOf(aside, "snapshots");
  const volumes = await layersOf(aside, "volumes");
  const carried = new Set<string>();
  const carrySnapshot = async (id: string): Promise<void> => {
    const description = snapshots.get(id);
    if (!description || carried.has(id)) return;
    carried.add(id);
    if (description.parentSnapshotId !== undefined) await carrySnapshot(description.parentSnapshotId);
    if (!space.snapshots.has(id)) await carry(aside, "snapshots", id, description, space);
  };
  for (const id of snapshots.keys()) await carrySnapshot(id);
  for (const [id, description] of volumes)
    if (!space.volumes.has(id)) await carry(aside, "volumes", id, description, space);
  for (const [id, { deleted }] of snapshots) {
    if (!deleted || !space.snapshots.has(id)) continue;
    await space.inTurn(async () => {
      const { root } = space.snapshots.get(id);
      await space.snapshots.remove(id);
      space.trees.release(await space.trees.dropRoot(root));
    });
  }
  await rm(aside, { recursive: true, force: true });
}

async function carry(
  aside: string,
  kind: Kind,
  id: string,
  { sizeBytes, parentSnapshotId }: LayerDescription,
  space: Space,
): Promise<void> {
  const base = parentSnapshotId === undefined ? 0 : space.snapshots.get(parentSnapshotId).root;
  const builder = new DiskBuilder(space, base, undefined);
  const map = await readFile(join(aside, kind, id, "map")).catch(() => undefined);
  const data = await open(join(aside, kind, id, "data"), "r");
  try {
    for (let chunk = 0; chunk * chunkBytes < sizeBytes; chunk++) {
      const state = map ? map[chunk] : present;
      if (state !== present && state !== zero) continue;
      const bytes = new Uint8Array(Math.min(chunkBytes, sizeBytes - chunk * chunkBytes));
      if (state === present) await readInto(data.fd, bytes, chunk * chunkBytes);
      await builder.put(chunk, bytes);
    }
    const description = { version: formatVersion, sizeBytes, previousSnapshotId: parentSnapshotId } as const;
    await builder.finish(async (root) => {
      if (kind === "volumes") await space.volumes.write(id, { ...description, root, generation: 0 });
      else await space.snapshots.write(id, { ...description, root });
    });
  } catch (error) {
    await builder.undo();
    throw error;
  } finally {
    await data.close();
  }
}

async function layersOf(aside: string, kind: Kind): Promise<Map<string, LayerDescription>> {
  const layers = new Map<string, LayerDescription>();
  const names = await readdir(join(aside, kind)).catch(() => []);
  for (const id of names.filter((name) => !name.startsWith("."))) {
    const path = join(aside, kind, id, "layer.json");
    try {
      const description = JSON.parse(await readFile(path, "utf8")) as LayerDescription;
      if (description.version !== 1) throw new Error(`its version is ${description.version}`);
      layers.set(id, description);
    } catch (error) {
      throw new BlockStoreError(
        "corrupt",
        `${path}, of a store of an earlier Drydock, cannot be read, and so the store cannot be carried over: mend the file, or remove its folder to give that disk up.`,
        { path },
        error,
      );
    }
  }
  return layers;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
