import type {
  VolumeAttachment as SdkVolumeAttachment,
  VolumeModification as SdkVolumeModification,
  Volume,
} from "@aws-sdk/client-ec2";
import type { VolumeAttachment, VolumeModification, VolumeRecord } from "../../model/volume";
import { toTags } from "../tags";

export const toVolume = (volume: VolumeRecord, availabilityZoneId: string): Volume => ({
  VolumeId: volume.id,
  AvailabilityZone: volume.availabilityZone,
  AvailabilityZoneId: availabilityZoneId,
  Size: volume.sizeGib,
  SnapshotId: volume.snapshotId ?? "",
  State: volume.state,
  CreateTime: new Date(volume.createTimeMs),
  VolumeType: volume.volumeType,
  Iops: volume.iops,
  Throughput: volume.throughputMibps,
  Encrypted: volume.encrypted,
  KmsKeyId: volume.kmsKeyId,
  MultiAttachEnabled: volume.multiAttachEnabled,
  Attachments: volume.attachments.map((attachment) => toVolumeAttachment(volume.id, attachment)),
  Tags: toTags(volume.tags),
});

export const toVolumeAttachment = (volumeId: string, attachment: VolumeAttachment): SdkVolumeAttachment => ({
  VolumeId: volumeId,
  InstanceId: attachment.instanceId,
  Device: attachment.deviceName,
  State: attachment.state,
  AttachTime: new Date(attachment.attachTimeMs),
  DeleteOnTermination: attachment.deleteOnTermination,
});

export const toVolumeModification = (
  volumeId: string,
  { state, statusMessage, original, target, progressPercent, startTimeMs, endTimeMs }: VolumeModification,
): SdkVolumeModification => ({
  VolumeId: volumeId,
  ModificationState: state,
  StatusMessage: statusMessage,
  OriginalSize: original.sizeGib,
  OriginalVolumeType: original.volumeType,
  OriginalIops: original.iops,
  OriginalThroughput: original.throughputMibps,
  OriginalMultiAttachEnabled: original.multiAttachEnabled ?? false,
  TargetSize: target.sizeGib,
  TargetVolumeType: target.volumeType,
  TargetIops: target.iops,
  TargetThroughput: target.throughputMibps,
  TargetMultiAttachEnabled: target.multiAttachEnabled ?? false,
  Progress: progressPercent,
  StartTime: new Date(startTimeMs),
  EndTime: endTimeMs === undefined ? undefined : new Date(endTimeMs),
});
