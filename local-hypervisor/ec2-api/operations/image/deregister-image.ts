import { operation } from "../../operation";
import { required } from "../../required";

export const deregisterImage = operation("DeregisterImage", (input, { controlPlane, region }) => {
  controlPlane.images.deregister(region, required(input.ImageId, "ImageId"));
  return { Return: true };
});
