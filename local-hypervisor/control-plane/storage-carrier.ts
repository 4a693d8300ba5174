import type { VolumeModification, VolumeRecord } from "../model/volume";
import { gibToBytes } from "../model/volume-performance";
import type { ControlPlaneContext } from "./context";

/** `kind` of an error of the block store, as the port names them. */
const kindOf = (error: unknown): string | undefined => (error as { kind?: string }).kind;

/**
 * Brings the bytes of volumes to what their records say: makes those that are `creating`, grows those that are being
 * modified, deletes those that are `deleting`. The record is always written first and settled last, so that whatever
 * a crash leaves undone is done at the next start.
 */
export class StorageCarrier {
  private readonly queues = new Map<string, Promise<void>>();

  /** @param releaseSnapshot called for the snapshot of a volume that was made, in case it waits to be deleted */
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly releaseSnapshot: (snapshotId: string) => Promise<void>,
  ) {}

  /** Resolves when the volume's bytes are as its record said at the call; rejects with the block store's error. */
  carry(volumeId: string): Promise<void> {
    const before = this.queues.get(volumeId) ?? Promise.resolve();
    const run = before.catch(() => {}).then(() => this.step(volumeId));
    this.queues.set(volumeId, run);
    const forget = () => {
      if (this.queues.get(volumeId) === run) this.queues.delete(volumeId);
    };
    run.then(forget, forget);
    return run;
  }

  private async step(volumeId: string): Promise<void> {
    const volume = this.context.store.get("volume", volumeId);
    if (!volume) return;
    if (volume.state === "creating") await this.create(volume);
    else if (volume.state === "deleting") await this.delete(volume);
    else if (volume.modification?.state === "modifying") await this.modify(volume, volume.modification);
    else if (volume.modification?.state === "optimizing") this.complete(volume.id);
  }

  private async create(volume: VolumeRecord): Promise<void> {
    const { blockStore, store, log } = this.context;
    const snapshot = volume.snapshotId ? store.get("snapshot", volume.snapshotId) : undefined;
    try {
      await blockStore.createVolume({
        volumeId: volume.id,
        sizeBytes: gibToBytes(volume.sizeGib),
        snapshotId: snapshot?.contentId,
        encrypted: volume.encrypted,
      });
    } catch (error) {
      // Made before a crash that came before the record was settled.
      if (kindOf(error) !== "exists") {
        log.error("cannot make a volume", { volumeId: volume.id, error });
        this.settle(volume.id, (record) => ({ ...record, state: "error" }));
        await this.release(volume.snapshotId);
        throw error;
      }
    }
    this.settle(volume.id, (record) =>
      record.state === "creating"
        ? { ...record, state: record.attachments.length > 0 ? "in-use" : "available" }
        : record,
    );
    await this.release(volume.snapshotId);
  }

  private async delete(volume: VolumeRecord): Promise<void> {
    await this.context.blockStore.deleteVolume(volume.id);
    this.context.store.delete("volume", volume.id);
  }

  private async release(snapshotId: string | undefined): Promise<void> {
    if (snapshotId === undefined) return;
    if (this.context.store.get("snapshot", snapshotId)?.state === "deleting")
      await this.releaseSnapshot(snapshotId);
  }

  private async modify(volume: VolumeRecord, modification: VolumeModification): Promise<void> {
    const { blockStore, clock, log } = this.context;
    const { target } = modification;
    try {
      if (target.sizeGib > volume.sizeGib)
        await blockStore.resizeVolume(volume.id, gibToBytes(target.sizeGib));
    } catch (error) {
      log.error("cannot grow a volume", { volumeId: volume.id, error });
      this.settle(volume.id, (record) => ({
        ...record,
        modification: {
          ...modification,
          state: "failed",
          statusMessage: error instanceof Error ? error.message : String(error),
          endTimeMs: clock.now(),
        },
      }));
      throw error;
    }
    // The guest has the new size from here on.
    const { multiAttachEnabled = volume.multiAttachEnabled, ...figures } = target;
    this.settle(volume.id, ({ iops: _iops, throughputMibps: _throughput, ...record }) => ({
      ...record,
      ...figures,
      multiAttachEnabled,
      modification: { ...modification, state: "optimizing" },
    }));
    this.complete(volume.id);
  }

  private complete(volumeId: string): void {
    const endTimeMs = this.context.clock.now();
    this.settle(volumeId, (record) =>
      record.modification?.state === "optimizing"
        ? {
            ...record,
            modification: { ...record.modification, state: "completed", progressPercent: 100, endTimeMs },
          }
        : record,
    );
  }

  private settle(volumeId: string, change: (record: VolumeRecord) => VolumeRecord): void {
    const { store } = this.context;
    store.transaction(() => {
      const record = store.get("volume", volumeId);
      if (record) store.put("volume", change(record));
    });
  }
}
