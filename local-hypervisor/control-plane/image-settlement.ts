import type { ImageRecord } from "../model/image";
import type { StateReason } from "../model/instance";
import type { ControlPlaneContext } from "./context";
import { stateReason } from "./instance-transition";

/**
 * Makes pending images available once all their snapshots are completed, and failed when one of them cannot be. It
 * looks whenever a snapshot changed, and at the daemon's start.
 */
export class ImageSettlement {
  /** Ids of images that may be pending; what is not is forgotten at the next look */
  private readonly pending = new Set<string>();

  constructor(private readonly context: ControlPlaneContext) {
    context.onCommit((kinds) => {
      if (kinds.has("snapshot")) this.settleAll();
    });
  }

  /** Watches an image from its commit on. */
  watch(imageId: string): void {
    this.context.afterCommit(() => {
      this.pending.add(imageId);
      this.settle(imageId);
    });
  }

  reconcile(): void {
    for (const image of this.context.store.listAll("image"))
      if (image.state === "pending") this.watch(image.id);
  }

  /** Ends a pending image. */
  fail(image: ImageRecord, reason: StateReason): void {
    const { awaitedSnapshots: _awaited, ...kept } = image;
    this.context.store.put("image", { ...kept, state: "failed", stateReason: reason });
  }

  private settleAll(): void {
    for (const imageId of [...this.pending]) this.settle(imageId);
  }

  private settle(imageId: string): void {
    const { store } = this.context;
    store.transaction(() => {
      const image = store.get("image", imageId);
      if (image?.state !== "pending") {
        this.pending.delete(imageId);
        return;
      }
      if (image.awaitedSnapshots) return;
      const snapshotIds = image.blockDevices.flatMap(({ snapshotId }) => snapshotId ?? []);
      const snapshots = snapshotIds.map((id) => store.get("snapshot", id));
      const broken = snapshots.findIndex(
        (snapshot) => !snapshot || snapshot.state === "error" || snapshot.state === "deleting",
      );
      if (broken >= 0) {
        const why =
          snapshots[broken]?.stateMessage ?? `The snapshot '${snapshotIds[broken]}' does not exist.`;
        this.fail(image, stateReason("Server.InternalError", why));
      } else if (snapshots.every((snapshot) => snapshot?.state === "completed"))
        store.put("image", { ...image, state: "available" });
    });
  }
}
