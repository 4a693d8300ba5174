import { operation } from "../../operation";
import { required } from "../../required";

export const deleteVolume = operation("DeleteVolume", (input, { controlPlane, region }) => {
  controlPlane.volumes.delete(region, required(input.VolumeId, "VolumeId"));
  return {};
});
