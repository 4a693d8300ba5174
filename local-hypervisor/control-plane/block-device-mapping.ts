import type { InstanceType } from "../../schemas/catalogues/instance-types";
import { checkDeviceName, checkDeviceNames } from "../../schemas/rules/device-name";
import { checkVolume, defaultVolumeType } from "../../schemas/rules/volume";
import {
  deviceWithoutSize,
  deviceWithoutVolume,
  instanceStoreUnsupported,
  rootNotSuppressible,
  rootSnapshotFixed,
} from "../model/errors/block-device-mapping";
import { refuse } from "../model/errors/problem";
import { keyNeedsEncryption } from "../model/errors/volume";
import type { ImageBlockDevice, ImageRecord } from "../model/image";
import type { SnapshotRecord } from "../model/snapshot";
import type { VolumeType } from "../model/volume";

/** One row of RunInstances' block device mapping; what is absent comes from the image's row of the same name. */
export interface RequestedBlockDevice {
  readonly deviceName: string;
  /** Suppresses the image's row */
  readonly noDevice?: boolean;
  /** Instance store volume, such as `ephemeral0` */
  readonly virtualName?: string;
  readonly ebs?: {
    readonly snapshotId?: string;
    readonly volumeSizeGib?: number;
    readonly volumeType?: VolumeType;
    readonly iops?: number;
    readonly throughputMibps?: number;
    readonly deleteOnTermination?: boolean;
    readonly encrypted?: boolean;
    readonly kmsKeyId?: string;
  };
}

/** A volume that a launch is to make and attach. */
export interface LaunchVolume {
  readonly deviceName: string;
  readonly snapshotId?: string;
  readonly sizeGib: number;
  readonly volumeType: VolumeType;
  readonly iops?: number;
  readonly throughputMibps?: number;
  readonly deleteOnTermination: boolean;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
}

export interface MappingContext {
  readonly image: ImageRecord;
  readonly instanceType: InstanceType;
  /** @throws Ec2Error InvalidSnapshot.NotFound */
  snapshot(id: string): SnapshotRecord;
}

/**
 * The volumes of a launch, root first: the image's mapping, overlaid by the request's by device name.
 *
 * @throws Ec2Error InvalidBlockDeviceMapping, InvalidParameterValue, InvalidParameterCombination,
 *   InvalidSnapshot.NotFound, BootForVolumeTypeUnsupported
 */
export function planVolumes(
  requested: readonly RequestedBlockDevice[],
  context: MappingContext,
): LaunchVolume[] {
  const { image, instanceType } = context;
  refuse(
    checkDeviceNames(
      requested.map((row) => row.deviceName),
      image.virtualizationType,
    ),
  );
  const overlay = new Map<string, RequestedBlockDevice>();
  for (const row of requested) {
    refuse(checkDeviceName(row.deviceName, image.virtualizationType, "mapping"));
    overlay.set(row.deviceName, row);
  }
  const volumes: LaunchVolume[] = [];
  for (const device of image.blockDevices) {
    const row = overlay.get(device.deviceName);
    overlay.delete(device.deviceName);
    if (row?.noDevice) {
      if (device.deviceName === image.rootDeviceName) throw rootNotSuppressible(device.deviceName);
    } else volumes.push(planVolume(row ?? { deviceName: device.deviceName }, device, context));
  }
  for (const row of overlay.values()) {
    if (row.noDevice) continue;
    if (row.virtualName !== undefined) {
      // EC2 ignores a mapping to an instance store volume that the type does not have.
      if (instanceType.instanceStorageGb > 0) throw instanceStoreUnsupported(row.deviceName, row.virtualName);
    } else if (!row.ebs) throw deviceWithoutVolume(row.deviceName);
    else volumes.push(planVolume(row, undefined, context));
  }
  refuse(
    checkDeviceNames(
      volumes.map((volume) => volume.deviceName),
      image.virtualizationType,
    ),
  );
  return volumes.sort(
    (a, b) => Number(b.deviceName === image.rootDeviceName) - Number(a.deviceName === image.rootDeviceName),
  );
}

function planVolume(
  { deviceName, ebs = {} }: RequestedBlockDevice,
  inherited: ImageBlockDevice | undefined,
  { image, snapshot: findSnapshot }: MappingContext,
): LaunchVolume {
  const boot = deviceName === image.rootDeviceName;
  if (boot && ebs.snapshotId !== undefined && ebs.snapshotId !== inherited?.snapshotId)
    throw rootSnapshotFixed();
  const snapshotId = ebs.snapshotId ?? inherited?.snapshotId;
  const snapshot = snapshotId === undefined ? undefined : findSnapshot(snapshotId);
  const inheritedSize = ebs.snapshotId === undefined ? inherited?.volumeSizeGib : undefined;
  const sizeGib = ebs.volumeSizeGib ?? inheritedSize ?? snapshot?.volumeSizeGib;
  if (sizeGib === undefined) throw deviceWithoutSize(deviceName);
  const volumeType = ebs.volumeType ?? inherited?.volumeType ?? defaultVolumeType;
  const { iops, throughputMibps, kmsKeyId } = ebs;
  const snapshotSizeGib = snapshot?.volumeSizeGib;
  refuse(
    checkVolume({
      volumeType,
      sizeGib,
      iops,
      throughputMibps,
      snapshotId,
      snapshotSizeGib,
      boot,
      deviceName,
    }),
  );
  const encrypted = ebs.encrypted === true || inherited?.encrypted === true || snapshot?.encrypted === true;
  if (kmsKeyId !== undefined && !encrypted) throw keyNeedsEncryption();
  return {
    deviceName,
    snapshotId,
    sizeGib,
    volumeType,
    iops,
    throughputMibps,
    deleteOnTermination: ebs.deleteOnTermination ?? inherited?.deleteOnTermination ?? false,
    encrypted,
    kmsKeyId,
  };
}
