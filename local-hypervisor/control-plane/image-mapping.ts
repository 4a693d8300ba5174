import { checkDeviceName, checkDeviceNames } from "../../schemas/rules/device-name";
import { checkVolume, defaultVolumeType } from "../../schemas/rules/volume";
import {
  deviceWithoutSize,
  deviceWithoutVolume,
  instanceStoreMappedTwice,
  invalidVirtualName,
  rootNotSuppressible,
} from "../model/errors/block-device-mapping";
import { encryptionWithSnapshot, rootDeviceNotMapped, sourceDeviceFixed } from "../model/errors/image";
import { refuse } from "../model/errors/problem";
import { keyNeedsEncryption } from "../model/errors/volume";
import type { ImageBlockDevice, VirtualizationType } from "../model/image";
import type { InstanceStoreDevice } from "../model/instance";
import type { SnapshotRecord } from "../model/snapshot";
import type { VolumeRecord } from "../model/volume";
import type { RequestedBlockDevice } from "./block-device-mapping";

/** What an image maps its devices to. */
export interface ImageMapping {
  readonly blockDevices: readonly ImageBlockDevice[];
  readonly instanceStoreDevices: readonly InstanceStoreDevice[];
}

/** A volume of the instance that an image is made of, under its device name. */
export interface SourceVolume {
  readonly deviceName: string;
  readonly deleteOnTermination: boolean;
  readonly volume: VolumeRecord;
}

interface MappingRules {
  readonly virtualizationType: VirtualizationType;
  readonly rootDeviceName: string;
  /** @throws Ec2Error InvalidSnapshot.NotFound, IncorrectState */
  snapshot(id: string): SnapshotRecord;
}

/** The mapping of an image of an instance, and the volumes that it wants snapshots of. */
export interface SourceMapping extends ImageMapping {
  readonly volumes: readonly { readonly deviceName: string; readonly volumeId: string }[];
}

/**
 * CreateImage's mapping: a row for each volume of the instance and each instance store row of its image, overlaid by
 * the request's rows by device name. Of the instance's volumes only DeleteOnTermination can be changed; `noDevice`
 * leaves one out, other names add rows.
 *
 * @throws Ec2Error InvalidBlockDeviceMapping, InvalidSnapshot.NotFound and those of new volumes
 */
export function mappingOfInstance(
  source: {
    readonly volumes: readonly SourceVolume[];
    readonly instanceStoreDevices: readonly InstanceStoreDevice[];
  },
  requested: readonly RequestedBlockDevice[],
  rules: MappingRules,
): SourceMapping {
  const overlay = new Map(requested.map((row) => [row.deviceName, row]));
  checkNames(requested, rules);
  const blockDevices: ImageBlockDevice[] = [];
  const volumes: { deviceName: string; volumeId: string }[] = [];
  for (const { deviceName, deleteOnTermination, volume } of source.volumes) {
    const row = overlay.get(deviceName);
    overlay.delete(deviceName);
    if (row?.noDevice) {
      if (deviceName === rules.rootDeviceName) throw rootNotSuppressible(deviceName);
      continue;
    }
    if (row) checkUnchanged(row, volume);
    blockDevices.push({
      deviceName,
      volumeSizeGib: volume.sizeGib,
      volumeType: volume.volumeType,
      ...chosenFigures(volume),
      deleteOnTermination: row?.ebs?.deleteOnTermination ?? deleteOnTermination,
      encrypted: volume.encrypted,
      kmsKeyId: volume.kmsKeyId,
    });
    volumes.push({ deviceName, volumeId: volume.id });
  }
  const added = addedRows([...overlay.values()], rules);
  const mapping = {
    blockDevices: [...blockDevices, ...added.blockDevices],
    instanceStoreDevices: [
      ...source.instanceStoreDevices.filter(
        (row) =>
          !overlay.has(row.deviceName) &&
          !blockDevices.some(({ deviceName }) => deviceName === row.deviceName) &&
          !added.instanceStoreDevices.some(({ virtualName }) => virtualName === row.virtualName),
      ),
      ...added.instanceStoreDevices,
    ],
  };
  checkNames([...mapping.blockDevices, ...mapping.instanceStoreDevices], rules);
  return { ...mapping, volumes };
}

/**
 * RegisterImage's mapping; the root device needs a snapshot.
 *
 * @throws Ec2Error InvalidBlockDeviceMapping, InvalidSnapshot.NotFound and those of new volumes
 */
