import type { BlockDevice } from "../../control-plane/ports";

/**
 * The root disk as firmware and boot loader see it, and a guest without PV drivers: behind v86's IDE controller, which
 * takes this object in place of a disk image. A request that fails stays without an answer, as from a disk that is
 * broken; the guest's driver gives up in its own time. A write is answered once it is safe: the controller does not
 * hand on what a guest orders to be flushed.
 */
export class EmulatedDisk {
  /** Called by `load`; v86 waits for it */
  onload: ((event: object) => void) | undefined;
  onprogress: undefined;
  private underWay = 0;
  private readonly whenIdle = new Set<() => void>();

  constructor(private readonly device: BlockDevice) {}

  get byteLength(): number {
    return this.device.sizeBytes;
  }

  load(): void {
    setImmediate(() => this.onload?.({}));
  }

  get(offsetBytes: number, lengthBytes: number, answer: (bytes: Uint8Array) => void): void {
    this.track(this.device.read(offsetBytes, lengthBytes).then(answer, () => undefined));
  }

  get_and_cache(offsetBytes: number, lengthBytes: number, answer: (bytes: Uint8Array) => void): void {
    this.get(offsetBytes, lengthBytes, answer);
  }

  /** Nothing is kept here */
  get_from_cache(): undefined {
    return undefined;
  }

  set(offsetBytes: number, bytes: Uint8Array, written: () => void): void {
    const done = this.device
      .write(offsetBytes, bytes.slice())
      .then(() => this.device.flush())
      .then(written, () => undefined);
    this.track(done);
  }

  /** Resolves when the machine waits for nothing from here; what it asks for next comes only after that */
  async idle(): Promise<void> {
    while (this.underWay > 0) await new Promise<void>((resolve) => this.whenIdle.add(resolve));
  }

  /** The whole disk as a file to be saved by a person: not here */
  get_buffer(answer: (bytes: undefined) => void): void {
    answer(undefined);
  }

  /** The disk's content is not part of the machine's state */
  get_state(): never[] {
    return [];
  }

  set_state(): void {}

  private track(request: Promise<void>): void {
    this.underWay++;
    void request.finally(() => {
      if (--this.underWay > 0) return;
      for (const resolve of this.whenIdle) resolve();
      this.whenIdle.clear();
    });
  }
}
