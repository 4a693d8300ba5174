import { checkId } from "../../schemas/rules/ids";
import { checkVolume, checkVolumeSource, defaultVolumeType } from "../../schemas/rules/volume";
import { refuse } from "../model/errors/problem";
import { volumeInUse, volumeIsInState, volumeNotFound } from "../model/errors/volume";
import {
  type AttachedVolume,
  attachedVolumes,
  type VolumeModification,
  type VolumeRecord,
  type VolumeType,
} from "../model/volume";
import { completePerformance, type RequestedPerformance } from "../model/volume-performance";
import type { LaunchVolume } from "./block-device-mapping";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { StorageCarrier } from "./storage-carrier";
import { planModification, type VolumeChange } from "./volume-modification";

export interface CreateVolumeRequest {
  readonly availabilityZone: string;
  readonly sizeGib?: number;
  readonly snapshotId?: string;
  readonly volumeType?: VolumeType;
  readonly iops?: number;
  readonly throughputMibps?: number;
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  readonly multiAttachEnabled?: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** EBS volumes of a region. */
export class VolumeService {
  readonly storage: StorageCarrier;

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {
    this.storage = new StorageCarrier(context, (snapshotId) =>
      this.controlPlane.snapshots.content.carry(snapshotId),
    );
  }

  list(region: string): VolumeRecord[] {
    return this.context.store.list("volume", region);
  }

  /** @throws Ec2Error InvalidParameterValue for a malformed id, InvalidVolume.NotFound */
  require(region: string, id: string): VolumeRecord {
    return this.requireAll(region, [id])[0] as VolumeRecord;
  }

  /** Volumes by id, in the order asked. */
  requireAll(region: string, ids: readonly string[]): VolumeRecord[] {
    for (const id of ids) refuse(checkId("volume", id));
    const found = ids.map((id) => this.context.store.get("volume", id));
    const missing = ids.filter((_, index) => found[index]?.region !== region);
    if (missing.length > 0) throw volumeNotFound(missing);
    return found as VolumeRecord[];
  }

  /** Volumes of an instance, the root volume included, in order of creation. */
  attachedTo(region: string, instanceId: string): AttachedVolume[] {
    return this.list(region)
      .flatMap(attachedVolumes)
      .filter(({ attachment }) => attachment.instanceId === instanceId);
  }

  /**
   * CreateVolume. The volume is `creating` until its storage is there.
   *
   * @throws Ec2Error MissingParameter, InvalidSnapshot.NotFound, InvalidParameterValue, InvalidParameterCombination,
   *   InvalidParameterDependency
   */
  create(region: string, request: CreateVolumeRequest): VolumeRecord {
    const { snapshotId, volumeType = defaultVolumeType, multiAttachEnabled = false } = request;
    this.controlPlane.regions.requireZone(region, request.availabilityZone);
    refuse(checkVolumeSource(request));
    const snapshot =
      snapshotId === undefined ? undefined : this.controlPlane.snapshots.requireCompleted(region, snapshotId);
    const sizeGib = request.sizeGib ?? (snapshot?.volumeSizeGib as number);
    const requested = { volumeType, sizeGib, iops: request.iops, throughputMibps: request.throughputMibps };
    refuse(
      checkVolume({
        ...requested,
        snapshotId,
        snapshotSizeGib: snapshot?.volumeSizeGib,
        multiAttach: multiAttachEnabled,
      }),
    );
    return this.add(region, {
      ...requested,
      ...this.controlPlane.ebsDefaults.encryptionOf(region, request, snapshot),
      availabilityZone: request.availabilityZone,
      snapshotId,
      multiAttachEnabled,
      attachments: [],
      tags: request.tags,
    });
  }

