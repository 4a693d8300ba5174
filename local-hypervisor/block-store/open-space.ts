import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Clock, systemClock } from "../model/clock";
import { Epochs } from "./epochs";
import { BlockStoreError } from "./errors";
import { putFirstFormAside } from "./first-form";
import type { VolumeKeys } from "./layers/volume-keys";
import {
  Catalogue,
  formatVersion,
  type SnapshotDescription,
  type VolumeDescription,
  writeJson,
} from "./layout";
import { PageFile } from "./page-file";
import { Pool } from "./pool";
import type { Space } from "./space";
import { Trees } from "./tree";
import { Volume } from "./volume";

const formatFile = "format.json";

/**
 * Opens the files of a store: counts what is in use, applies the journals of volumes that were open when the last
 * process ended, and gives back what nothing speaks of. While something cannot be read, nothing is given back and
 * nothing that lies there is used again. The volumes with journals are returned.
 */
export async function openSpace(
  folder: string,
  { keys, clock = systemClock }: { keys?: VolumeKeys; clock?: Clock },
  inTurn: Space["inTurn"],
): Promise<{ space: Space; recovered: Volume[] }> {
  await mkdir(folder, { recursive: true });
  await checkFormat(folder);
  const epochs = new Epochs();
  const pool = await Pool.open(join(folder, "pool"));
  const pages = await PageFile.open(join(folder, "pages"), epochs);
  const trees = new Trees(pages, pool, epochs);
  const volumes = await Catalogue.open<VolumeDescription>(join(folder, "volumes"), "volume");
  const snapshots = await Catalogue.open<SnapshotDescription>(join(folder, "snapshots"), "snapshot");
  const space: Space = { pool, trees, epochs, volumes, snapshots, keys, clock, inTurn };
  let complete = volumes.unreadable.size === 0 && snapshots.unreadable.size === 0;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Whoever uses the disk hears of it
      if (!(error instanceof BlockStoreError)) throw error;
      complete = false;
    }
  };
  for (const [, { root }] of [...volumes.entries(), ...snapshots.entries()])
    await attempt(() => trees.count(root));
  const recovered: Volume[] = [];
  for (const id of await journalled(space)) {
    await attempt(async () => {
      const volume = new Volume(id, space);
      if (await volume.recover()) recovered.push(volume);
    });
  }
  await pool.settleFreeSpace(complete);
  await pages.settleFreeSpace(complete);
  return { space, recovered };
}

async function checkFormat(folder: string): Promise<void> {
  const path = join(folder, formatFile);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) {
    await putFirstFormAside(folder);
    await writeJson(folder, formatFile, { version: formatVersion });
    return;
  }
  if (versionIn(text, path) !== formatVersion) {
    const message = `${folder} was written by a later Drydock. Use that one.`;
    throw new BlockStoreError("corrupt", message, { path });
  }
}

function versionIn(text: string, path: string): unknown {
  try {
    return (JSON.parse(text) as { version?: unknown }).version;
  } catch (error) {
    const message = `${path} does not say in which format the volumes are (${(error as Error).message}). Put it back from a copy; this Drydock writes: {"version":${formatVersion}}`;
    throw new BlockStoreError("corrupt", message, { path }, error);
  }
}

/** Volumes that a journal goes with; journals that go with no tree are removed */
async function journalled({ volumes }: Space): Promise<string[]> {
  const ids: string[] = [];
  for (const name of await readdir(volumes.folder)) {
    const [, id, generation] = /^(.+)\.(\d+)\.journal$/.exec(name) ?? [];
    if (id === undefined || volumes.unreadable.has(id)) continue;
    if (volumes.has(id) && volumes.get(id).generation === Number(generation)) ids.push(id);
    else await rm(join(volumes.folder, name), { force: true });
  }
  return ids;
}
