import type { BlockDevice } from "../../control-plane/ports";
import type { DiskDescription, DiskOperation, HostMessage, WorkerMessage } from "./messages";
import { transferable } from "./messages";

type DiskResult = Extract<HostMessage, { kind: "diskResult" }>;

/** Sends a message to the daemon's thread, handing over buffers */
export type Post = (message: WorkerMessage, transfer?: ArrayBuffer[]) => void;

/** Requests of all disks that the daemon's thread has not answered. */
export class DiskRequests {
  private readonly waiting = new Map<
    number,
    { resolve(data: Uint8Array): void; reject(error: Error): void }
  >();
  private lastRequest = 0;

  constructor(private readonly post: Post) {}

  send(serial: string, operation: DiskOperation): Promise<Uint8Array> {
    const request = ++this.lastRequest;
    const data = operation.kind === "write" ? transferable([operation.data]) : [];
    return new Promise((resolve, reject) => {
      this.waiting.set(request, { resolve, reject });
      this.post({ kind: "diskRequest", request, serial, operation }, data);
    });
  }

  settle({ request, data, error }: DiskResult): void {
    const waiting = this.waiting.get(request);
    this.waiting.delete(request);
    if (error === undefined) waiting?.resolve(data ?? new Uint8Array());
    else waiting?.reject(new Error(error));
  }
}

/** A disk of the guest as the worker has it: every call travels to the daemon's thread, where the device is. */
export class RemoteDisk implements BlockDevice {
  private size: number;
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly description: DiskDescription,
    private readonly requests: DiskRequests,
  ) {
    this.size = description.sizeBytes;
  }

  get sizeBytes(): number {
    return this.size;
  }

  onResize(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The device has another size from here on */
  resized(sizeBytes: number): void {
    this.size = sizeBytes;
    for (const listener of this.listeners) listener();
  }

  read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    return this.requests.send(this.description.serial, { kind: "read", offsetBytes, lengthBytes });
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    await this.requests.send(this.description.serial, { kind: "write", offsetBytes, data });
  }

  async flush(): Promise<void> {
    await this.requests.send(this.description.serial, { kind: "flush" });
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    await this.requests.send(this.description.serial, { kind: "discard", offsetBytes, lengthBytes });
  }

  /** The daemon's thread owns the device and closes it */
  async close(): Promise<void> {}
}
