import { checkId } from "../../schemas/rules/ids";
import { refuse } from "../model/errors/problem";
import {
  excludedVolumeNotAttached,
  noVolumeToSnapshot,
  snapshotInUse,
  snapshotNotCompleted,
  snapshotNotFound,
  snapshotNotOwned,
  tooManyPendingSnapshots,
} from "../model/errors/snapshot";
import { volumeIsInState } from "../model/errors/volume";
import { noVolumeId, type SnapshotRecord } from "../model/snapshot";
import type { VolumeRecord } from "../model/volume";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { SnapshotContent } from "./snapshot-content";

type Tags = Readonly<Record<string, string>>;

export interface CreateSnapshotRequest {
  readonly volumeId: string;
  readonly description?: string;
  readonly tags: Tags;
}

/** Snapshots of the volumes of an instance, all at one moment. */
export interface CreateSnapshotsRequest {
  readonly instanceId: string;
  readonly description?: string;
  readonly excludeBootVolume?: boolean;
  readonly excludeDataVolumeIds?: readonly string[];
  readonly tags: Tags;
  /** Whether each snapshot gets its volume's tags too */
  readonly copyVolumeTags?: boolean;
}

export interface CopySnapshotRequest {
  readonly sourceRegion: string;
  readonly sourceSnapshotId: string;
  readonly description?: string;
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  readonly tags: Tags;
}

/** Snapshots of a volume that may be under way at once */
const maximumPending = (volume: VolumeRecord): number =>
  volume.volumeType === "st1" || volume.volumeType === "sc1" ? 1 : 5;

/** EBS snapshots of a region. */
export class SnapshotService {
  readonly content: SnapshotContent;

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {
    this.content = new SnapshotContent(context);
  }

  /** Every snapshot that has not been deleted, in order of creation. */
  list(region: string): SnapshotRecord[] {
    return this.context.store.list("snapshot", region).filter(({ state }) => state !== "deleting");
  }

  /** @throws Ec2Error InvalidParameterValue for a malformed id, InvalidSnapshot.NotFound */
  require(region: string, id: string): SnapshotRecord {
    refuse(checkId("snapshot", id));
    const snapshot = this.context.store.get("snapshot", id);
    if (snapshot?.region !== region || snapshot.state === "deleting") throw snapshotNotFound(id);
    return snapshot;
  }

  /** A snapshot that volumes can be made of. @throws Ec2Error InvalidSnapshot.NotFound, IncorrectState */
  requireCompleted(region: string, id: string): SnapshotRecord {
    const snapshot = this.require(region, id);
    if (snapshot.state !== "completed") throw snapshotNotCompleted(snapshot.state);
    return snapshot;
  }

  /** A snapshot that this account may change. @throws Ec2Error InvalidSnapshot.NotFound, AuthFailure */
  requireOwned(region: string, id: string): SnapshotRecord {
    const snapshot = this.require(region, id);
    if (snapshot.ownerId !== this.context.accountId) throw snapshotNotOwned(id);
    return snapshot;
  }

  /**
   * CreateSnapshot. The point in time is the commit of the call; the snapshot is `pending` until its bytes are durable.
   *
   * @throws Ec2Error InvalidVolume.NotFound, IncorrectState, ConcurrentSnapshotLimitExceeded
   */
  create(region: string, { volumeId, description = "", tags }: CreateSnapshotRequest): SnapshotRecord {
    const { store, atCommit, clock, newId, accountId } = this.context;
    const volume = this.controlPlane.volumes.require(region, volumeId);
    if (volume.state !== "available" && volume.state !== "in-use")
      throw volumeIsInState(volumeId, volume.state);
    const pending = this.list(region).filter(
      (each) => each.volumeId === volumeId && each.state === "pending",
    ).length;
    if (pending >= maximumPending(volume)) throw tooManyPendingSnapshots();
    const id = newId("snap");
    const snapshot: SnapshotRecord = {
      id,
      region,
      tags,
      contentId: id,
      ownerId: accountId,
      description,
      state: "pending",
      volumeId,
      volumeSizeGib: volume.sizeGib,
      startTimeMs: clock.now(),
      progressPercent: 0,
      encrypted: volume.encrypted,
      kmsKeyId: volume.kmsKeyId,
    };
    store.put("snapshot", snapshot);
    atCommit(() => this.content.take(snapshot));
    return snapshot;
  }

