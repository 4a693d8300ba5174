import { type FileHandle, open } from "node:fs/promises";
import type { Epochs } from "./epochs";
import { BlockStoreError } from "./errors";
import { readInto, syncData, writeFully } from "./file-io";
import { Page, pageBytes } from "./page";

const cachedPages = 2048;

/**
 * The pages of all trees in one file. A page is written once and never changed until nothing speaks of it any longer.
 * Which are in use is counted when the store is opened.
 */
export class PageFile {
  private readonly counts = new Map<number, number>();
  private readonly cache = new Map<number, Page>();
  private free: number[] = [];
  /** Page 0 stands for none */
  private end = 1;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly epochs: Epochs,
  ) {}

  static async open(path: string, epochs: Epochs): Promise<PageFile> {
    await (await open(path, "a")).close();
    return new PageFile(path, await open(path, "r+"), epochs);
  }

  references(page: number): number {
    return this.counts.get(page) ?? 0;
  }

  /** Returns the new count */
  addReference(page: number): number {
    const count = this.references(page) + 1;
    this.counts.set(page, count);
    return count;
  }

  /** True when it was the last: the page then waits for `release` */
  dropReference(page: number): boolean {
    const count = this.references(page) - 1;
    this.counts.set(page, count);
    return count === 0;
  }

  /** Lets pages be used again whose last reference was dropped, durably */
  release(pages: readonly number[]): void {
    this.epochs.afterReaders(() => {
      for (const page of pages) {
        if (this.counts.get(page) !== 0) continue;
        this.counts.delete(page);
        this.cache.delete(page);
        this.free.push(page);
      }
    });
  }

  /** Reads a page; kind `corrupt` when it is not what was written */
  async read(page: number, level: number): Promise<Page> {
    const cached = this.cache.get(page);
    if (cached) {
      this.cache.delete(page);
      this.cache.set(page, cached);
      return cached;
    }
    const read = new Page();
    await readInto(this.handle.fd, read.bytes(), page * pageBytes);
    if (!read.isSealed(level)) {
      throw new BlockStoreError("corrupt", `Page ${page} of ${this.path} is not what was written.`, {
        path: this.path,
      });
    }
    this.remember(page, read);
    return read;
  }

  /** Takes a page's number for a sealed page that `write` brings to the file; counted once */
  allocate(): number {
    const page = this.free.pop() ?? this.end++;
    this.counts.set(page, 1);
    return page;
  }

  /** Writes sealed pages and syncs the file */
  async write(pages: ReadonlyMap<number, Page>): Promise<void> {
    const sorted = [...pages].sort(([a], [b]) => a - b);
    for (let first = 0; first < sorted.length; ) {
      let last = first;
      while (sorted[last + 1]?.[0] === (sorted[last]?.[0] as number) + 1) last++;
      const run = sorted.slice(first, last + 1).map(([, page]) => page.bytes());
      await writeFully(this.handle.fd, Buffer.concat(run), (sorted[first]?.[0] as number) * pageBytes);
      first = last + 1;
    }
    await syncData(this.handle.fd);
    for (const [page, contents] of sorted) this.remember(page, contents);
  }

  /** After the count at opening; when it is not complete, only new pages are taken */
  async settleFreeSpace(complete: boolean): Promise<void> {
    const { size } = await this.handle.stat();
    let last = complete ? 0 : Math.ceil(size / pageBytes);
    if (complete) for (const [page] of this.counted()) last = Math.max(last, page);
    this.end = last + 1;
    if (!complete) return;
    if (size > this.end * pageBytes) await this.handle.truncate(this.end * pageBytes);
    this.free = [];
    for (let page = last; page > 0; page--) if (!this.counts.has(page)) this.free.push(page);
  }

  *counted(): Generator<[page: number, references: number]> {
    for (const entry of this.counts) if (entry[1] > 0) yield entry;
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  private remember(page: number, contents: Page): void {
    this.cache.set(page, contents);
    if (this.cache.size > cachedPages) this.cache.delete(this.cache.keys().next().value as number);
  }
}
