/** Bytes that were written and are not acknowledged yet; sent ones stay for retransmission. */
export class SendQueue {
  private chunks: Uint8Array[] = [];
  /** Bytes of the first chunk that are released already */
  private released = 0;
  private length = 0;

  get lengthBytes(): number {
    return this.length;
  }

  /** Keeps the array: the caller must not change it afterwards */
  append(data: Uint8Array): void {
    if (data.length === 0) return;
    this.chunks.push(data);
    this.length += data.length;
  }

  /** A copy of the bytes from `offsetBytes` on, counted from the oldest that is kept */
  copy(offsetBytes: number, lengthBytes: number): Uint8Array {
    const copied = new Uint8Array(lengthBytes);
    let skip = offsetBytes + this.released;
    let filled = 0;
    for (const chunk of this.chunks) {
      if (filled === lengthBytes) break;
      if (skip >= chunk.length) {
        skip -= chunk.length;
        continue;
      }
      const part = chunk.subarray(skip, skip + lengthBytes - filled);
      copied.set(part, filled);
      filled += part.length;
      skip = 0;
    }
    return copied;
  }

  /** Forgets the oldest bytes */
  release(lengthBytes: number): void {
    this.length -= lengthBytes;
    this.released += lengthBytes;
    let whole = 0;
    while (whole < this.chunks.length && this.released >= (this.chunks[whole] as Uint8Array).length) {
      this.released -= (this.chunks[whole] as Uint8Array).length;
      whole += 1;
    }
    if (whole > 0) this.chunks.splice(0, whole);
  }

  clear(): void {
    this.release(this.length);
  }
}
