import type { BlockDevice } from "../../control-plane/ports";
import { type DiskOperation, type HostMessage, transferable, type WorkerMessage } from "./messages";

type DiskRequest = Extract<WorkerMessage, { kind: "diskRequest" }>;
type Post = (message: HostMessage, transfer: ArrayBuffer[]) => void;

/** Answers a worker's disk requests in the daemon's thread, many at a time. */
export class DiskServer {
  private readonly devices = new Map<string, BlockDevice>();
  private readonly running = new Map<string, Set<Promise<void>>>();
  private closed = false;

  /** @param post tells the guest's worker of what happens by itself */
  constructor(private readonly post: Post) {}

  add(serial: string, device: BlockDevice): void {
    this.devices.set(serial, device);
    device.onResize?.(() => {
      const served = !this.closed && this.devices.get(serial) === device;
      if (served) this.post({ kind: "diskResized", serial, sizeBytes: device.sizeBytes }, []);
    });
  }

  /** Serves a disk no longer; resolves when no request of it is under way */
  async remove(serial: string): Promise<void> {
    this.devices.delete(serial);
    await Promise.all([...(this.running.get(serial) ?? [])]);
    this.running.delete(serial);
  }

  /** Resolves when no request is under way */
  async idle(): Promise<void> {
    await Promise.all([...this.running.values()].flatMap((running) => [...running]));
  }

  /** Serves nothing any longer; resolves when no request is under way */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.devices.keys()].map((serial) => this.remove(serial)));
  }

  /** Does what a worker asks and answers that worker */
  handle({ request, serial, operation }: DiskRequest, post: Post): void {
    const running = this.running.get(serial) ?? new Set();
    this.running.set(serial, running);
    const device = this.devices.get(serial);
    const answer = (device ? perform(device, operation) : Promise.reject(new Error("no such disk")))
      .then((data) => this.answer({ kind: "diskResult", request, data }, post))
      .catch((error: unknown) => this.answer({ kind: "diskResult", request, error: String(error) }, post))
      .finally(() => running.delete(answer));
    running.add(answer);
  }

  private answer(result: Extract<HostMessage, { kind: "diskResult" }>, post: Post): void {
    if (!this.closed) post(result, result.data ? transferable([result.data]) : []);
  }
}

async function perform(device: BlockDevice, operation: DiskOperation): Promise<Uint8Array | undefined> {
  switch (operation.kind) {
    case "read":
      return device.read(operation.offsetBytes, operation.lengthBytes);
    case "write":
      await device.write(operation.offsetBytes, operation.data);
      return undefined;
    case "discard":
      await device.discard(operation.offsetBytes, operation.lengthBytes);
      return undefined;
    case "flush":
      await device.flush();
      return undefined;
  }
}
