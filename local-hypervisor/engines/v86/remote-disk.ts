import type { BlockDevice } from "../../control-plane/ports";
import type { DiskDescription, DiskOperation, HostMessage, WorkerMessage } from "./messages";
import { transferable } from "./messages";

type DiskResult = Extract<HostMessage, { kind: "diskResult" }>;

/** Sends a message to the daemon's thread, handing over buffers */
export type Post = (message: WorkerMessage, transfer?: ArrayBuffer[]) => void;

/** The disks of a guest by serial, and the requests of them that the daemon's thread has not answered. */
export class RemoteDisks {
  private readonly disks = new Map<string, RemoteDisk>();
  private readonly waiting = new Map<
    number,
    { resolve(data: Uint8Array): void; reject(error: Error): void }
  >();
  private lastRequest = 0;

  constructor(private readonly post: Post) {}

  /** The disk of a description, the same one each time until it is deleted */
  of(description: DiskDescription): RemoteDisk {
    const { serial } = description;
    const disk =
      this.disks.get(serial) ?? new RemoteDisk(description, (operation) => this.send(serial, operation));
    this.disks.set(serial, disk);
    return disk;
  }

  /** Undefined for one that nobody asked for, or that was deleted */
  get(serial: string): RemoteDisk | undefined {
    return this.disks.get(serial);
  }

  delete(serial: string): void {
    this.disks.delete(serial);
  }

  settle({ request, data, error }: DiskResult): void {
    const waiting = this.waiting.get(request);
    this.waiting.delete(request);
    if (error === undefined) waiting?.resolve(data ?? new Uint8Array());
    else waiting?.reject(new Error(error));
  }

  private send(serial: string, operation: DiskOperation): Promise<Uint8Array> {
    const request = ++this.lastRequest;
    const data = operation.kind === "write" ? transferable([operation.data]) : [];
    return new Promise((resolve, reject) => {
      this.waiting.set(request, { resolve, reject });
      this.post({ kind: "diskRequest", request, serial, operation }, data);
    });
  }
}

/** A disk of the guest as the worker has it: every call travels to the daemon's thread, where the device is. */
export class RemoteDisk implements BlockDevice {
  private size: number;
  private readonly listeners: (() => void)[] = [];

  constructor(
    { sizeBytes }: DiskDescription,
    private readonly request: (operation: DiskOperation) => Promise<Uint8Array>,
  ) {
    this.size = sizeBytes;
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
    return this.request({ kind: "read", offsetBytes, lengthBytes });
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    await this.request({ kind: "write", offsetBytes, data });
  }

  async flush(): Promise<void> {
    await this.request({ kind: "flush" });
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    await this.request({ kind: "discard", offsetBytes, lengthBytes });
  }

  /** The daemon's thread owns the device and closes it */
  async close(): Promise<void> {}
}