export function registeredMapping(
  requested: readonly RequestedBlockDevice[],
  rules: MappingRules,
): ImageMapping {
  checkNames(requested, rules);
  const mapping = addedRows(requested, rules);
  const root = mapping.blockDevices.find(({ deviceName }) => deviceName === rules.rootDeviceName);
  if (root?.snapshotId === undefined) throw rootDeviceNotMapped(rules.rootDeviceName);
  return mapping;
}

function checkNames(
  rows: readonly { readonly deviceName: string }[],
  { virtualizationType }: Pick<MappingRules, "virtualizationType">,
): void {
  const names = rows.map(({ deviceName }) => deviceName);
  for (const name of names) refuse(checkDeviceName(name, virtualizationType, "mapping"));
  refuse(checkDeviceNames(names, virtualizationType));
}

function checkUnchanged(
  { deviceName, virtualName, ebs = {} }: RequestedBlockDevice,
  volume: VolumeRecord,
): void {
  const fixed: readonly [string, unknown, unknown][] = [
    ["virtualName", virtualName, undefined],
    ["snapshotId", ebs.snapshotId, undefined],
    ["volumeSize", ebs.volumeSizeGib, volume.sizeGib],
    ["volumeType", ebs.volumeType, volume.volumeType],
    ["iops", ebs.iops, volume.iops],
    ["throughput", ebs.throughputMibps, volume.throughputMibps],
    ["encrypted", ebs.encrypted, volume.encrypted],
    ["kmsKeyId", ebs.kmsKeyId, volume.kmsKeyId],
  ];
  for (const [what, asked, has] of fixed)
    if (asked !== undefined && asked !== has) throw sourceDeviceFixed(deviceName, what);
}

function addedRows(rows: readonly RequestedBlockDevice[], rules: MappingRules): ImageMapping {
  const blockDevices: ImageBlockDevice[] = [];
  const instanceStoreDevices: InstanceStoreDevice[] = [];
  for (const row of rows) {
    const { deviceName, virtualName } = row;
    if (row.noDevice) continue;
    if (virtualName !== undefined) {
      if (!/^ephemeral(1?[0-9]|2[0-3])$/.test(virtualName)) throw invalidVirtualName(deviceName, virtualName);
      if (instanceStoreDevices.some((each) => each.virtualName === virtualName))
        throw instanceStoreMappedTwice(deviceName, virtualName);
      instanceStoreDevices.push({ deviceName, virtualName });
    } else if (!row.ebs) throw deviceWithoutVolume(deviceName);
    else blockDevices.push(addedVolume(deviceName, row.ebs, rules));
  }
  return { blockDevices, instanceStoreDevices };
}

function addedVolume(
  deviceName: string,
  ebs: NonNullable<RequestedBlockDevice["ebs"]>,
  { rootDeviceName, snapshot: find }: MappingRules,
): ImageBlockDevice {
  const { snapshotId, iops, throughputMibps, kmsKeyId, volumeType = defaultVolumeType } = ebs;
  const snapshot = snapshotId === undefined ? undefined : find(snapshotId);
  if (snapshot && ebs.encrypted !== undefined) throw encryptionWithSnapshot(deviceName);
  const volumeSizeGib = ebs.volumeSizeGib ?? snapshot?.volumeSizeGib;
  if (volumeSizeGib === undefined) throw deviceWithoutSize(deviceName);
  const boot = deviceName === rootDeviceName;
  const figures = { volumeType, sizeGib: volumeSizeGib, iops, throughputMibps, boot, deviceName };
  refuse(checkVolume({ ...figures, snapshotId, snapshotSizeGib: snapshot?.volumeSizeGib }));
  const encrypted = ebs.encrypted === true || snapshot?.encrypted === true;
  if (kmsKeyId !== undefined && !encrypted) throw keyNeedsEncryption();
  return {
    deviceName,
    snapshotId,
    volumeSizeGib,
    volumeType,
    iops,
    throughputMibps,
    deleteOnTermination: ebs.deleteOnTermination ?? boot,
    encrypted,
    kmsKeyId,
  };
}

/** gp2's IOPS follow from its size and are never named in a mapping. */
const chosenFigures = ({ volumeType, iops, throughputMibps }: VolumeRecord) =>
  volumeType === "gp2" ? {} : { iops, throughputMibps };
