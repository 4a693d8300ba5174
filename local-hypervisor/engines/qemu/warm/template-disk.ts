import { type FileHandle, open } from "node:fs/promises";
import type { BlockDevice } from "../../../control-plane/ports";

/** Bytes of a file that hold something; between them it holds nothing. */
export interface FileRun {
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

const blockBytes = 4096;
const zeroes = new Uint8Array(2 ** 20);

/**
 * A disk that begins as a content, with zeroes after it, and keeps what is written in a file at the same place. Which
 * blocks are the file's is kept in memory.
 */
export class TemplateDisk implements BlockDevice {
  private readonly written: Uint8Array;
  /** Writes of parts of blocks one after the other: each takes the rest of its block from where it was */
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly content: Pick<BlockDevice, "sizeBytes" | "read">,
    private readonly file: FileHandle,
    readonly sizeBytes: number,
  ) {
    this.written = new Uint8Array(Math.ceil(sizeBytes / blockBytes));
  }

  static async create(
    content: Pick<BlockDevice, "sizeBytes" | "read">,
    path: string,
    sizeBytes: number,
  ): Promise<TemplateDisk> {
    const file = await open(path, "wx+");
    await file.truncate(sizeBytes);
    return new TemplateDisk(content, file, sizeBytes);
  }

  /** What was written, in whole blocks, in order */
  get runs(): FileRun[] {
    const runs: FileRun[] = [];
    this.eachRun(0, this.sizeBytes, (offsetBytes, lengthBytes, written) => {
      if (written) runs.push({ offsetBytes, lengthBytes });
    });
    return runs;
  }

  async read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    const result = Buffer.alloc(lengthBytes);
    const parts: Promise<unknown>[] = [];
    this.eachRun(offsetBytes, lengthBytes, (from, length, written) => {
      const at = from - offsetBytes;
      parts.push(
        written
          ? this.file.read(result, at, length, from)
          : this.readContent(from, length).then((bytes) => result.set(bytes, at)),
      );
    });
    await Promise.all(parts);
    return result;
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    const first = Math.floor(offsetBytes / blockBytes);
    const end = Math.ceil((offsetBytes + data.length) / blockBytes);
    const partial = [first, end - 1].filter(
      (block) =>
        !this.written[block] &&
        (block * blockBytes < offsetBytes || (block + 1) * blockBytes > offsetBytes + data.length),
    );
    for (const block of new Set(partial)) await this.takeOver(block);
    await this.file.write(data, 0, data.length, offsetBytes);
    this.written.fill(1, first, end);
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    for (let at = 0; at < lengthBytes; at += zeroes.length)
      await this.write(offsetBytes + at, zeroes.subarray(0, Math.min(zeroes.length, lengthBytes - at)));
  }

  async flush(): Promise<void> {}

  async close(): Promise<void> {
    await this.file.close();
  }

  private takeOver(block: number): Promise<void> {
    const taking = this.turn.then(async () => {
      if (this.written[block]) return;
      const offsetBytes = block * blockBytes;
      const bytes = await this.readContent(offsetBytes, Math.min(blockBytes, this.sizeBytes - offsetBytes));
      await this.file.write(bytes, 0, bytes.length, offsetBytes);
      this.written[block] = 1;
    });
    this.turn = taking.catch(() => undefined);
    return taking;
  }

  private eachRun(
    offsetBytes: number,
    lengthBytes: number,
    visit: (offsetBytes: number, lengthBytes: number, written: boolean) => void,
  ): void {
    const end = offsetBytes + lengthBytes;
    for (let from = offsetBytes; from < end; ) {
      const written = this.written[Math.floor(from / blockBytes)] === 1;
      let block = Math.floor(from / blockBytes) + 1;
      while (block * blockBytes < end && (this.written[block] === 1) === written) block++;
      const to = Math.min(block * blockBytes, end);
      visit(from, to - from, written);
      from = to;
    }
  }

  private async readContent(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    const there = Math.min(lengthBytes, this.content.sizeBytes - offsetBytes);
    const bytes = new Uint8Array(lengthBytes);
    if (there > 0) bytes.set(await this.content.read(offsetBytes, there));
    return bytes;
  }
}
