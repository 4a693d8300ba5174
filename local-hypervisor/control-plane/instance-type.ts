import { findInstanceType, type InstanceType, instanceTypes } from "../../schemas/catalogues/instance-types";
import { isOffered } from "../../schemas/catalogues/offerings";
import { checkInstanceType } from "../../schemas/rules/instance-type";
import { instanceTypesUnknown } from "../model/errors/instance-type";
import { refuse } from "../model/errors/problem";

/** Instance types, as a region offers them. */
export class InstanceTypeService {
  list(region: string): InstanceType[] {
    return instanceTypes().filter((type) => isOffered(type.name, region));
  }

  /**
   * Types by name, in the order asked; for DescribeInstanceTypes.
   *
   * @throws Ec2Error InvalidInstanceType
   */
  requireAll(region: string, names: readonly string[]): InstanceType[] {
    const missing = names.filter((name) => !findInstanceType(name) || !isOffered(name, region));
    if (missing.length > 0) throw instanceTypesUnknown(missing);
    return names.map((name) => findInstanceType(name) as InstanceType);
  }

  /** @throws Ec2Error InvalidParameterValue as RunInstances and ModifyInstanceAttribute give it */
  require(name: string): InstanceType {
    refuse(checkInstanceType(name));
    return findInstanceType(name) as InstanceType;
  }
}
