import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { BlockStoreError } from "./errors";
import { syncFolder } from "./file-io";

/**
 * Files of the store:
 * - `format.json`: the version of all this
 * - `pool/segment-<n>`: chunks (`Pool`)
 * - `pages`: trees that map disks to chunks (`Trees`)
 * - `volumes/<id>.json`, `snapshots/<id>.json`: `VolumeDescription`, `SnapshotDescription`
 * - `volumes/<id>.<generation>.journal`: what became of a volume since its tree was written (`Journal`)
 *
 * A description is replaced as a whole; what speaks of pages is written after them, and they after the chunks.
 */
export const formatVersion = 2;

interface DiskDescription {
  readonly version: typeof formatVersion;
  readonly sizeBytes: number;
  /** Root page; 0 when every byte is zero */
  readonly root: number;
  /** Data key of an encrypted disk, as `VolumeKeys` wraps it */
  readonly wrappedKey?: string;
  /** Snapshot that it is compared with to tell what changed */
  readonly previousSnapshotId?: string;
}

export interface VolumeDescription extends DiskDescription {
  /** Number of the journal that goes with the root */
  readonly generation: number;
}

export type SnapshotDescription = DiskDescription;

const ending = ".json";

/** Ids become names of files: nothing but EC2's own alphabet gets through */
export function checkId(id: string): void {
  if (!/^[a-z]+-[0-9a-z]{1,40}$/.test(id)) {
    throw new BlockStoreError("invalid", `'${id}' is not an id of a volume or a snapshot.`);
  }
}

/** Replaces a file of JSON as a whole, durably */
export async function writeJson(folder: string, name: string, value: object): Promise<void> {
  const path = join(folder, name);
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(value)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
}

/** Descriptions of volumes, or of snapshots, in their folder. All are in memory once it is open. */
export class Catalogue<T extends DiskDescription> {
  private readonly known = new Map<string, T>();
  /** Ids whose file does not describe anything */
  readonly unreadable = new Map<string, BlockStoreError>();

  private constructor(
    readonly folder: string,
    private readonly what: "volume" | "snapshot",
  ) {}

  static async open<T extends DiskDescription>(
    folder: string,
    what: "volume" | "snapshot",
  ): Promise<Catalogue<T>> {
    const catalogue = new Catalogue<T>(folder, what);
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      if (name.endsWith(".new")) await rm(join(folder, name), { force: true });
      if (!name.endsWith(ending)) continue;
      const id = name.slice(0, -ending.length);
      const description = parse<T>(await readFile(join(folder, name), "utf8"));
      if (description) catalogue.known.set(id, description);
      else catalogue.unreadable.set(id, catalogue.damaged(id));
    }
    return catalogue;
  }

  entries(): [id: string, description: T][] {
    return [...this.known];
  }

  has(id: string): boolean {
    checkId(id);
    return this.known.has(id) || this.unreadable.has(id);
  }

  get(id: string): T {
    const description = this.known.get(id);
    if (description) return description;
    checkId(id);
    throw (
      this.unreadable.get(id) ??
      new BlockStoreError("notFound", `There is no ${this.what} ${id}.`, { [`${this.what}Id`]: id })
    );
  }

  checkFree(id: string): void {
    if (this.has(id)) throw new BlockStoreError("exists", `The ${this.what} ${id} exists already.`);
  }

  async write(id: string, description: T): Promise<void> {
    await writeJson(this.folder, id + ending, description);
    this.known.set(id, description);
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.folder, id + ending), { force: true });
    await syncFolder(this.folder);
    this.known.delete(id);
    this.unreadable.delete(id);
  }

  private damaged(id: string): BlockStoreError {
    const path = join(this.folder, id + ending);
    return new BlockStoreError("corrupt", `${path} does not describe a ${this.what}.`, { path });
  }
}

function parse<T extends DiskDescription>(text: string): T | undefined {
  try {
    const value = JSON.parse(text) as T;
    return value.version === formatVersion &&
      Number.isSafeInteger(value.sizeBytes) &&
      Number.isSafeInteger(value.root)
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}
