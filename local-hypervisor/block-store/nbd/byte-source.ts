import type { Readable } from "node:stream";

/** Bytes that are taken from a stream ahead of who reads them */
const readAheadBytes = 256 * 1024;

/** The stream ended, or broke, before everything that was asked for had come. */
export class EndOfBytes extends Error {
  override readonly name = "EndOfBytes";
}

/** Takes a stream apart into pieces of known lengths, and stops the sender while nobody takes them. */
export class ByteSource {
  private readonly chunks: Buffer[] = [];
  private buffered = 0;
  private ended = false;
  private waiting: { lengthBytes: number; wake: () => void } | undefined;

  constructor(private readonly stream: Readable) {
    stream.on("data", (chunk: Buffer) => this.push(chunk));
    for (const event of ["end", "error", "close"]) stream.on(event, () => this.end());
  }

  /** Exactly so many bytes; they are the caller's. Rejects with `EndOfBytes`. One call at a time */
  async read(lengthBytes: number): Promise<Buffer> {
    return this.readNow(lengthBytes) ?? (await this.readLater(lengthBytes));
  }

  /** As `read`, when they are here already */
  readNow(lengthBytes: number): Buffer | undefined {
    if (this.buffered < lengthBytes) return undefined;
    const bytes = this.take(lengthBytes);
    this.resumeBelowReadAhead();
    return bytes;
  }

  /** As `read`, into an array of the caller's: to be given memory for much costs more than to copy it */
  async fill(into: Uint8Array): Promise<void> {
    await this.untilHere(into.length);
    this.takeInto(into);
    this.resumeBelowReadAhead();
  }

  private async readLater(lengthBytes: number): Promise<Buffer> {
    await this.untilHere(lengthBytes);
    return this.take(lengthBytes);
  }

  private async untilHere(lengthBytes: number): Promise<void> {
    while (this.buffered < lengthBytes) {
      if (this.ended) throw new EndOfBytes(`${lengthBytes} bytes were to come, ${this.buffered} came`);
      this.stream.resume();
      await new Promise<void>((wake) => {
        this.waiting = { lengthBytes, wake };
      });
    }
  }

  private resumeBelowReadAhead(): void {
    if (this.buffered < readAheadBytes && this.stream.isPaused()) this.stream.resume();
  }

  /** Takes nothing more: whoever waits meets the end */
  stop(): void {
    this.stream.pause();
    this.end();
  }

  private push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    if (this.buffered >= Math.max(readAheadBytes, this.waiting?.lengthBytes ?? 0)) this.stream.pause();
    if (this.waiting && this.buffered >= this.waiting.lengthBytes) this.wake();
  }

  private end(): void {
    this.ended = true;
    this.wake();
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.wake();
  }

  private take(lengthBytes: number): Buffer {
    const first = this.chunks[0];
    if (first && first.length >= lengthBytes) {
      this.buffered -= lengthBytes;
      if (first.length === lengthBytes) return this.chunks.shift() as Buffer;
      this.chunks[0] = first.subarray(lengthBytes);
      return first.subarray(0, lengthBytes);
    }
    const bytes = Buffer.allocUnsafe(lengthBytes);
    this.takeInto(bytes);
    return bytes;
  }

  private takeInto(bytes: Uint8Array): void {
    const lengthBytes = bytes.length;
    this.buffered -= lengthBytes;
    let filled = 0;
    let used = 0;
    while (filled < lengthBytes) {
      const chunk = this.chunks[used] as Buffer;
      const part = Math.min(chunk.length, lengthBytes - filled);
      chunk.copy(bytes, filled, 0, part);
      filled += part;
      if (part < chunk.length) this.chunks[used] = chunk.subarray(part);
      else used++;
    }
    this.chunks.splice(0, used);
  }
}
