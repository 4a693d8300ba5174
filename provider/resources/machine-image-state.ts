import { gp2Iops, gp3Baseline } from "../../schemas/rules/volume";
import { arn, type Connection } from "../ec2/connection";
import { rootSnapshotId } from "../ec2/image";
import { tagMap } from "../ec2/tags";
import type { BlockDeviceMapping, EbsBlockDevice, Image } from "../ec2/types";
import type { ObjectValue, Value } from "../framework/resource";
import { blocks, isSet, text, unlessDefault } from "./values";
import { rfc3339 } from "./volume-mapping";

const minuteMs = 60_000;

/** What every look at an AMI tells, resource or data source. */
export const sharedImageFacts = (ec2: Connection, image: Image): ObjectValue => ({
  id: image.ImageId ?? "",
  region: ec2.region,
  // An AMI's ARN names no account.
  arn: arn(ec2, `image/${image.ImageId ?? ""}`, ""),
  architecture: image.Architecture ?? "",
  description: image.Description ?? "",
  hypervisor: image.Hypervisor ?? "",
  image_owner_alias: image.ImageOwnerAlias ?? "",
  image_location: image.ImageLocation ?? "",
  image_type: image.ImageType ?? "",
  last_launched_time: image.LastLaunchedTime ?? "",
  name: image.Name ?? "",
  owner_id: image.OwnerId ?? "",
  platform: image.Platform ?? "",
  platform_details: image.PlatformDetails ?? "",
  public: image.Public ?? false,
  root_device_name: image.RootDeviceName ?? "",
  root_snapshot_id: rootSnapshotId(image) ?? "",
  usage_operation: image.UsageOperation ?? "",
  virtualization_type: image.VirtualizationType ?? "",
});

/** How an AMI boots, where nobody asked for it. */
export const bootFacts = (image: Image): ObjectValue => ({
  boot_mode: image.BootMode ?? "",
  ena_support: image.EnaSupport ?? false,
  imds_support: image.ImdsSupport ?? "",
  kernel_id: image.KernelId ?? "",
  ramdisk_id: image.RamdiskId ?? "",
  sriov_net_support: image.SriovNetSupport ?? "",
  tpm_support: image.TpmSupport ?? "",
});

/** What is true of an AMI of this configuration's own, however it came to be. */
export const machineImageFacts = (ec2: Connection, image: Image, prior: ObjectValue): ObjectValue => ({
  ...sharedImageFacts(ec2, image),
  deprecation_time: deprecationTime(image, prior),
  ephemeral_block_device: mappingsOf(image)
    .filter(({ VirtualName }) => VirtualName)
    .map(({ DeviceName = "", VirtualName = "" }) => ({ device_name: DeviceName, virtual_name: VirtualName })),
  tags_all: tagMap(image.Tags),
});

/** What a copy and an AMI of an instance take over from their sources. */
export const inheritedFacts = (image: Image): ObjectValue => ({
  ...bootFacts(image),
  uefi_data: "",
  ebs_block_device: ebsMappingsOf(image).map(({ DeviceName, Ebs }) => ({
    ...deviceFacts(DeviceName, Ebs),
    encrypted: Ebs.Encrypted ?? false,
    iops: Ebs.Iops ?? 0,
    outpost_arn: Ebs.OutpostArn ?? "",
  })),
});

/** What aws_ami asks for when it registers an AMI. */
export const registeredFacts = (image: Image, prior: ObjectValue): ObjectValue => ({
  boot_mode: image.BootMode ?? null,
  ena_support: unlessDefault(prior, "ena_support", image.EnaSupport),
  imds_support: image.ImdsSupport ?? null,
  kernel_id: image.KernelId ?? null,
  ramdisk_id: image.RamdiskId ?? null,
  sriov_net_support: image.SriovNetSupport ?? null,
  tpm_support: image.TpmSupport ?? null,
  ebs_block_device: ebsMappingsOf(image).map(({ DeviceName, Ebs }) => {
    const before = blocks(prior, "ebs_block_device").find(
      (device) => text(device, "device_name") === DeviceName,
    );
    return {
      ...deviceFacts(DeviceName, Ebs),
      // The encryption of a snapshot is not the AMI's to ask for.
      encrypted:
        isSet(before, "encrypted") || !Ebs.SnapshotId
          ? unlessDefault(before, "encrypted", Ebs.Encrypted)
          : null,
      iops: isSet(before, "iops") || Ebs.Iops !== iopsOfType(Ebs) ? (Ebs.Iops ?? null) : null,
      outpost_arn: Ebs.OutpostArn ?? null,
    };
  }),
});

const mappingsOf = ({ BlockDeviceMappings = [] }: Image): BlockDeviceMapping[] => BlockDeviceMappings;

const ebsMappingsOf = (image: Image): { DeviceName: string; Ebs: EbsBlockDevice }[] =>
  mappingsOf(image).flatMap(({ DeviceName = "", Ebs }) => (Ebs === undefined ? [] : [{ DeviceName, Ebs }]));

const deviceFacts = (deviceName: string, ebs: EbsBlockDevice): ObjectValue => ({
  delete_on_termination: ebs.DeleteOnTermination ?? false,
  device_name: deviceName,
  snapshot_id: ebs.SnapshotId ?? "",
  throughput: ebs.Throughput ?? 0,
  volume_size: ebs.VolumeSize ?? 0,
  volume_type: ebs.VolumeType ?? "",
});

/** IOPS that a volume has when nobody asks for any; undefined where somebody has to. */
function iopsOfType({ VolumeType, VolumeSize = 0 }: EbsBlockDevice): number | undefined {
  if (VolumeType === "gp3") return gp3Baseline.iops;
  return VolumeType === "gp2" ? gp2Iops(VolumeSize) : undefined;
}

/** As it was written while it means the same minute, which is all that EC2 keeps. */
function deprecationTime({ DeprecationTime }: Image, prior: ObjectValue): Value {
  if (DeprecationTime === undefined) return null;
  const atMs = Date.parse(DeprecationTime);
  const written = text(prior, "deprecation_time");
  const writtenMs =
    written === undefined ? Number.NaN : Math.round(Date.parse(written) / minuteMs) * minuteMs;
  return writtenMs === atMs && written !== undefined ? written : rfc3339(new Date(atMs));
}
