import type { Operation } from "../../operation";
import { copyImage } from "./copy-image";
import { createImage } from "./create-image";
import { deregisterImage } from "./deregister-image";
import { describeImages } from "./describe-images";
import { describeImageAttribute, modifyImageAttribute, resetImageAttribute } from "./image-attribute";
import {
  disableImage,
  disableImageDeprecation,
  disableImageDeregistrationProtection,
  enableImage,
  enableImageDeprecation,
  enableImageDeregistrationProtection,
  listImagesInRecycleBin,
} from "./image-state";
import { registerImage } from "./register-image";

export const imageOperations: readonly Operation[] = [
  createImage,
  registerImage,
  copyImage,
  deregisterImage,
  describeImages,
  describeImageAttribute,
  modifyImageAttribute,
  resetImageAttribute,
  enableImage,
  disableImage,
  enableImageDeprecation,
  disableImageDeprecation,
  enableImageDeregistrationProtection,
  disableImageDeregistrationProtection,
  listImagesInRecycleBin,
];
