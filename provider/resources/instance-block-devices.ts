import { rootDeviceName } from "../ec2/image";
import { type TagMap, tagMap } from "../ec2/tags";
import type { BlockDeviceMapping, EbsBlockDevice, Image, Instance, Volume } from "../ec2/types";
import type { ObjectValue, Value } from "../framework/resource";
import { block, blocks, flag, isSet, positive, text, textMap } from "./values";

/** Block device mappings that a launch asks for beside those of its image. */
export function requestedMappings(planned: ObjectValue, image: Image | undefined): BlockDeviceMapping[] {
  const root = block(planned, "root_block_device");
  const rootName = image === undefined ? undefined : rootDeviceName(image);
  return [
    ...blocks(planned, "ebs_block_device").map((device) => ({
      DeviceName: text(device, "device_name"),
      Ebs: ebsRequest(device),
    })),
    ...blocks(planned, "ephemeral_block_device").map((device) => ({
      DeviceName: text(device, "device_name"),
      ...(flag(device, "no_device") ? { NoDevice: "" } : { VirtualName: text(device, "virtual_name") }),
    })),
    ...(root === undefined || rootName === undefined
      ? []
      : [{ DeviceName: rootName, Ebs: ebsRequest(root) }]),
  ];
}

function ebsRequest(device: ObjectValue): EbsBlockDevice {
  return {
    DeleteOnTermination: flag(device, "delete_on_termination") ?? true,
    ...(flag(device, "encrypted") ? { Encrypted: true } : {}),
    ...present("Iops", positive(device, "iops")),
    ...present("KmsKeyId", text(device, "kms_key_id")),
    ...present("SnapshotId", text(device, "snapshot_id")),
    ...present("Throughput", positive(device, "throughput")),
    ...present("VolumeSize", positive(device, "volume_size")),
    ...present("VolumeType", text(device, "volume_type") as never),
  };
}

const present = <Key extends string, Found>(key: Key, value: Found | undefined): { [K in Key]?: Found } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Found });

/** Volumes of an instance as the `root_block_device` and `ebs_block_device` blocks show them. */
export interface BlockDeviceBlocks {
  readonly root: ObjectValue | undefined;
  readonly ebs: readonly ObjectValue[];
}

/**
 * Blocks for what is attached. Their tags are shown unless `volume_tags` rules all of them; tags that the provider
 * adds to everything are only in `tags_all`, like those of resources.
 */
export function blockDeviceBlocks(
  prior: ObjectValue,
  instance: Instance,
  volumes: readonly Volume[],
  defaultTags: TagMap,
): BlockDeviceBlocks {
  const volumeById = new Map(volumes.map((volume) => [volume.VolumeId, volume]));
  let root: ObjectValue | undefined;
  const ebs: ObjectValue[] = [];
  for (const mapping of instance.BlockDeviceMappings ?? []) {
    const volume = volumeById.get(mapping.Ebs?.VolumeId);
    if (volume === undefined) continue;
    const deviceName = mapping.DeviceName ?? "";
    const isRoot = deviceName === instance.RootDeviceName;
    const known = isRoot
      ? block(prior, "root_block_device")
      : blocks(prior, "ebs_block_device").find((device) => text(device, "device_name") === deviceName);
    const shown: ObjectValue = {
      delete_on_termination: mapping.Ebs?.DeleteOnTermination ?? false,
      device_name: deviceName,
      encrypted: volume.Encrypted ?? false,
      iops: volume.Iops ?? 0,
      kms_key_id: volume.KmsKeyId ?? "",
      throughput: volume.Throughput ?? 0,
      volume_id: volume.VolumeId ?? "",
      volume_size: volume.Size ?? 0,
      volume_type: volume.VolumeType ?? "",
      ...deviceTags(known, tagMap(volume.Tags), defaultTags, isSet(prior, "volume_tags")),
    };
    if (isRoot) root = shown;
    else ebs.push({ ...shown, snapshot_id: volume.SnapshotId ?? "" });
  }
  return { root, ebs };
}

function deviceTags(
  known: ObjectValue | undefined,
  all: TagMap,
  defaultTags: TagMap,
  ruledByVolumeTags: boolean,
): { tags: Value; tags_all: Value } {
  if (ruledByVolumeTags) return { tags: known?.tags ?? null, tags_all: known?.tags_all ?? {} };
  const written = textMap(known, "tags");
  const own = Object.fromEntries(
    Object.entries(all).filter(([key, value]) => defaultTags[key] !== value || written?.[key] !== undefined),
  );
  return { tags: written === undefined && Object.keys(own).length === 0 ? null : own, tags_all: { ...all } };
}

/** Tags that a device block asks for, those of the provider included. */
export const wantedDeviceTags = (device: ObjectValue, defaultTags: TagMap): TagMap => ({
  ...defaultTags,
  ...textMap(device, "tags"),
});
