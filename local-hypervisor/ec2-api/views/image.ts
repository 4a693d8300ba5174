import type { BlockDeviceMapping, Image, LaunchPermission } from "@aws-sdk/client-ec2";
import { amazonAccountId, type KernelImage } from "../../../schemas/catalogues/kernel-images";
import type { ImageRecord } from "../../model/image";
import { toTags } from "../tags";

export const toImage = (image: ImageRecord): Image => ({
  ImageId: image.id,
  ImageLocation: `${image.ownerId}/${image.name}`,
  ImageType: "machine",
  Name: image.name,
  Description: image.description,
  State: image.state,
  StateReason: image.stateReason && { Code: image.stateReason.code, Message: image.stateReason.message },
  OwnerId: image.ownerId,
  Public: image.public,
  CreationDate: new Date(image.creationTimeMs).toISOString(),
  DeprecationTime: isoTime(image.deprecationTimeMs),
  LastLaunchedTime: isoTime(image.lastLaunchedTimeMs),
  Architecture: image.architecture,
  VirtualizationType: image.virtualizationType,
  Hypervisor: "xen",
  EnaSupport: image.enaSupport,
  SriovNetSupport: image.sriovNetSupport,
  BootMode: image.bootMode,
  TpmSupport: image.tpmSupport,
  KernelId: image.kernelId,
  ImdsSupport: image.imdsSupport,
  PlatformDetails: "Linux/UNIX",
  UsageOperation: "RunInstances",
  RootDeviceName: image.rootDeviceName,
  RootDeviceType: "ebs",
  BlockDeviceMappings: toImageBlockDevices(image),
  SourceInstanceId: image.sourceInstanceId,
  SourceImageId: image.sourceImageId,
  SourceImageRegion: image.sourceImageRegion,
  DeregistrationProtection: toProtection(image),
  ImageAllowed: true,
  Tags: toTags(image.tags),
});

/** A PV-GRUB as DescribeImages lists it. */
export const toKernelImage = ({ kernelId, name, description, architecture }: KernelImage): Image => ({
  ImageId: kernelId,
  ImageLocation: `amazon/${name}`,
  ImageType: "kernel",
  Name: name,
  Description: description,
  State: "available",
  OwnerId: amazonAccountId,
  ImageOwnerAlias: "amazon",
  Public: true,
  Architecture: architecture,
  VirtualizationType: "paravirtual",
  Hypervisor: "xen",
  RootDeviceType: "instance-store",
  BlockDeviceMappings: [],
  ImageAllowed: true,
});

export const toImageBlockDevices = ({
  blockDevices,
  instanceStoreDevices = [],
}: Pick<ImageRecord, "blockDevices" | "instanceStoreDevices">): BlockDeviceMapping[] => [
  ...blockDevices.map((device) => ({
    DeviceName: device.deviceName,
    Ebs: {
      SnapshotId: device.snapshotId,
      VolumeSize: device.volumeSizeGib,
      VolumeType: device.volumeType,
      Iops: device.iops,
      Throughput: device.throughputMibps,
      DeleteOnTermination: device.deleteOnTermination,
      Encrypted: device.encrypted,
      KmsKeyId: device.kmsKeyId,
    },
  })),
  ...instanceStoreDevices.map(({ deviceName, virtualName }) => ({
    DeviceName: deviceName,
    VirtualName: virtualName,
  })),
];

export const toImageLaunchPermissions = ({
  public: isPublic,
  sharedWith,
}: ImageRecord): LaunchPermission[] => [
  ...(isPublic ? [{ Group: "all" as const }] : []),
  ...(sharedWith?.userIds ?? []).map((UserId) => ({ UserId })),
  ...(sharedWith?.organizationArns ?? []).map((OrganizationArn) => ({ OrganizationArn })),
  ...(sharedWith?.organizationalUnitArns ?? []).map((OrganizationalUnitArn) => ({ OrganizationalUnitArn })),
];

/** The word for an image's protection from deregistration. */
export function toProtection({ deregistrationProtection: protection }: ImageRecord): string {
  if (!protection || protection.disabledTimeMs !== undefined) return "disabled";
  return protection.withCooldown ? "enabled-with-cooldown" : "enabled-without-cooldown";
}

/** Milliseconds since the epoch as an image carries them. */
export const isoTime = (timeMs: number | undefined): string | undefined =>
  timeMs === undefined ? undefined : new Date(timeMs).toISOString();
