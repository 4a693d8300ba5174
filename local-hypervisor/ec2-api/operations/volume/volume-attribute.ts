import { unknownAttribute } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { required } from "../../required";

export const describeVolumeAttribute = operation(
  "DescribeVolumeAttribute",
  (input, { controlPlane, region }) => {
    const volume = controlPlane.volumes.require(region, required(input.VolumeId, "VolumeId"));
    const attribute = required(input.Attribute, "Attribute");
    if (attribute === "autoEnableIO")
      return { VolumeId: volume.id, AutoEnableIO: { Value: volume.autoEnableIo } };
    if (attribute === "productCodes") return { VolumeId: volume.id, ProductCodes: [] };
    throw unknownAttribute(attribute);
  },
);

export const modifyVolumeAttribute = operation("ModifyVolumeAttribute", (input, { controlPlane, region }) => {
  const id = required(input.VolumeId, "VolumeId");
  controlPlane.volumes.setAutoEnableIo(region, id, required(input.AutoEnableIO?.Value, "AutoEnableIO"));
  return {};
});
