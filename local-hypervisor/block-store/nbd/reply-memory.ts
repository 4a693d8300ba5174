/** Smallest piece, bytes: all are of a power of two */
const smallestBytes = 4096;

/** Most that is kept for later requests, bytes */
const keptBytes = 8 * 2 ** 20;

/** Memory that the answers of a connection are read into, used again: to be given new pages costs as much as reading. */
export class ReplyMemory {
  private readonly free = new Map<number, Uint8Array[]>();
  private freeBytes = 0;

  /** An array of so many bytes, with what was in it before */
  take(lengthBytes: number): Uint8Array {
    const size = Math.max(smallestBytes, 2 ** Math.ceil(Math.log2(lengthBytes)));
    const whole = this.free.get(size)?.pop();
    if (whole) this.freeBytes -= size;
    return (whole ?? new Uint8Array(Buffer.allocUnsafeSlow(size).buffer)).subarray(0, lengthBytes);
  }

  /** Takes back what was taken, once nobody reads or writes it */
  giveBack({ buffer }: Uint8Array): void {
    const size = buffer.byteLength;
    if (this.freeBytes + size > keptBytes) return;
    this.freeBytes += size;
    const whole = new Uint8Array(buffer);
    const others = this.free.get(size);
    if (others) others.push(whole);
    else this.free.set(size, [whole]);
  }
}
