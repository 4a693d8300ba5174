import { operation } from "../../operation";
import { required } from "../../required";

/** Volumes here never lose their IO by themselves, so that it is enabled already. */
export const enableVolumeIo = operation("EnableVolumeIO", (input, { controlPlane, region }) => {
  controlPlane.volumes.require(region, required(input.VolumeId, "VolumeId"));
  return {};
});
