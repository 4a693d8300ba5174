import type { BlockDevice } from "../../local-hypervisor/control-plane/ports";

/** A disk in memory whose requests take turns of the event loop to finish, in no particular order. */
export class MemoryDisk implements BlockDevice {
  bytes: Uint8Array;
  /** Every request rejects while this is set */
  failing = false;
  flushes = 0;
  private turns = 0;
  private readonly listeners: (() => void)[] = [];

  constructor(sizeBytes: number) {
    this.bytes = new Uint8Array(sizeBytes);
  }

  get sizeBytes(): number {
    return this.bytes.length;
  }

  onResize(listener: () => void): void {
    this.listeners.push(listener);
  }

  grow(sizeBytes: number): void {
    const grown = new Uint8Array(sizeBytes);
    grown.set(this.bytes);
    this.bytes = grown;
    for (const listener of this.listeners) listener();
  }

  async read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    await this.delay();
    return this.bytes.slice(offsetBytes, offsetBytes + lengthBytes);
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    await this.delay();
    this.bytes.set(data, offsetBytes);
  }

  async flush(): Promise<void> {
    await this.delay();
    this.flushes++;
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    await this.delay();
    this.bytes.fill(0, offsetBytes, offsetBytes + lengthBytes);
  }

  async close(): Promise<void> {}

  private async delay(): Promise<void> {
    this.turns = (this.turns * 7 + 3) % 5;
    for (let turn = 0; turn <= this.turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (this.failing) throw new Error("the disk fails");
  }
}
