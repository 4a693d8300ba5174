import { operation } from "../../operation";
import { required } from "../../required";
import { toVolumeAttachment } from "../../views/volume";

export const attachVolume = operation("AttachVolume", (input, { controlPlane, region }) => {
  const { volume, attachment } = controlPlane.volumeAttachments.attach(region, {
    volumeId: required(input.VolumeId, "VolumeId"),
    instanceId: required(input.InstanceId, "InstanceId"),
    deviceName: required(input.Device, "Device"),
  });
  return toVolumeAttachment(volume.id, attachment);
});

export const detachVolume = operation("DetachVolume", (input, { controlPlane, region }) => {
  const { volume, attachment } = controlPlane.volumeAttachments.detach(region, {
    volumeId: required(input.VolumeId, "VolumeId"),
    instanceId: input.InstanceId || undefined,
    deviceName: input.Device || undefined,
    force: input.Force,
  });
  return toVolumeAttachment(volume.id, attachment);
});
