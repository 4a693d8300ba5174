import type { BlockDeviceMapping, Image } from "@aws-sdk/client-ec2";
import type { ImageBlockDevice, ImageRecord } from "../../model/image";
import { toTags } from "../tags";

export const toImage = (image: ImageRecord): Image => ({
  ImageId: image.id,
  ImageLocation: `${image.ownerId}/${image.name}`,
  ImageType: "machine",
  Name: image.name,
  Description: image.description,
  State: image.state,
  OwnerId: image.ownerId,
  Public: image.public,
  CreationDate: new Date(image.creationTimeMs).toISOString(),
  Architecture: image.architecture,
  VirtualizationType: image.virtualizationType,
  Hypervisor: "xen",
  EnaSupport: image.enaSupport,
  BootMode: image.bootMode,
  KernelId: image.kernelId,
  ImdsSupport: image.imdsSupport,
  PlatformDetails: "Linux/UNIX",
  UsageOperation: "RunInstances",
  RootDeviceName: image.rootDeviceName,
  RootDeviceType: "ebs",
  BlockDeviceMappings: toImageBlockDevices(image.blockDevices),
  DeregistrationProtection: "disabled",
  ImageAllowed: true,
  Tags: toTags(image.tags),
});

export const toImageBlockDevices = (devices: readonly ImageBlockDevice[]): BlockDeviceMapping[] =>
  devices.map((device) => ({
    DeviceName: device.deviceName,
    Ebs: {
      SnapshotId: device.snapshotId,
      VolumeSize: device.volumeSizeGib,
      VolumeType: device.volumeType,
      DeleteOnTermination: device.deleteOnTermination,
      Encrypted: device.encrypted,
    },
  }));
