import type { InstanceType } from "../../schemas/catalogues/instance-types";
import { checkDeviceName, checkDeviceNames } from "../../schemas/rules/device-name";
import { checkVolume, defaultVolumeType } from "../../schemas/rules/volume";
import {
  deviceWithoutSize,
  deviceWithoutVolume,
  rootNotSuppressible,
  rootSnapshotFixed,
} from "../model/errors/block-device-mapping";
import { refuse } from "../model/errors/problem";
import type { ImageBlockDevice, ImageRecord } from "../model/image";
import type { InstanceStoreDevice } from "../model/instance";
import type { SnapshotRecord } from "../model/snapshot";
import type { VolumeType } from "../model/volume";
import type { Encryption } from "./ebs-defaults";
import { mappedInstanceStore } from "./instance-store";

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

/** What a launch's block device mapping comes to. */
export interface LaunchDevices {
  /** Root first */
  readonly volumes: readonly LaunchVolume[];
  /** Those that the instance type has */
  readonly instanceStoreDevices: readonly InstanceStoreDevice[];
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
  /** @throws Ec2Error InvalidSnapshot.NotFound, IncorrectState */
  snapshot(id: string): SnapshotRecord;
  /** @throws Ec2Error InvalidParameterDependency */
  encryptionOf(requested: { encrypted?: boolean; kmsKeyId?: string }, origin: Encryption): Encryption;
}

/**
 * The volumes and instance store disks of a launch: the image's mapping, overlaid by the request's by device name.
 *
 * @throws Ec2Error InvalidBlockDeviceMapping, InvalidParameterValue, InvalidParameterCombination,
 *   InvalidSnapshot.NotFound, BootForVolumeTypeUnsupported
 */
export function planDevices(
  requested: readonly RequestedBlockDevice[],
  context: MappingContext,
): LaunchDevices {
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
  const instanceStore: InstanceStoreDevice[] = [];
  for (const device of image.blockDevices) {
    const row = overlay.get(device.deviceName);
    overlay.delete(device.deviceName);
    if (row?.noDevice || row?.virtualName !== undefined) {
      if (device.deviceName === image.rootDeviceName) throw rootNotSuppressible(device.deviceName);
      if (!row.noDevice) overlay.set(row.deviceName, row);
    } else volumes.push(planVolume(row ?? { deviceName: device.deviceName }, device, context));
  }
  for (const { deviceName, virtualName } of image.instanceStoreDevices ?? [])
    if (!overlay.has(deviceName)) overlay.set(deviceName, { deviceName, virtualName });
  for (const row of overlay.values()) {
    if (row.noDevice) continue;
    if (row.virtualName !== undefined)
      instanceStore.push({ deviceName: row.deviceName, virtualName: row.virtualName });
    else if (!row.ebs) throw deviceWithoutVolume(row.deviceName);
    else volumes.push(planVolume(row, undefined, context));
  }
  const instanceStoreDevices = mappedInstanceStore(instanceStore, instanceType);
  refuse(
    checkDeviceNames(
      [...volumes, ...instanceStoreDevices].map((device) => device.deviceName),
      image.virtualizationType,
    ),
  );
  volumes.sort(
    (a, b) => Number(b.deviceName === image.rootDeviceName) - Number(a.deviceName === image.rootDeviceName),
  );
  return { volumes, instanceStoreDevices };
}

function planVolume(
  { deviceName, ebs = {} }: RequestedBlockDevice,
  inherited: ImageBlockDevice | undefined,
  { image, snapshot: findSnapshot, encryptionOf }: MappingContext,
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
  // Figures of the image's row go with its type.
  const figures = volumeType === inherited?.volumeType ? inherited : undefined;
  const iops = ebs.iops ?? figures?.iops;
  const throughputMibps = ebs.throughputMibps ?? figures?.throughputMibps;
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
  const encryption = encryptionOf(ebs, {
    encrypted: inherited?.encrypted === true || snapshot?.encrypted === true,
    kmsKeyId: inherited?.kmsKeyId ?? snapshot?.kmsKeyId,
  });
  return {
    deviceName,
    snapshotId,
    sizeGib,
    volumeType,
    iops,
    throughputMibps,
    deleteOnTermination: ebs.deleteOnTermination ?? inherited?.deleteOnTermination ?? false,
    ...encryption,
  };
}
