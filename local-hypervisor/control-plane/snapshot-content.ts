import type { SnapshotRecord } from "../model/snapshot";
import type { ControlPlaneContext } from "./context";

const bytesPerGib = 1024 ** 3;

/** `kind` of an error of the block store, as the port names them. */
const kindOf = (error: unknown): string | undefined => (error as { kind?: string }).kind;

/**
 * Brings the bytes of snapshots to what their records say. The record is written first and settled last, so that a
 * crash leaves a record that tells what is missing: a copy is made then, but a snapshot whose bytes are not there is in
 * error, for its point in time is gone.
 */
export class SnapshotContent {
  private readonly queues = new Map<string, Promise<void>>();

  constructor(private readonly context: ControlPlaneContext) {}

  /**
   * Takes a pending snapshot of its volume. The point in time is the call: everything that the volume was handed before
   * is in it, nothing after.
   */
  take({ id, contentId, volumeId }: SnapshotRecord): Promise<void> {
    const taken = this.context.blockStore.createSnapshot(contentId, volumeId);
    return this.inTurn(id, () => this.finish(id, taken));
  }

  /** Does what the record of a snapshot asks for: copies, gives back, or settles what a crash left. */
  carry(snapshotId: string): Promise<void> {
    return this.inTurn(snapshotId, () => this.step(snapshotId));
  }

  private async step(id: string): Promise<void> {
    const { store, blockStore } = this.context;
    const snapshot = store.get("snapshot", id);
    if (snapshot?.state === "deleting") return this.remove(snapshot);
    if (snapshot?.state !== "pending") return;
    const { contentId, copyOfId } = snapshot;
    if (copyOfId !== undefined) {
      await this.finish(id, this.copy(snapshot, copyOfId));
      return this.carry(copyOfId);
    }
    const lost = new Error("The daemon ended while the snapshot was taken. Take it again.");
    await this.finish(
      id,
      blockStore.hasSnapshot(contentId).then((taken) => (taken ? undefined : Promise.reject(lost))),
    );
  }

  private async copy({ contentId, encrypted }: SnapshotRecord, copyOfId: string): Promise<void> {
    const { store, blockStore } = this.context;
    const original = store.get("snapshot", copyOfId);
    if (!original) throw new Error(`The snapshot ${copyOfId} is gone.`);
    try {
      await blockStore.copySnapshot(original.contentId, contentId, { encrypted });
    } catch (error) {
      // Made before a crash that came before the record was settled.
      if (kindOf(error) !== "exists") throw error;
    }
  }

  /** Settles a pending snapshot as completed or in error. */
  private async finish(id: string, made: Promise<void>): Promise<void> {
    const { blockStore, store, clock, log } = this.context;
    try {
      await made;
      const contentId = store.get("snapshot", id)?.contentId;
      if (contentId === undefined) return;
      const { sizeBytes, storedBytes } = await blockStore.snapshotUsage(contentId);
      this.settle(id, (record) => ({
        ...record,
        state: "completed",
        progressPercent: 100,
        completionTimeMs: clock.now(),
        fullSizeBytes: storedBytes,
        // The volume may have grown between its record and its bytes.
        volumeSizeGib: Math.max(record.volumeSizeGib, Math.ceil(sizeBytes / bytesPerGib)),
      }));
    } catch (error) {
      log.error("cannot make a snapshot", { snapshotId: id, error });
      const stateMessage = error instanceof Error ? error.message : String(error);
      this.settle(id, (record) => ({ ...record, state: "error", stateMessage }));
    }
  }

  /** Gives the bytes back, unless something is still being made of them: then that comes back here. */
  private async remove({ id, contentId }: SnapshotRecord): Promise<void> {
    const { store, blockStore } = this.context;
    const isNeeded =
      store.listAll("volume").some((each) => each.state === "creating" && each.snapshotId === id) ||
      store.listAll("snapshot").some((each) => each.state === "pending" && each.copyOfId === id);
    if (isNeeded) return;
    const isShared = store.listAll("snapshot").some((each) => each.contentId === contentId && each.id !== id);
    if (!isShared) await blockStore.deleteSnapshot(contentId);
    store.delete("snapshot", id);
  }

  private settle(id: string, change: (record: SnapshotRecord) => SnapshotRecord): void {
    const { store } = this.context;
    store.transaction(() => {
      const record = store.get("snapshot", id);
      if (record?.state === "pending") store.put("snapshot", change(record));
    });
  }

  private inTurn(id: string, work: () => Promise<void>): Promise<void> {
    const before = this.queues.get(id) ?? Promise.resolve();
    const run = before.catch(() => {}).then(work);
    this.queues.set(id, run);
    const forget = () => {
      if (this.queues.get(id) === run) this.queues.delete(id);
    };
    run.then(forget, forget);
    return run;
  }
}
