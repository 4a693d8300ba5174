import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { ChunkMap, ChunkState, chunkBytes, readInto } from "./chunk-map";
import { dataFile, type LayerDescription, mapFile } from "./layout";

/** Open files of one layer, and the layers below it. Reads fall through to the parent where a chunk is inherited. */
export class Layer {
  private constructor(
    readonly folder: string,
    public sizeBytes: number,
    readonly data: FileHandle,
    /** Absent in an imported snapshot: every chunk is its own */
    readonly map: ChunkMap | undefined,
    private readonly mapHandle: FileHandle | undefined,
    readonly parent: Layer | undefined,
  ) {}

  /** Opens a layer; the parent passes into its keeping */
  static async open(
    folder: string,
    description: LayerDescription,
    mode: "read" | "write",
    parent: Layer | undefined,
  ): Promise<Layer> {
    const flags = mode === "read" ? "r" : "r+";
    const data = await open(join(folder, dataFile), flags);
    try {
      const mapHandle = await open(join(folder, mapFile), flags).catch(ignoreMissing);
      const map = mapHandle && new ChunkMap(mapHandle);
      return new Layer(folder, description.sizeBytes, data, map, mapHandle, parent);
    } catch (error) {
      await data.close();
      throw error;
    }
  }

  /** Reads into an array of zeroes. What lies beyond the layer's end stays zero */
  async read(offsetBytes: number, into: Uint8Array): Promise<void> {
    const lengthBytes = Math.min(into.length, this.sizeBytes - offsetBytes);
    if (lengthBytes <= 0) return;
    if (!this.map) return readInto(this.data, into.subarray(0, lengthBytes), offsetBytes);
    const end = offsetBytes + lengthBytes;
    await this.map.load(Math.floor(offsetBytes / chunkBytes), Math.floor((end - 1) / chunkBytes));
    const reads: Promise<void>[] = [];
    for (const run of this.runs(this.map, offsetBytes, end)) {
      const part = into.subarray(run.start - offsetBytes, run.end - offsetBytes);
      if (run.state === ChunkState.present) reads.push(readInto(this.data, part, run.start));
      else if (run.state === ChunkState.inherited && this.parent)
        reads.push(this.parent.read(run.start, part));
    }
    await Promise.all(reads);
  }

  async close(): Promise<void> {
    await this.data.close();
    await this.mapHandle?.close();
    await this.parent?.close();
  }

  /** Parts of a range, as long as the state allows. Lazy reading of the map: loaded before */
  private *runs(map: ChunkMap, start: number, end: number) {
    let from = start;
    while (from < end) {
      let chunk = Math.floor(from / chunkBytes);
      const state = map.state(chunk);
      while ((chunk + 1) * chunkBytes < end && map.state(chunk + 1) === state) chunk++;
      const to = Math.min(end, (chunk + 1) * chunkBytes);
      yield { start: from, end: to, state };
      from = to;
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
