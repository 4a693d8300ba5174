import type { Duplex } from "node:stream";

const headerBytes = 4;
/** Longest frame that QEMU sends or takes, bytes */
const maxFrameBytes = 68 * 1024;
/** What may wait for a guest: beyond it frames are dropped, as a card with full buffers does */
const maxWaitingBytes = 4 * 2 ** 20;
/** Frames of the guest that are handled before others have their turn */
const framesOfTurn = 128;

/**
 * Ethernet frames on a stream as QEMU's `-netdev stream` carries them: each after its length, four bytes, big-endian.
 * Neither a guest that sends without end nor one that takes nothing makes memory grow or keeps the thread from others.
 */
export class FrameStream {
  private held: Buffer = Buffer.alloc(0);
  private turn: NodeJS.Immediate | undefined;
  /** Frames that go out at the end of this turn of the event loop */
  private ready: Uint8Array[] = [];
  private readyBytes = 0;

  constructor(
    private readonly stream: Duplex,
    private readonly receive: (frame: Uint8Array) => void,
  ) {
    stream.on("data", (bytes: Buffer) => {
      this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
      if (!this.turn) this.takeFrames();
    });
    stream.on("error", () => stream.destroy());
    stream.on("close", () => clearImmediate(this.turn));
  }

  /** The array must not be changed afterwards */
  send(frame: Uint8Array): void {
    const { stream, ready, readyBytes } = this;
    if (stream.destroyed || stream.writableLength + readyBytes + frame.length > maxWaitingBytes) return;
    if (ready.length === 0) setImmediate(() => this.flush());
    ready.push(frame);
    this.readyBytes += headerBytes + frame.length;
  }

  /** In one piece: what the stream does for each costs more than to copy it */
  private flush(): void {
    const { ready } = this;
    const bytes = Buffer.allocUnsafe(this.readyBytes);
    this.ready = [];
    this.readyBytes = 0;
    if (this.stream.destroyed) return;
    let at = 0;
    for (const frame of ready) {
      at = bytes.writeUInt32BE(frame.length, at);
      bytes.set(frame, at);
      at += frame.length;
    }
    this.stream.write(bytes);
  }

  close(): void {
    this.stream.destroy();
  }

  private takeFrames(): void {
    let at = 0;
    for (let frames = 0; this.held.length - at >= headerBytes; frames++) {
      const lengthBytes = this.held.readUInt32BE(at);
      if (lengthBytes > maxFrameBytes) {
        this.stream.destroy();
        return;
      }
      const end = at + headerBytes + lengthBytes;
      if (end > this.held.length) break;
      if (frames === framesOfTurn) {
        this.goOnLater();
        break;
      }
      this.receive(this.held.subarray(at + headerBytes, end));
      at = end;
    }
    this.held = this.held.subarray(at);
  }

  private goOnLater(): void {
    this.stream.pause();
    this.turn = setImmediate(() => {
      this.turn = undefined;
      this.takeFrames();
      if (!this.turn) this.stream.resume();
    });
  }
}
