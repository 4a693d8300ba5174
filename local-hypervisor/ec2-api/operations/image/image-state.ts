import { operation } from "../../operation";
import { required } from "../../required";

export const enableImage = operation("EnableImage", (input, { controlPlane, region }) => {
  controlPlane.imageAttributes.enable(region, required(input.ImageId, "ImageId"));
  return { Return: true };
});

export const disableImage = operation("DisableImage", (input, { controlPlane, region }) => {
  controlPlane.imageAttributes.disable(region, required(input.ImageId, "ImageId"));
  return { Return: true };
});

export const enableImageDeprecation = operation(
  "EnableImageDeprecation",
  (input, { controlPlane, region }) => {
    const id = required(input.ImageId, "ImageId");
    controlPlane.imageAttributes.deprecate(region, id, required(input.DeprecateAt, "DeprecateAt").getTime());
    return { Return: true };
  },
);

export const disableImageDeprecation = operation(
  "DisableImageDeprecation",
  (input, { controlPlane, region }) => {
    controlPlane.imageAttributes.cancelDeprecation(region, required(input.ImageId, "ImageId"));
    return { Return: true };
  },
);

export const enableImageDeregistrationProtection = operation(
  "EnableImageDeregistrationProtection",
  (input, { controlPlane, region }) => {
    const id = required(input.ImageId, "ImageId");
    controlPlane.imageAttributes.protect(region, id, input.WithCooldown ?? false);
    return { Return: "true" };
  },
);

export const disableImageDeregistrationProtection = operation(
  "DisableImageDeregistrationProtection",
  (input, { controlPlane, region }) => {
    controlPlane.imageAttributes.unprotect(region, required(input.ImageId, "ImageId"));
    return { Return: "true" };
  },
);

/** Retention rules, which fill a recycle bin, are another service's; without them it is empty. */
export const listImagesInRecycleBin = operation("ListImagesInRecycleBin", () => ({ Images: [] }));
