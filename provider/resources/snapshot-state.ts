import { arn, type Connection } from "../ec2/connection";
import { tagMap } from "../ec2/tags";
import type { Snapshot } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";

/** What is true of a snapshot however it came to be. */
function snapshotFacts(ec2: Connection, snapshot: Snapshot): ObjectValue {
  const snapshotId = snapshot.SnapshotId ?? "";
  return {
    id: snapshotId,
    region: ec2.region,
    // A snapshot's ARN names no account.
    arn: arn(ec2, `snapshot/${snapshotId}`, ""),
    data_encryption_key_id: snapshot.DataEncryptionKeyId ?? "",
    owner_alias: snapshot.OwnerAlias ?? "",
    owner_id: snapshot.OwnerId ?? "",
    storage_tier: snapshot.StorageTier ?? "",
    volume_id: snapshot.VolumeId ?? "",
    volume_size: snapshot.VolumeSize ?? 0,
  };
}

/** State of aws_ebs_snapshot as the API has it. */
export const snapshotState = (ec2: Connection, snapshot: Snapshot): ObjectValue => ({
  ...snapshotFacts(ec2, snapshot),
  description: snapshot.Description ?? "",
  encrypted: snapshot.Encrypted ?? false,
  kms_key_id: snapshot.KmsKeyId ?? "",
  outpost_arn: snapshot.OutpostArn ?? "",
  tags_all: tagMap(snapshot.Tags),
});

/**
 * State of aws_ebs_snapshot_copy. What its arguments left open is AWS's: a description that says where the copy is
 * from, the source's encryption.
 */
export const snapshotCopyState = (ec2: Connection, snapshot: Snapshot, prior: ObjectValue): ObjectValue => ({
  ...snapshotFacts(ec2, snapshot),
  ...(prior.description ? { description: snapshot.Description ?? "" } : {}),
  outpost_arn: snapshot.OutpostArn ?? "",
  tags_all: tagMap(snapshot.Tags),
});
