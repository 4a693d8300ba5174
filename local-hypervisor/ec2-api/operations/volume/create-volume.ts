import { notOfferedHere } from "../../../model/errors/instance";
import type { VolumeType } from "../../../model/volume";
import { operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";
import { toVolume } from "../../views/volume";
import { zoneOf } from "./zone-of";

export const createVolume = operation("CreateVolume", (input, { controlPlane, region }) => {
  if (input.OutpostArn) throw notOfferedHere("OutpostArn", "Leave it out: the volume is made in the zone.");
  const volume = controlPlane.volumes.create(region, {
    availabilityZone: required(zoneOf(input, controlPlane, region), "AvailabilityZone"),
    sizeGib: input.Size,
    snapshotId: input.SnapshotId || undefined,
    // The service refuses a word that is no volume type.
    volumeType: input.VolumeType as VolumeType | undefined,
    iops: input.Iops,
    throughputMibps: input.Throughput,
    encrypted: input.Encrypted,
    kmsKeyId: input.KmsKeyId || undefined,
    multiAttachEnabled: input.MultiAttachEnabled,
    tags: tagsFor("volume", input.TagSpecifications),
  });
  const { Attachments: _attachments, ...described } = toVolume(
    volume,
    controlPlane.regions.requireZone(region, volume.availabilityZone).zoneId,
  );
  return described;
});
