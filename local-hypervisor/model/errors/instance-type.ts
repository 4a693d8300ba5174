import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const invalidInstanceType = (name: string) =>
  invalidParameterValue(`Invalid value '${name}' for InstanceType.`);
export const instanceTypesUnknown = (names: readonly string[]) =>
  new Ec2Error(
    "InvalidInstanceType",
    `The following supplied instance types do not exist: [${names.join(", ")}]`,
  );
export const instanceTypeNotOffered = (instanceType: string, availabilityZone: string) =>
  new Ec2Error(
    "Unsupported",
    `Your requested instance type (${instanceType}) is not supported in your requested Availability Zone (${availabilityZone}).`,
  );
