import { unknownAttribute } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { required } from "../../required";
import { toImageBlockDevices } from "../../views/image";

export const describeImageAttribute = operation(
  "DescribeImageAttribute",
  (input, { controlPlane, region }) => {
    const id = required(input.ImageId, "ImageId");
    const attribute = required(input.Attribute, "Attribute");
    const [image] = controlPlane.images.requireAll(region, [id]);
    const ImageId = id;
    switch (attribute) {
      case "description":
        return { ImageId, Description: { Value: image?.description } };
      case "kernel":
        return { ImageId, KernelId: { Value: image?.kernelId } };
      case "ramdisk":
        return { ImageId, RamdiskId: {} };
      case "launchPermission":
        return { ImageId, LaunchPermissions: image?.public ? [{ Group: "all" as const }] : [] };
      case "productCodes":
        return { ImageId, ProductCodes: [] };
      case "blockDeviceMapping":
        return { ImageId, BlockDeviceMappings: toImageBlockDevices(image?.blockDevices ?? []) };
      case "sriovNetSupport":
        return { ImageId, SriovNetSupport: {} };
      case "bootMode":
        return { ImageId, BootMode: { Value: image?.bootMode } };
      case "imdsSupport":
        return { ImageId, ImdsSupport: { Value: image?.imdsSupport } };
      default:
        throw unknownAttribute(attribute);
    }
  },
);
