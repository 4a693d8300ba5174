import { notOfferedHere } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { oneOf, required } from "../../required";
import { tagsFor, toTags } from "../../tags";
import { toSnapshot, toSnapshotInfo } from "../../views/snapshot";

export const createSnapshot = operation("CreateSnapshot", (input, { controlPlane, region }) => {
  refuseOutpost(input.OutpostArn);
  const snapshot = controlPlane.snapshots.create(region, {
    volumeId: required(input.VolumeId, "VolumeId"),
    description: input.Description,
    tags: tagsFor("snapshot", input.TagSpecifications),
  });
  return toSnapshot(snapshot);
});

export const createSnapshots = operation("CreateSnapshots", (input, { controlPlane, region }) => {
  refuseOutpost(input.OutpostArn);
  const of = required(input.InstanceSpecification, "InstanceSpecification");
  const snapshots = controlPlane.snapshots.createOfInstance(region, {
    instanceId: required(of.InstanceId, "InstanceSpecification.InstanceId"),
    description: input.Description,
    excludeBootVolume: of.ExcludeBootVolume,
    excludeDataVolumeIds: of.ExcludeDataVolumeIds,
    tags: tagsFor("snapshot", input.TagSpecifications),
    copyVolumeTags: oneOf(input.CopyTagsFromSource, ["volume"], "copyTagsFromSource") === "volume",
  });
  return { Snapshots: snapshots.map(toSnapshotInfo) };
});

export const copySnapshot = operation("CopySnapshot", (input, { controlPlane, region }) => {
  refuseOutpost(input.DestinationOutpostArn);
  const { id, tags } = controlPlane.snapshots.copy(region, {
    sourceRegion: controlPlane.regions.require(required(input.SourceRegion, "SourceRegion")).name,
    sourceSnapshotId: required(input.SourceSnapshotId, "SourceSnapshotId"),
    description: input.Description,
    encrypted: input.Encrypted,
    kmsKeyId: input.KmsKeyId || undefined,
    tags: tagsFor("snapshot", input.TagSpecifications),
  });
  return { SnapshotId: id, Tags: toTags(tags) };
});

export const deleteSnapshot = operation("DeleteSnapshot", (input, { controlPlane, region }) => {
  controlPlane.snapshots.delete(region, required(input.SnapshotId, "SnapshotId"));
  return {};
});

function refuseOutpost(arn: string | undefined): void {
  if (arn) throw notOfferedHere("OutpostArn", "Leave it out: the snapshot is kept in the region.");
}
