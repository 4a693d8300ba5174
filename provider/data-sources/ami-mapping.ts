import { arn, type Connection } from "../ec2/connection";
import { rootSnapshotId } from "../ec2/image";
import { tagMap } from "../ec2/tags";
import type { Image } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";

/** State of data aws_ami. Numbers and flags of a block device are texts there, as in hashicorp/aws. */
export function imageState(ec2: Connection, image: Image): ObjectValue {
  const imageId = image.ImageId ?? "";
  return {
    id: imageId,
    region: ec2.region,
    architecture: image.Architecture ?? "",
    // An image's ARN names no account.
    arn: arn(ec2, `image/${imageId}`, ""),
    block_device_mappings: (image.BlockDeviceMappings ?? []).map(
      ({ DeviceName = "", VirtualName = "", NoDevice = "", Ebs }): ObjectValue => ({
        device_name: DeviceName,
        virtual_name: VirtualName,
        no_device: NoDevice,
        ebs:
          Ebs === undefined
            ? {}
            : {
                delete_on_termination: String(Ebs.DeleteOnTermination ?? false),
                encrypted: String(Ebs.Encrypted ?? false),
                iops: String(Ebs.Iops ?? 0),
                snapshot_id: Ebs.SnapshotId ?? "",
                throughput: String(Ebs.Throughput ?? 0),
                volume_size: String(Ebs.VolumeSize ?? 0),
                volume_type: Ebs.VolumeType ?? "",
              },
      }),
    ),
    boot_mode: image.BootMode ?? "",
    creation_date: image.CreationDate ?? "",
    deprecation_time: image.DeprecationTime ?? "",
    description: image.Description ?? "",
    ena_support: image.EnaSupport ?? false,
    hypervisor: image.Hypervisor ?? "",
    image_id: imageId,
    image_location: image.ImageLocation ?? "",
    image_owner_alias: image.ImageOwnerAlias ?? "",
    image_type: image.ImageType ?? "",
    imds_support: image.ImdsSupport ?? "",
    kernel_id: image.KernelId ?? "",
    last_launched_time: image.LastLaunchedTime ?? "",
    name: image.Name ?? "",
    owner_id: image.OwnerId ?? "",
    platform: image.Platform ?? "",
    platform_details: image.PlatformDetails ?? "",
    product_codes: (image.ProductCodes ?? []).map(({ ProductCodeId = "", ProductCodeType = "" }) => ({
      product_code_id: ProductCodeId,
      product_code_type: ProductCodeType,
    })),
    public: image.Public ?? false,
    ramdisk_id: image.RamdiskId ?? "",
    root_device_name: image.RootDeviceName ?? "",
    root_device_type: image.RootDeviceType ?? "",
    root_snapshot_id: rootSnapshotId(image) ?? "",
    sriov_net_support: image.SriovNetSupport ?? "",
    state: image.State ?? "",
    state_reason: {
      code: image.StateReason?.Code ?? "UNSET",
      message: image.StateReason?.Message ?? "UNSET",
    },
    tags: tagMap(image.Tags),
    tpm_support: image.TpmSupport ?? "",
    usage_operation: image.UsageOperation ?? "",
    virtualization_type: image.VirtualizationType ?? "",
  };
}
