import { idsWithMaxResults } from "../../../model/errors/request";
import type { VolumeRecord } from "../../../model/volume";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toVolume } from "../../views/volume";

const fields: FilterFields<VolumeRecord> = {
  "attachment.attach-time": ({ attachments }) =>
    attachments.map((each) => new Date(each.attachTimeMs).toISOString()),
  "attachment.delete-on-termination": ({ attachments }) =>
    attachments.map((each) => each.deleteOnTermination),
  "attachment.device": ({ attachments }) => attachments.map((each) => each.deviceName),
  "attachment.instance-id": ({ attachments }) => attachments.map((each) => each.instanceId),
  "attachment.status": ({ attachments }) => attachments.map((each) => each.state),
  "availability-zone": (volume) => [volume.availabilityZone],
  "create-time": (volume) => [new Date(volume.createTimeMs).toISOString()],
  encrypted: (volume) => [volume.encrypted],
  "fast-restored": () => [false],
  "multi-attach-enabled": (volume) => [volume.multiAttachEnabled],
  size: (volume) => [volume.sizeGib],
  "snapshot-id": (volume) => [volume.snapshotId],
  status: (volume) => [volume.state],
  "volume-id": (volume) => [volume.id],
  "volume-type": (volume) => [volume.volumeType],
};

export const describeVolumes = operation("DescribeVolumes", (input, { controlPlane, region }) => {
  const ids = input.VolumeIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("volumesSet");
  const volumes =
    ids.length > 0 ? controlPlane.volumes.requireAll(region, ids) : controlPlane.volumes.list(region);
  const { items, NextToken } = paginate(applyFilters(volumes, input.Filters, fields), input);
  const zoneIds = new Map(controlPlane.regions.zones(region).map((zone) => [zone.zoneName, zone.zoneId]));
  return {
    Volumes: items.map((volume) => toVolume(volume, zoneIds.get(volume.availabilityZone) ?? "")),
    NextToken,
  };
});
