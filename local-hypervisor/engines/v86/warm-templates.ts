import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeTemplate, encodeTemplate, templateBytes, type WarmTemplate } from "./warm-template";

export interface WarmTemplatesOptions {
  /** Where they outlast the daemon; made when needed, may be emptied at any time */
  readonly folder: string;
  /** Most bytes of templates that are kept in memory */
  readonly maxMemoryBytes: number;
  /** Most bytes of templates that are kept in the folder */
  readonly maxFileBytes: number;
}

const suffix = ".template";

/** Templates by key, in memory and in a folder; where there is no room, those go first that were not used for longest. */
export class WarmTemplates {
  /** The least recently used first */
  private readonly held = new Map<string, WarmTemplate>();

  constructor(private readonly options: WarmTemplatesOptions) {}

  /** Undefined where there is none; one that is damaged is forgotten */
  async find(key: string): Promise<WarmTemplate | undefined> {
    const template = this.held.get(key) ?? (await this.read(key));
    if (template) {
      this.hold(key, template);
      const now = new Date();
      await utimes(this.file(key), now, now).catch(() => undefined);
    }
    return template;
  }

  /** Rejects when it cannot be written; it serves from memory all the same */
  async keep(key: string, template: WarmTemplate): Promise<void> {
    this.hold(key, template);
    const { folder } = this.options;
    await mkdir(folder, { recursive: true });
    const half = join(folder, `.${key}-${process.pid}`);
    await writeFile(half, encodeTemplate(template));
    await rename(half, this.file(key));
    await this.makeRoom(key);
  }

  async forget(key: string): Promise<void> {
    this.held.delete(key);
    await rm(this.file(key), { force: true });
  }

  private async read(key: string): Promise<WarmTemplate | undefined> {
    const bytes = await readFile(this.file(key)).catch(() => undefined);
    if (!bytes) return undefined;
    const template = await decodeTemplate(bytes);
    if (!template) await this.forget(key);
    return template;
  }

  private hold(key: string, template: WarmTemplate): void {
    this.held.delete(key);
    this.held.set(key, template);
    let bytes = 0;
    for (const [each, other] of [...this.held].reverse()) {
      bytes += templateBytes(other);
      if (bytes > this.options.maxMemoryBytes && each !== key) this.held.delete(each);
    }
  }

  private async makeRoom(kept: string): Promise<void> {
    const { folder, maxFileBytes } = this.options;
    const names = (await readdir(folder)).filter((name) => name.endsWith(suffix));
    const files = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(folder, name));
        return { name, size, mtimeMs };
      }),
    );
    files.sort((one, other) => other.mtimeMs - one.mtimeMs);
    let bytes = 0;
    for (const { name, size } of files) {
      bytes += size;
      if (bytes > maxFileBytes && name !== `${kept}${suffix}`) await rm(join(folder, name), { force: true });
    }
  }

  private file(key: string): string {
    return join(this.options.folder, `${key}${suffix}`);
  }
}
