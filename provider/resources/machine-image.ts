import { step } from "../ec2/diagnostics";
import { registerImage } from "../ec2/storage-calls";
import { tagSpecifications } from "../ec2/tags";
import type { BlockDeviceMapping, RegisterImageRequest } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { machineImageResource } from "./machine-image-life-cycle";
import { registeredFacts } from "./machine-image-state";
import { blocks, flag, positive, text, textMap } from "./values";

/** aws_ami: an AMI registered of snapshots, which stay when it goes. */
export const registeredImageResource = machineImageResource({
  type: "aws_ami",
  managesSnapshots: false,

  async make(ec2, planned) {
    const name = text(planned, "name");
    const { ImageId = "" } = await step(`creating EC2 AMI (${name})`, () =>
      registerImage(ec2, registration(planned)),
    );
    return ImageId;
  },

  facts: (image, prior) => registeredFacts(image, prior),
});

const registration = (planned: ObjectValue): RegisterImageRequest => ({
  Name: text(planned, "name"),
  Description: text(planned, "description"),
  Architecture: text(planned, "architecture") as RegisterImageRequest["Architecture"],
  BootMode: text(planned, "boot_mode") as RegisterImageRequest["BootMode"],
  EnaSupport: flag(planned, "ena_support"),
  ImageLocation: text(planned, "image_location"),
  ImdsSupport: text(planned, "imds_support") as RegisterImageRequest["ImdsSupport"],
  KernelId: text(planned, "kernel_id"),
  RamdiskId: text(planned, "ramdisk_id"),
  RootDeviceName: text(planned, "root_device_name"),
  SriovNetSupport: text(planned, "sriov_net_support"),
  TpmSupport: text(planned, "tpm_support") as RegisterImageRequest["TpmSupport"],
  UefiData: text(planned, "uefi_data"),
  VirtualizationType: text(planned, "virtualization_type"),
  BlockDeviceMappings: [
    ...blocks(planned, "ebs_block_device").map(ebsMapping),
    ...blocks(planned, "ephemeral_block_device").map((device) => ({
      DeviceName: text(device, "device_name"),
      VirtualName: text(device, "virtual_name"),
    })),
  ],
  TagSpecifications: tagSpecifications(["image", textMap(planned, "tags_all") ?? {}]),
});

const ebsMapping = (device: ObjectValue): BlockDeviceMapping => ({
  DeviceName: text(device, "device_name"),
  Ebs: {
    DeleteOnTermination: flag(device, "delete_on_termination"),
    Encrypted: flag(device, "encrypted") || undefined,
    Iops: positive(device, "iops"),
    OutpostArn: text(device, "outpost_arn"),
    SnapshotId: text(device, "snapshot_id"),
    Throughput: positive(device, "throughput"),
    VolumeSize: positive(device, "volume_size"),
    VolumeType: text(device, "volume_type") as never,
  },
});
