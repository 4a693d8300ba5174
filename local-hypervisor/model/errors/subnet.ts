import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const subnetNotFound = (id: string) =>
  new Ec2Error("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`);
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