  /** A volume that RunInstances makes along with an instance; its storage is made when the instance is launched. */
  createForLaunch(
    region: string,
    instanceId: string,
    volume: LaunchVolume & { availabilityZone: string; tags: Readonly<Record<string, string>> },
  ): VolumeRecord {
    return this.add(region, {
      ...volume,
      multiAttachEnabled: false,
      attachments: [
        {
          instanceId,
          deviceName: volume.deviceName,
          state: "attaching",
          attachTimeMs: this.context.clock.now(),
          deleteOnTermination: volume.deleteOnTermination,
        },
      ],
    });
  }

  private add(
    region: string,
    request: RequestedPerformance &
      Pick<
        VolumeRecord,
        | "availabilityZone"
        | "snapshotId"
        | "encrypted"
        | "kmsKeyId"
        | "multiAttachEnabled"
        | "tags"
        | "attachments"
      >,
  ): VolumeRecord {
    const { store, clock, newId, afterCommit } = this.context;
    const record: VolumeRecord = {
      id: newId("vol"),
      region,
      tags: request.tags,
      ...completePerformance(request),
      availabilityZone: request.availabilityZone,
      state: "creating",
      createTimeMs: clock.now(),
      snapshotId: request.snapshotId,
      encrypted: request.encrypted,
      kmsKeyId: request.kmsKeyId,
      multiAttachEnabled: request.multiAttachEnabled,
      attachments: request.attachments,
      modificationTimesMs: [],
      autoEnableIo: false,
    };
    store.put("volume", record);
    if (record.attachments.length === 0) afterCommit(() => this.storage.carry(record.id));
    return record;
  }

  /** @throws Ec2Error InvalidVolume.NotFound, VolumeInUse, IncorrectState */
  delete(region: string, id: string): void {
    const volume = this.require(region, id);
    const [attachment] = volume.attachments;
    if (attachment) throw volumeInUse(id, attachment.instanceId);
    if (volume.state !== "available" && volume.state !== "error") throw volumeIsInState(id, volume.state);
    this.discard(id);
  }

  /** Deletes a volume that nothing uses any more, whatever its state. */
  discard(id: string): void {
    const { store, afterCommit } = this.context;
    const volume = store.get("volume", id);
    if (!volume) return;
    store.put("volume", { ...volume, attachments: [], state: "deleting" });
    afterCommit(() => this.storage.carry(id));
  }

  /**
   * ModifyVolume: grows a volume and changes its type and figures; the change shows once it is completed.
   *
   * @throws Ec2Error InvalidVolume.NotFound, IncorrectState, IncorrectModificationState,
   *   VolumeModificationRateExceeded, InvalidParameterValue, InvalidParameterCombination
   */
  modify(region: string, id: string, change: VolumeChange): VolumeModification {
    const { clock, store, afterCommit } = this.context;
    const volume = this.require(region, id);
    if (volume.state !== "available" && volume.state !== "in-use") throw volumeIsInState(id, volume.state);
    const planned = planModification(volume, change, { boot: this.isRoot(volume), nowMs: clock.now() });
    store.put("volume", { ...volume, ...planned });
    afterCommit(() => this.storage.carry(id));
    return planned.modification;
  }

  setAutoEnableIo(region: string, id: string, autoEnableIo: boolean): void {
    this.context.store.put("volume", { ...this.require(region, id), autoEnableIo });
  }

  /** Carries every volume that a crash left half-done; those of instances are carried along with them. */
  reconcile(): void {
    for (const volume of this.context.store.listAll("volume")) {
      const halfDone =
        volume.state === "deleting" ||
        (volume.state === "creating" && volume.attachments.length === 0) ||
        volume.modification?.state === "modifying" ||
        volume.modification?.state === "optimizing";
      if (halfDone) this.context.afterCommit(() => this.storage.carry(volume.id));
    }
  }

  private isRoot({ attachments }: VolumeRecord): boolean {
    return attachments.some(
      ({ instanceId, deviceName }) =>
        this.context.store.get("instance", instanceId)?.rootDeviceName === deviceName,
    );
  }
}
