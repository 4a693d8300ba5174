import type { Operation } from "../../operation";
import { describeSubnets } from "./describe-subnets";

export const subnetOperations: readonly Operation[] = [describeSubnets];
