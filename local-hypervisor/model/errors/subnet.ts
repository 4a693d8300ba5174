import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

export const subnetNotFound = (id: string) =>
  new Ec2Error("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`);
export const subnetHasDependencies = (id: string) =>
  new Ec2Error("DependencyViolation", `The subnet '${id}' has dependencies and cannot be deleted.`);
export const subnetLimitExceeded = (maximum: number) =>
  new Ec2Error(
    "SubnetLimitExceeded",
    `The maximum number of subnets for this VPC (${maximum}) has been reached.`,
  );
export const subnetBlockInvalid = (cidr: string) =>
  new Ec2Error("InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
export const subnetBlockConflict = (cidr: string) =>
  new Ec2Error("InvalidSubnet.Conflict", `The CIDR '${cidr}' conflicts with another subnet`);
/** @param zones names of the region's zones */
export const noSubnetsInZone = (parameter: string, zone: string, zones: readonly string[]) =>
  invalidParameterValue(
    `Value (${zone}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(", ")}.`,
  );
export const defaultSubnetExists = (id: string, zone: string) =>
  new Ec2Error(
    "DefaultSubnetAlreadyExistsInAvailabilityZone",
    `'${id}' is already the default subnet in ${zone}.`,
  );
export const noRoomForDefaultSubnet = (vpcId: string) =>
  new Ec2Error(
    "InsufficientCidrBlocks",
    `The VPC '${vpcId}' has no /20 block left for a default subnet. Delete a subnet that is not a default one first.`,
  );
export const insufficientFreeAddresses = (subnetId: string) =>
  new Ec2Error(
    "InsufficientFreeAddressesInSubnet",
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  );
export const noDefaultSubnetInZone = (zone: string) =>
  new Ec2Error(
    "MissingInput",
    `No subnets found for the default VPC in availability zone '${zone}'. Please specify a subnet.`,
  );
export const subnetInOtherZone = (zone: string) =>
  invalidParameterValue(
    `The availability zone '${zone}' does not match the availability zone of the specified subnet.`,
  );
export const oneSubnetAttributeOnly = () =>
  invalidParameterCombination("Fields for multiple attribute types specified");
