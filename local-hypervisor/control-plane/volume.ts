import { checkId } from "../../schemas/rules/ids";
import { checkVolume, checkVolumeSource, defaultVolumeType } from "../../schemas/rules/volume";
import { refuse } from "../model/errors/problem";
import {
  keyNeedsEncryption,
  modificationRateExceeded,
  modificationUnderWay,
  volumeCannotShrink,
  volumeInUse,
  volumeIsInState,
  volumeNotFound,
} from "../model/errors/volume";
import type { VolumeModification, VolumeRecord, VolumeType } from "../model/volume";
import { completePerformance, type RequestedPerformance } from "../model/volume-performance";
import type { LaunchVolume } from "./block-device-mapping";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { StorageCarrier } from "./storage-carrier";

export interface CreateVolumeRequest {
  readonly availabilityZone: string;
  readonly sizeGib?: number;
  readonly snapshotId?: string;
  readonly volumeType?: VolumeType;
  readonly iops?: number;
  readonly throughputMibps?: number;
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What ModifyVolume asks for; what is absent stays. */
export interface VolumeChange {
  readonly sizeGib?: number;
  readonly volumeType?: VolumeType;
  readonly iops?: number;
  readonly throughputMibps?: number;
}

/** EC2 allows four modifications of a volume in this time */
const modificationWindowMs = 24 * 60 * 60 * 1000;
const maximumModifications = 4;

/** EBS volumes of a region. */
export class VolumeService {
  readonly storage: StorageCarrier;

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {
    this.storage = new StorageCarrier(context);
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
  attachedTo(region: string, instanceId: string): VolumeRecord[] {
    return this.list(region).filter((volume) => volume.attachment?.instanceId === instanceId);
  }

  /**
   * CreateVolume. The volume is `creating` until its storage is there.
   *
   * @throws Ec2Error MissingParameter, InvalidSnapshot.NotFound, InvalidParameterValue, InvalidParameterCombination,
   *   InvalidParameterDependency
   */
  create(region: string, request: CreateVolumeRequest): VolumeRecord {
    const { snapshotId, kmsKeyId, volumeType = defaultVolumeType } = request;
    this.controlPlane.regions.requireZone(region, request.availabilityZone);
    refuse(checkVolumeSource(request));
    const snapshot =
      snapshotId === undefined ? undefined : this.controlPlane.snapshots.require(region, snapshotId);
    const sizeGib = request.sizeGib ?? (snapshot?.volumeSizeGib as number);
    const requested = { volumeType, sizeGib, iops: request.iops, throughputMibps: request.throughputMibps };
    refuse(checkVolume({ ...requested, snapshotId, snapshotSizeGib: snapshot?.volumeSizeGib }));
    if (kmsKeyId !== undefined && !request.encrypted) throw keyNeedsEncryption();
    return this.add(region, {
      ...requested,
      availabilityZone: request.availabilityZone,
      snapshotId,
      encrypted: request.encrypted === true || snapshot?.encrypted === true,
      kmsKeyId,
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
      attachment: {
        instanceId,
        deviceName: volume.deviceName,
        state: "attaching",
        attachTimeMs: this.context.clock.now(),
        deleteOnTermination: volume.deleteOnTermination,
      },
    });
  }

  private add(
    region: string,
    request: RequestedPerformance &
      Pick<
        VolumeRecord,
        "availabilityZone" | "snapshotId" | "encrypted" | "kmsKeyId" | "tags" | "attachment"
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
      multiAttachEnabled: false,
      attachment: request.attachment,
      modificationTimesMs: [],
      autoEnableIo: false,
    };
    store.put("volume", record);
    if (!record.attachment) afterCommit(() => this.storage.carry(record.id));
    return record;
  }

  /** @throws Ec2Error InvalidVolume.NotFound, VolumeInUse, IncorrectState */
  delete(region: string, id: string): void {
    const volume = this.require(region, id);
    if (volume.attachment) throw volumeInUse(id, volume.attachment.instanceId);
    if (volume.state !== "available" && volume.state !== "error") throw volumeIsInState(id, volume.state);
    this.discard(volume);
  }

  /** Deletes a volume that nothing uses any more, whatever its state. */
  discard({ attachment: _attachment, ...volume }: VolumeRecord): void {
    this.context.store.put("volume", { ...volume, state: "deleting" });
    this.context.afterCommit(() => this.storage.carry(volume.id));
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
    const { volumeType = volume.volumeType, sizeGib = volume.sizeGib } = change;
    if (sizeGib < volume.sizeGib) throw volumeCannotShrink();
    // Figures that the request does not name stay with the type and go with a change of it.
    const kept = volumeType === volume.volumeType ? explicitFigures(volume) : {};
    const requested = {
      volumeType,
      sizeGib,
      iops: change.iops ?? kept.iops,
      throughputMibps: change.throughputMibps ?? kept.throughputMibps,
    };
    refuse(checkVolume({ ...requested, boot: this.isRoot(volume) }));
    if (volume.modification?.state === "modifying") throw modificationUnderWay(id, volume.modification.state);
    const now = clock.now();
    const recent = volume.modificationTimesMs.filter((timeMs) => timeMs > now - modificationWindowMs);
    if (recent.length >= maximumModifications) throw modificationRateExceeded();
    const modification: VolumeModification = {
      state: "modifying",
      original: figuresOf(volume),
      target: completePerformance(requested),
      progressPercent: 0,
      startTimeMs: now,
    };
    store.put("volume", { ...volume, modification, modificationTimesMs: [...recent, now] });
    afterCommit(() => this.storage.carry(id));
    return modification;
  }

  setAutoEnableIo(region: string, id: string, autoEnableIo: boolean): void {
    this.context.store.put("volume", { ...this.require(region, id), autoEnableIo });
  }

  /** Carries every volume that a crash left half-done; those of instances are carried along with them. */
  reconcile(): void {
    for (const volume of this.context.store.listAll("volume")) {
      const halfDone =
        volume.state === "deleting" ||
        (volume.state === "creating" && !volume.attachment) ||
        volume.modification?.state === "modifying";
      if (halfDone) this.context.afterCommit(() => this.storage.carry(volume.id));
    }
  }

  private isRoot(volume: VolumeRecord): boolean {
    const { attachment } = volume;
    const instance = attachment && this.context.store.get("instance", attachment.instanceId);
    return instance !== undefined && instance.rootDeviceName === attachment?.deviceName;
  }
}

const figuresOf = ({
  volumeType,
  sizeGib,
  iops,
  throughputMibps,
}: VolumeRecord): VolumeModification["original"] => ({
  volumeType,
  sizeGib,
  iops,
  throughputMibps,
});

/** Figures that somebody chose: gp2's follow from its size and are never named in a request. */
const explicitFigures = (volume: VolumeRecord): { iops?: number; throughputMibps?: number } =>
  volume.volumeType === "gp2" ? {} : { iops: volume.iops, throughputMibps: volume.throughputMibps };
