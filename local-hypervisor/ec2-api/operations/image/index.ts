import type { Operation } from "../../operation";
import { deregisterImage } from "./deregister-image";
import { describeImageAttribute } from "./describe-image-attribute";
import { describeImages } from "./describe-images";

export const imageOperations: readonly Operation[] = [
  describeImages,
  describeImageAttribute,
  deregisterImage,
];
