import { multiAttachUnsupported } from "../../../model/errors/volume";
import type { VolumeType } from "../../../model/volume";
import { operation } from "../../operation";
import { required } from "../../required";
import { toVolumeModification } from "../../views/volume";

export const modifyVolume = operation("ModifyVolume", (input, { controlPlane, region }) => {
  if (input.MultiAttachEnabled) throw multiAttachUnsupported();
  const id = required(input.VolumeId, "VolumeId");
  const modification = controlPlane.volumes.modify(region, id, {
    sizeGib: input.Size,
    volumeType: input.VolumeType as VolumeType | undefined,
    iops: input.Iops,
    throughputMibps: input.Throughput,
  });
  return { VolumeModification: toVolumeModification(id, modification) };
});
