import type { Connection } from "../ec2/connection";
import { tagMap } from "../ec2/tags";
import type { Image } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { bootFacts, sharedImageFacts } from "../resources/machine-image-state";

/** State of data aws_ami. Numbers and flags of a block device are texts there, as in hashicorp/aws. */
export function imageState(ec2: Connection, image: Image): ObjectValue {
  return {
    ...sharedImageFacts(ec2, image),
    ...bootFacts(image),
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
    creation_date: image.CreationDate ?? "",
    deprecation_time: image.DeprecationTime ?? "",
    image_id: image.ImageId ?? "",
    product_codes: (image.ProductCodes ?? []).map(({ ProductCodeId = "", ProductCodeType = "" }) => ({
      product_code_id: ProductCodeId,
      product_code_type: ProductCodeType,
    })),
    root_device_type: image.RootDeviceType ?? "",
    state: image.State ?? "",
    state_reason: {
      code: image.StateReason?.Code ?? "UNSET",
      message: image.StateReason?.Message ?? "UNSET",
    },
    tags: tagMap(image.Tags),
  };
}
