import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { BlockStoreError } from "./errors";

/**
 * Files of the store. A volume and a snapshot look alike: a folder named after the id with
 * - `layer.json`: `LayerDescription`
 * - `data`: a sparse file, byte n of the disk at offset n
 * - `map`: one byte a chunk (`ChunkState`); absent in an imported snapshot, whose `data` is the whole disk
 *
 * A folder is made under another name and renamed when it is complete, and renamed before it is removed, so that a
 * crash leaves either all of it or none.
 */
export interface LayerDescription {
  readonly version: 1;
  readonly sizeBytes: number;
  /** Snapshot that holds the chunks which this layer does not */
  readonly parentSnapshotId?: string;
  /** True once a snapshot was deleted that other layers still need */
  readonly deleted?: boolean;
}

export const dataFile = "data";
export const mapFile = "map";
const descriptionFile = "layer.json";
const unfinished = ".unfinished-";

/** Ids become names of folders: nothing but EC2's own alphabet gets through */
export function checkLayerId(id: string): void {
  if (!/^[a-z]+-[0-9a-z]{1,40}$/.test(id)) {
    throw new BlockStoreError("invalid", `'${id}' is not an id of a volume or a snapshot.`);
  }
}

export async function folderExists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

export async function readDescription(folder: string): Promise<LayerDescription> {
  const path = join(folder, descriptionFile);
  const text = await readFile(path, "utf8").catch(() => undefined);
  const value = text === undefined ? undefined : parse(text);
  if (value?.version !== 1 || !Number.isSafeInteger(value.sizeBytes)) {
    throw new BlockStoreError("corrupt", `${path} does not describe a volume or a snapshot.`, { path });
  }
  return value;
}

function parse(text: string): LayerDescription | undefined {
  try {
    return JSON.parse(text) as LayerDescription;
  } catch {
    return undefined;
  }
}

/** Replaces a layer's description as a whole, durably */
export async function writeDescription(folder: string, description: LayerDescription): Promise<void> {
  const path = join(folder, descriptionFile);
  const file = await open(`${path}.new`, "w");
  try {
    await file.writeFile(`${JSON.stringify(description)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
}

/** Makes a layer's folder: `fill` puts the files in; it appears under its name, durably, when all are there */
export async function createLayer(
  parentFolder: string,
  id: string,
  description: LayerDescription,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = join(parentFolder, unfinished + id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await fill(folder);
    await writeDescription(folder, description);
    await rename(folder, join(parentFolder, id));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(parentFolder);
}

export async function removeLayer(parentFolder: string, id: string): Promise<void> {
  const doomed = join(parentFolder, unfinished + id);
  await rm(doomed, { recursive: true, force: true });
  await rename(join(parentFolder, id), doomed);
  await syncFolder(parentFolder);
  await rm(doomed, { recursive: true, force: true });
}

/** Removes what a crash left half made or half removed */
export async function removeUnfinished(parentFolder: string): Promise<void> {
  for (const name of await readdir(parentFolder)) {
    if (name.startsWith(unfinished)) await rm(join(parentFolder, name), { recursive: true, force: true });
  }
}

export async function layerIds(parentFolder: string): Promise<string[]> {
  return (await readdir(parentFolder)).filter((name) => !name.startsWith("."));
}

/** Makes renames within a folder survive a power cut */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
