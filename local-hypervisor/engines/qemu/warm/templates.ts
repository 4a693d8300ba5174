import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { GuestIdentity, Trace } from "./identity-traces";
import type { FileRun } from "./template-disk";

/** A guest before its cloud-init, from which others go on as their own. Files below its folder. */
export interface WarmTemplate {
  readonly folder: string;
  readonly identity: GuestIdentity;
  /** Of `memory`: what is not zero, and where the identity is in it */
  readonly memory: { readonly runs: readonly FileRun[]; readonly traces: readonly Trace[] };
  /** Of `disk`: what the guest wrote to its root disk, and where the identity is in it */
  readonly disk: { readonly runs: readonly FileRun[]; readonly traces: readonly Trace[] };
  /** What it printed from power-on */
  readonly console: string;
}

/** Names of a template's files: its memory, what it wrote to its disk, and QEMU's state of the processors and cards */
export const templateFiles = { memory: "memory", disk: "disk", state: "state" } as const;

const descriptionFile = "template.json";
const workPrefix = ".making-";

/** Templates by key, a folder each; where there are too many, those go first that were not used for longest. */
export class WarmTemplates {
  constructor(
    private readonly folder: string,
    /** Most that are kept; one takes about 300 MiB */
    private readonly most: number,
  ) {}

  async find(key: string): Promise<WarmTemplate | undefined> {
    const folder = join(this.folder, key);
    const text = await readFile(join(folder, descriptionFile), "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    const now = new Date();
    await utimes(folder, now, now).catch(() => undefined);
    try {
      return { ...(JSON.parse(text) as Omit<WarmTemplate, "folder">), folder };
    } catch {
      await this.forget(key);
      return undefined;
    }
  }

  /** A folder to make a template in; those of a daemon that was ended meanwhile go */
  async workFolder(key: string): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder))
      if (name.startsWith(workPrefix)) await rm(join(this.folder, name), { recursive: true, force: true });
    const folder = join(this.folder, `${workPrefix}${key}`);
    await mkdir(folder, { mode: 0o700 });
    return folder;
  }

  async keep(key: string, template: WarmTemplate): Promise<void> {
    const { folder, ...description } = template;
    await writeFile(join(folder, descriptionFile), JSON.stringify(description));
    const target = join(this.folder, key);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
    await this.makeRoom();
  }

  async forget(key: string): Promise<void> {
    await rm(join(this.folder, key), { recursive: true, force: true });
  }

  private async makeRoom(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => !name.startsWith("."));
    const used = await Promise.all(
      names.map(async (name) => ({ name, mtimeMs: (await stat(join(this.folder, name))).mtimeMs })),
    );
    used.sort((one, other) => other.mtimeMs - one.mtimeMs);
    for (const { name } of used.slice(this.most)) await this.forget(name);
  }
}
