import type { Operation } from "../../operation";
import { describeAvailabilityZones } from "./describe-availability-zones";
import { describeRegions } from "./describe-regions";

export const regionOperations: readonly Operation[] = [describeRegions, describeAvailabilityZones];
