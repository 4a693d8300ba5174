import { type FileHandle, open } from "node:fs/promises";

const pieceBytes = 2 ** 20;

/** Bytes between which a file is left out: a page of most file systems */
const pageBytes = 4096;

const zeroes = Buffer.alloc(pageBytes);

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Told of bytes copied and bytes in all */
  onProgress(doneBytes: number, totalBytes: number): void;
}

/**
 * Copies a raw disk image to a new file, with holes where it holds nothing but zeroes, and with its last sector whole.
 * Rejects with the signal's reason when it is aborted; the new file is then the caller's to remove.
 */
export async function copySparse(from: string, to: string, options: CopyOptions): Promise<void> {
  const source = await open(from);
  try {
    const target = await open(to, "wx");
    try {
      const { size } = await source.stat();
      const piece = Buffer.alloc(pieceBytes);
      for (let at = 0; at < size; ) {
        options.signal.throwIfAborted();
        const { bytesRead } = await source.read(piece, 0, Math.min(pieceBytes, size - at), at);
        if (bytesRead === 0) throw new Error(`${from} became shorter while it was read`);
        await writeSparse(target, piece.subarray(0, bytesRead), at);
        at += bytesRead;
        options.onProgress(at, size);
      }
      await target.truncate(Math.ceil(size / 512) * 512);
      await target.datasync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Writes the pages of some bytes that are not zero; the file must be zero there */
export async function writeSparse(file: FileHandle, bytes: Uint8Array, offsetBytes: number): Promise<void> {
  let from = 0;
  const writeUpTo = async (end: number): Promise<void> => {
    while (from < end) from += (await file.write(bytes, from, end - from, offsetBytes + from)).bytesWritten;
  };
  for (let at = 0; at < bytes.length; at += pageBytes) {
    const page = bytes.subarray(at, at + pageBytes);
    if (Buffer.compare(page, zeroes.subarray(0, page.length)) !== 0) continue;
    await writeUpTo(at);
    from = at + page.length;
  }
  await writeUpTo(bytes.length);
}
