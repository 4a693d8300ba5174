import type { Operation } from "../../operation";
import { describeInstanceTypeOfferings } from "./describe-instance-type-offerings";
import { describeInstanceTypes } from "./describe-instance-types";

export const instanceTypeOperations: readonly Operation[] = [
  describeInstanceTypes,
  describeInstanceTypeOfferings,
];
