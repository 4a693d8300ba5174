import { findInstanceType } from "../catalogues/instance-types";
import type { Problem } from "../problem";

/** Whether AWS knows an instance type of this name. */
export function checkInstanceType(name: string): Problem[] {
  if (findInstanceType(name)) return [];
  return [
    {
      code: "InvalidParameterValue",
      message: `Invalid value '${name}' for InstanceType.`,
      path: ["instance_type"],
      fix: "Give the name of one of EC2's instance types, such as t3.micro; `aws ec2 describe-instance-types` lists them.",
    },
  ];
}
