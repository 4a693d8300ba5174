import type { VolumeType } from "../../../model/volume";
import { operation } from "../../operation";
import { required } from "../../required";
import { toVolumeModification } from "../../views/volume";

export const modifyVolume = operation("ModifyVolume", (input, { controlPlane, region }) => {
  const id = required(input.VolumeId, "VolumeId");
  const modification = controlPlane.volumes.modify(region, id, {
    sizeGib: input.Size,
    volumeType: input.VolumeType as VolumeType | undefined,
    iops: input.Iops,
    throughputMibps: input.Throughput,
    multiAttachEnabled: input.MultiAttachEnabled,
  });
  return { VolumeModification: toVolumeModification(id, modification) };
});