  /**
   * CreateSnapshots: of all volumes of an instance at one moment, boot volume first.
   *
   * @throws Ec2Error InvalidInstanceID.NotFound, IncorrectState, ConcurrentSnapshotLimitExceeded,
   *   InvalidParameterValue and InvalidParameterCombination for what is excluded
   */
  createOfInstance(region: string, request: CreateSnapshotsRequest): SnapshotRecord[] {
    const { instanceId, description, excludeBootVolume, excludeDataVolumeIds = [] } = request;
    const { rootDeviceName } = this.controlPlane.instances.require(region, instanceId);
    const attached = this.controlPlane.volumes.attachedTo(region, instanceId);
    const isRoot = (each: (typeof attached)[number]) => each.attachment.deviceName === rootDeviceName;
    const data = attached.filter((each) => !isRoot(each));
    const stranger = excludeDataVolumeIds.find((id) => !data.some((each) => each.id === id));
    if (stranger !== undefined) throw excludedVolumeNotAttached(stranger, instanceId);
    const wanted = [
      ...(excludeBootVolume ? [] : attached.filter(isRoot)),
      ...data.filter(({ id }) => !excludeDataVolumeIds.includes(id)),
    ];
    if (wanted.length === 0) throw noVolumeToSnapshot(instanceId);
    return this.context.store.transaction(() =>
      wanted.map(({ id: volumeId, tags: volumeTags }) =>
        this.create(region, {
          volumeId,
          description,
          tags: request.copyVolumeTags ? { ...volumeTags, ...request.tags } : request.tags,
        }),
      ),
    );
  }

  /**
   * CopySnapshot, into `region`. Encryption can be added, never taken away.
   *
   * @throws Ec2Error InvalidSnapshot.NotFound, IncorrectState, InvalidParameterDependency
   */
  copy(region: string, request: CopySnapshotRequest): SnapshotRecord {
    const { store, afterCommit, clock, newId, accountId } = this.context;
    const original = this.requireCompleted(request.sourceRegion, request.sourceSnapshotId);
    // A key belongs to its region: a copy elsewhere takes that region's own.
    const isSameRegion = request.sourceRegion === region;
    const encryption = this.controlPlane.ebsDefaults.encryptionOf(region, request, {
      encrypted: original.encrypted,
      kmsKeyId: isSameRegion ? original.kmsKeyId : undefined,
    });
    const id = newId("snap");
    const snapshot: SnapshotRecord = {
      id,
      region,
      tags: request.tags,
      contentId: id,
      ownerId: accountId,
      description:
        request.description ??
        `[Copied ${request.sourceSnapshotId} from ${request.sourceRegion}] ${original.description}`.trim(),
      state: "pending",
      volumeId: noVolumeId,
      volumeSizeGib: original.volumeSizeGib,
      startTimeMs: clock.now(),
      progressPercent: 0,
      ...encryption,
      copyOfId: original.id,
    };
    store.put("snapshot", snapshot);
    afterCommit(() => this.content.carry(id));
    return snapshot;
  }

  /**
   * DeleteSnapshot, at once; volumes that were or are being made of it keep their bytes.
   *
   * @throws Ec2Error InvalidSnapshot.NotFound, InvalidSnapshot.InUse, AuthFailure
   */
  delete(region: string, id: string): void {
    const { store, afterCommit } = this.context;
    const { tags: _tags, ...snapshot } = this.requireOwned(region, id);
    const [image] = this.controlPlane.images.usingSnapshot(id);
    if (image) throw snapshotInUse(id, image.id);
    store.put("snapshot", { ...snapshot, tags: {}, state: "deleting" });
    afterCommit(() => this.content.carry(id));
  }

  /** Carries on what a crash left half-done. */
  reconcile(): void {
    for (const { id, state } of this.context.store.listAll("snapshot"))
      if (state === "pending" || state === "deleting") this.context.afterCommit(() => this.content.carry(id));
  }
}
