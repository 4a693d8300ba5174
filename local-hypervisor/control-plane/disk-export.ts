import type { SnapshotRecord } from "../model/snapshot";
import type { VolumeRecord } from "../model/volume";
import type { ControlPlaneContext } from "./context";
import type { BlockDevice } from "./ports";

/** A volume or snapshot, opened for a server of disks; whoever opened it closes the device. */
export interface ExportedDisk {
  readonly id: string;
  /** One line for people */
  readonly description: string;
  readonly device: BlockDevice;
  /** Snapshots are */
  readonly readOnly: boolean;
}

/** Why a disk cannot be served; the message is for people. */
export class DiskExportError extends Error {
  override readonly name = "DiskExportError";
  constructor(
    readonly kind: "unknown" | "inUse",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Opens a volume that no running guest has, or a snapshot, by its id in any region. A guest and somebody else writing
 * to one file system would destroy it, so that is refused.
 *
 * @throws DiskExportError, BlockStoreError
 */
export async function openDiskForExport(context: ControlPlaneContext, id: string): Promise<ExportedDisk> {
  const { store, blockStore } = context;
  const volume = store.get("volume", id);
  if (volume) {
    checkVolume(context, volume);
    const device = await blockStore.openVolume(id).catch((error: Error & { kind?: string }) => {
      if (error.kind !== "inUse") throw error;
      throw new DiskExportError("inUse", `Volume ${id} is open already: by another export, or by a guest.`);
    });
    return { id, description: describe(volume.sizeGib, "volume", volume), device, readOnly: false };
  }
  const snapshot = store.get("snapshot", id);
  if (!snapshot) {
    throw new DiskExportError(
      "unknown",
      `There is no volume or snapshot ${id}; list them with: aws ec2 describe-volumes, aws ec2 describe-snapshots --owner-ids self`,
    );
  }
  if (snapshot.state !== "completed") {
    throw new DiskExportError(
      "inUse",
      `Snapshot ${id} is ${snapshot.state}; only completed ones are served.`,
    );
  }
  const device = await blockStore.openSnapshot(snapshot.contentId);
  return { id, description: describe(snapshot.volumeSizeGib, "snapshot", snapshot), device, readOnly: true };
}

function checkVolume({ store }: ControlPlaneContext, { id, state, attachments }: VolumeRecord): void {
  if (state !== "available" && state !== "in-use")
    throw new DiskExportError("inUse", `Volume ${id} is ${state}; only finished ones are served.`);
  for (const { instanceId } of attachments) {
    const instance = store.get("instance", instanceId);
    if (!instance || instance.state === "stopped" || instance.state === "terminated") continue;
    throw new DiskExportError(
      "inUse",
      `Volume ${id} is attached to ${instanceId}, which is ${instance.state}: two writers would destroy its file system. Stop the instance or detach the volume, or make a snapshot and export that: aws ec2 create-snapshot --volume-id ${id}`,
    );
  }
}

const describe = (sizeGib: number, what: string, { tags }: VolumeRecord | SnapshotRecord): string =>
  `EBS ${what}, ${sizeGib} GiB${tags.Name ? `, ${tags.Name}` : ""}`;
