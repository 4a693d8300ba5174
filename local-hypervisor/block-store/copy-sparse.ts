import { open } from "node:fs/promises";
import { writeFully } from "./chunk-map";

const stepBytes = 1024 * 1024;
const holeBytes = 64 * 1024;
const zeroes = Buffer.alloc(holeBytes);

/** Copies a file and syncs it; stretches of 64 KiB that are all zero are left as holes. */
export async function copySparse(from: string, to: string): Promise<void> {
  const source = await open(from, "r");
  try {
    const target = await open(to, "wx", 0o600);
    try {
      const buffer = Buffer.allocUnsafe(stepBytes);
      let offset = 0;
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, stepBytes, offset);
        if (bytesRead === 0) break;
        for (let start = 0; start < bytesRead; start += holeBytes) {
          const part = buffer.subarray(start, Math.min(start + holeBytes, bytesRead));
          if (!part.equals(zeroes.subarray(0, part.length))) await writeFully(target, part, offset + start);
        }
        offset += bytesRead;
      }
      await target.truncate(offset);
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
