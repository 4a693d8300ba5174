import type { BlockDevice } from "../../../control-plane/ports";
import type { DeviceMemory } from "../../guest-memory";
import { IoRing, IoRingFailure, type SavedIoRing } from "../io-ring";
import type { BoundEventChannel, GrantedPages } from "../ports";
import {
  type BlockRequest,
  type BlockSegment,
  type BlockStatus,
  blockEntryBytes,
  blockStatus,
  type RefusedRequest,
  readBlockRequest,
  writeBlockResponse,
} from "./block-request";
import { GrantedData } from "./granted-data";

export interface VbdDevicePorts {
  readonly memory: DeviceMemory;
  readonly grants: GrantedPages;
  readonly disk: BlockDevice;
  readonly readOnly: boolean;
  /** Notes a request that is begun */
  count(kind: BlockRequest["kind"], lengthBytes: number): void;
  /** Called whenever no request is under way any more, after `stop` too */
  idle(): void;
}

export interface SavedVbdDevice {
  readonly ring: SavedIoRing;
  /** Taken from the ring and not answered, in that order */
  readonly underWay: readonly BlockRequest[];
  readonly broken: boolean;
}

/**
 * The ring of a Xen disk, connected to one front end. Requests run side by side and are answered as the disk is done
 * with them, but nothing passes a barrier. A request that cannot be is answered with an error; a ring that cannot be
 * is not served further.
 */
export class VbdDevice {
  private readonly ring: IoRing;
  private readonly underWay = new Set<BlockRequest>();
  private readonly mapped = new Set<GrantedData>();
  /** Waits until those before it are done, as those behind it wait in the ring for it */
  private barrier: BlockRequest | undefined;
  private broken: boolean;
  private stopped = false;

  /** Throws `IoRingFailure` for a ring in no memory */
  constructor(
    private readonly ports: VbdDevicePorts,
    ringAddress: number,
    private readonly channel: BoundEventChannel,
    saved?: SavedVbdDevice,
  ) {
    this.ring = new IoRing(ports.memory, ringAddress, blockEntryBytes, saved?.ring);
    this.broken = saved?.broken ?? false;
    // Once more: a disk holds the same after a request as after the same request twice
    for (const request of saved?.underWay ?? []) this.admit(request);
  }

  get isIdle(): boolean {
    return this.underWay.size === 0;
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Takes what the front end offers */
  work(): void {
    if (this.broken || this.stopped) return;
    try {
      do {
        while (!this.barrier && this.ring.available > 0) {
          const request = readBlockRequest(this.ports.memory, this.ports.grants, this.ring.request(0));
          this.ring.take(1);
          if (request.kind === "refused") this.answer(request, request.status);
          else this.admit(request);
        }
      } while (!this.barrier && this.ring.askForNotification());
    } catch (error) {
      if (!(error instanceof IoRingFailure)) throw error;
      this.broken = true;
    }
  }

  /** Answers nothing from here on and lets go of the guest's pages. What the disk is at, nobody hears of. */
  stop(): void {
    this.abandon();
    for (const data of this.mapped) data.unmap();
    this.mapped.clear();
  }

  /** As `stop`, where the guest's memory and grants are no longer what they were */
  abandon(): void {
    this.stopped = true;
  }

  save(): SavedVbdDevice {
    return { ring: this.ring.save(), underWay: [...this.underWay], broken: this.broken };
  }

  private admit(request: BlockRequest): void {
    this.underWay.add(request);
    this.ports.count(request.kind, request.lengthBytes);
    if (request.kind === "barrier") {
      this.barrier = request;
      this.beginBarrier();
    } else this.begin(request);
  }

  private beginBarrier(): void {
    if (this.barrier && this.underWay.size === 1) this.begin(this.barrier);
  }

  private begin(request: BlockRequest): void {
    // A defect in here ends the worker and with it this guest alone
    void this.execute(request).then((status) => this.finish(request, status));
  }

  private finish(request: BlockRequest, status: BlockStatus): void {
    this.underWay.delete(request);
    if (this.stopped) {
      if (this.isIdle) this.ports.idle();
      return;
    }
    if (request === this.barrier) this.barrier = undefined;
    else this.beginBarrier();
    this.answer(request, status);
    this.work();
    if (this.isIdle) this.ports.idle();
  }

  private answer(request: BlockRequest | RefusedRequest, status: BlockStatus): void {
    writeBlockResponse(this.ports.memory, this.ring.respond(), request, status);
    if (this.ring.publish()) this.channel.notify();
  }

  private async execute(request: BlockRequest): Promise<BlockStatus> {
    const { disk, readOnly } = this.ports;
    const { kind, offsetBytes, lengthBytes } = request;
    const isRefused =
      (readOnly && (kind === "write" || kind === "discard" || (kind === "barrier" && lengthBytes > 0))) ||
      (lengthBytes > 0 && !(offsetBytes + lengthBytes <= disk.sizeBytes));
    if (isRefused) return blockStatus.error;
    try {
      switch (kind) {
        case "read":
          return await this.read(request.segments, offsetBytes, lengthBytes);
        case "write":
          return await this.write(request.segments, offsetBytes, lengthBytes);
        case "flush":
        case "barrier": {
          await disk.flush();
          const status = await this.write(request.segments, offsetBytes, lengthBytes);
          if (kind === "barrier" && lengthBytes > 0) await disk.flush();
          return status;
        }
        case "discard":
          await disk.discard(offsetBytes, lengthBytes);
          return blockStatus.okay;
      }
    } catch {
      // Whatever the disk fails with is an error of the medium to the guest
      return blockStatus.error;
    }
  }

  private async read(
    segments: readonly BlockSegment[],
    offsetBytes: number,
    lengthBytes: number,
  ): Promise<BlockStatus> {
    // Reading from the disk is writing to the guest's pages
    return await this.withData(segments, "write", async (data) => {
      const bytes = await this.ports.disk.read(offsetBytes, lengthBytes);
      if (!this.stopped) data.write(bytes);
    });
  }

  private async write(
    segments: readonly BlockSegment[],
    offsetBytes: number,
    lengthBytes: number,
  ): Promise<BlockStatus> {
    if (lengthBytes === 0) return blockStatus.okay;
    return await this.withData(segments, "read", (data) =>
      this.ports.disk.write(offsetBytes, data.read(lengthBytes)),
    );
  }

  private async withData(
    segments: readonly BlockSegment[],
    access: "read" | "write",
    work: (data: GrantedData) => Promise<void>,
  ): Promise<BlockStatus> {
    const data = this.stopped
      ? undefined
      : GrantedData.map(this.ports.memory, this.ports.grants, segments, access);
    if (!data) return blockStatus.error;
    this.mapped.add(data);
    try {
      await work(data);
      return blockStatus.okay;
    } finally {
      // Not where `stop` let go of it, or nothing is there to let go of
      if (!this.stopped) data.unmap();
      this.mapped.delete(data);
    }
  }
}
