import type { BlockDevice } from "../../control-plane/ports";
import { EngineError } from "../engine-error";

export interface DiskWrite {
  readonly offsetBytes: number;
  readonly data: Uint8Array;
}

const blockBytes = 4096;
/** A machine that is to write nothing but a partition's new size writes less */
const maxWrittenBytes = 2 ** 20;

/** A disk that begins as a content and keeps what is written in memory, little as that is; larger than the content, if need be. */
export class ScratchDisk implements BlockDevice {
  private readonly blocks = new Map<number, Uint8Array>();

  constructor(
    private readonly content: Pick<BlockDevice, "sizeBytes" | "read">,
    readonly sizeBytes: number,
  ) {}

  /** What was written, as it is now, in whole blocks */
  get writes(): DiskWrite[] {
    return [...this.blocks].map(([block, data]) => {
      const offsetBytes = block * blockBytes;
      return { offsetBytes, data: data.subarray(0, Math.min(data.length, this.sizeBytes - offsetBytes)) };
    });
  }

  async read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    const result = await this.readContent(offsetBytes, lengthBytes);
    for (const [block, data] of this.blocks) {
      const from = Math.max(block * blockBytes, offsetBytes);
      const to = Math.min((block + 1) * blockBytes, offsetBytes + lengthBytes);
      if (from < to)
        result.set(data.subarray(from - block * blockBytes, to - block * blockBytes), from - offsetBytes);
    }
    return result;
  }

  /** Rejects with `EngineError` when it would have to keep too much */
  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    const first = Math.floor(offsetBytes / blockBytes);
    const end = Math.ceil((offsetBytes + data.length) / blockBytes);
    if ((this.blocks.size + end - first) * blockBytes > maxWrittenBytes)
      throw new EngineError("unsupported", "The machine writes to its root disk before it waits.");
    for (let block = first; block < end; block++) {
      const start = block * blockBytes;
      const before = this.blocks.get(block) ?? (await this.wholeBlock(start));
      // Another write of the same block may have come meanwhile
      const held = this.blocks.get(block) ?? before;
      const from = Math.max(start, offsetBytes);
      const to = Math.min(start + blockBytes, offsetBytes + data.length);
      held.set(data.subarray(from - offsetBytes, to - offsetBytes), from - start);
      this.blocks.set(block, held);
    }
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    await this.write(offsetBytes, new Uint8Array(Math.min(lengthBytes, maxWrittenBytes + 1)));
  }

  async flush(): Promise<void> {}

  async close(): Promise<void> {}

  private async wholeBlock(start: number): Promise<Uint8Array> {
    const block = new Uint8Array(blockBytes);
    block.set(await this.readContent(start, Math.min(blockBytes, this.sizeBytes - start)));
    return block;
  }

  private async readContent(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    const result = new Uint8Array(lengthBytes);
    const there = Math.min(lengthBytes, this.content.sizeBytes - offsetBytes);
    if (there > 0) result.set(await this.content.read(offsetBytes, there));
    return result;
  }
}
