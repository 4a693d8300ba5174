import { invalidParameterValue } from "./request";

export const unknownRegion = (region: string) => invalidParameterValue(`Invalid region: [${region}]`);
export const unknownZone = (zone: string) => invalidParameterValue(`Invalid availability zone: [${zone}]`);
