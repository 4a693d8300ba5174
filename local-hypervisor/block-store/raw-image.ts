import { open } from "node:fs/promises";
import type { BlockDevice } from "../control-plane/ports";
import type { DiskBuilder } from "./disk-builder";
import { BlockStoreError } from "./errors";
import { readInto, writeFully } from "./file-io";
import { chunkBytes, sectorBytes } from "./geometry";

const stepChunks = 16;

/** Size of a raw disk image file, bytes; kind `invalid` when it cannot be one */
export async function rawImageBytes(path: string): Promise<number> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > 0 && size % sectorBytes === 0) return size;
    throw new BlockStoreError(
      "invalid",
      `${path} is no raw disk image: its ${size} bytes are not a number of ${sectorBytes}-byte sectors.`,
      { path },
    );
  } finally {
    await file.close();
  }
}

/** Puts all chunks of a raw disk image file */
export async function readRawImage(path: string, sizeBytes: number, builder: DiskBuilder): Promise<void> {
  const file = await open(path, "r");
  try {
    for (let offset = 0; offset < sizeBytes; offset += stepChunks * chunkBytes) {
      const bytes = new Uint8Array(Math.min(stepChunks * chunkBytes, sizeBytes - offset));
      await readInto(file.fd, bytes, offset);
      for (let at = 0; at < bytes.length; at += chunkBytes)
        await builder.put((offset + at) / chunkBytes, bytes.subarray(at, at + chunkBytes));
      await builder.drain();
    }
  } finally {
    await file.close();
  }
}

/** Writes stretches of a device, in order, to a new file of the device's size; the rest are holes */
export async function writeRawImage(
  path: string,
  device: BlockDevice,
  chunks: AsyncIterable<number>,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.truncate(device.sizeBytes);
    for await (const chunk of chunks) {
      const offset = chunk * chunkBytes;
      const length = Math.min(chunkBytes, device.sizeBytes - offset);
      await writeFully(file.fd, await device.read(offset, length), offset);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
