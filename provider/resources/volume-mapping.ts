import { arn, type Connection } from "../ec2/connection";
import { tagMap } from "../ec2/tags";
import type { Volume } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { unlessDefault } from "./values";

/** A moment as Terraform writes it, to the second: `2026-11-22T10:00:00Z`. */
export const rfc3339 = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, "Z");

/** State of aws_ebs_volume as the API has it; arguments that only Terraform knows are left out. */
export function volumeState(ec2: Connection, prior: ObjectValue, volume: Volume): ObjectValue {
  const volumeId = volume.VolumeId ?? "";
  return {
    id: volumeId,
    arn: arn(ec2, `volume/${volumeId}`),
    region: ec2.region,
    availability_zone: volume.AvailabilityZone ?? "",
    create_time: volume.CreateTime === undefined ? "" : rfc3339(volume.CreateTime),
    encrypted: volume.Encrypted ?? false,
    final_snapshot: prior.final_snapshot ?? false,
    iops: volume.Iops ?? 0,
    kms_key_id: volume.KmsKeyId ?? "",
    multi_attach_enabled: unlessDefault(prior, "multi_attach_enabled", volume.MultiAttachEnabled),
    outpost_arn: unlessDefault(prior, "outpost_arn", volume.OutpostArn),
    size: volume.Size ?? 0,
    snapshot_id: volume.SnapshotId ?? "",
    throughput: volume.Throughput ?? 0,
    type: volume.VolumeType ?? "",
    volume_initialization_rate: unlessDefault(
      prior,
      "volume_initialization_rate",
      volume.VolumeInitializationRate,
    ),
    tags_all: tagMap(volume.Tags),
  };
}
