import type { BlockDevice } from "../control-plane/ports";
import { BlockStoreError, type BlockStoreErrorContext, checkRange, fileError, onFiles } from "./errors";
import { Gate } from "./gate";
import { sectorBytes } from "./geometry";
import type { Volume } from "./volume";

/** One user's end of an open volume. */
export class VolumeDevice implements BlockDevice {
  private readonly running = new Gate();
  private readonly listeners: (() => void)[] = [];
  private closing: Promise<void> | undefined;

  constructor(
    private readonly volume: Volume,
    private readonly release: () => Promise<void>,
  ) {}

  get sizeBytes(): number {
    return this.volume.sizeBytes;
  }

  read(offsetBytes: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array> {
    return this.run("read", offsetBytes, lengthBytes, () => this.volume.read(offsetBytes, lengthBytes, into));
  }

  write(offsetBytes: number, data: Uint8Array): Promise<void> {
    return this.run("write", offsetBytes, data.length, () =>
      this.volume.cipher && (offsetBytes % sectorBytes !== 0 || data.length % sectorBytes !== 0)
        ? this.writeParts(offsetBytes, data)
        : this.volume.write(offsetBytes, data),
    );
  }

  discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    return this.run("discard", offsetBytes, lengthBytes, () =>
      this.volume.cipher && (offsetBytes % sectorBytes !== 0 || lengthBytes % sectorBytes !== 0)
        ? this.writeParts(offsetBytes, new Uint8Array(lengthBytes))
        : this.volume.discard(offsetBytes, lengthBytes),
    );
  }

  flush(): Promise<void> {
    return this.run("flush", 0, 0, () => this.volume.flush());
  }

  onResize(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Tells the listeners that the volume grew */
  resized(): void {
    for (const listener of this.listeners) listener();
  }

  async close(): Promise<void> {
    this.closing ??= (async () => {
      this.running.hold();
      await this.running.drained();
      await onFiles(this.context("close", 0, 0), this.release);
    })();
    await this.closing;
  }

  /** Parts of sectors: what is encrypted is a whole one */
  private async writeParts(offsetBytes: number, data: Uint8Array): Promise<void> {
    if (data.length === 0) return;
    const start = Math.floor(offsetBytes / sectorBytes) * sectorBytes;
    const end = Math.ceil((offsetBytes + data.length) / sectorBytes) * sectorBytes;
    const whole = await this.volume.read(start, end - start);
    whole.set(data, offsetBytes - start);
    await this.volume.write(start, whole);
  }

  private async run<T>(
    operation: string,
    offsetBytes: number,
    lengthBytes: number,
    work: () => Promise<T>,
  ): Promise<T> {
    const context = (): BlockStoreErrorContext => this.context(operation, offsetBytes, lengthBytes);
    if (this.closing)
      throw new BlockStoreError("closed", `Volume ${this.volume.volumeId} was closed.`, context());
    checkRange(offsetBytes, lengthBytes, this.sizeBytes, context);
    // Only closing holds the gate
    this.running.enter();
    try {
      return await work();
    } catch (error) {
      throw fileError(context(), error);
    } finally {
      this.running.leave();
    }
  }

  private context(operation: string, offsetBytes: number, lengthBytes: number): BlockStoreErrorContext {
    const { volumeId } = this.volume;
    return { operation: `${operation} volume ${volumeId}`, volumeId, offsetBytes, lengthBytes };
  }
}
