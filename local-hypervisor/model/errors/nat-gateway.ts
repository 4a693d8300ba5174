import { Ec2Error } from "../errors";
import { invalidParameterCombination } from "./request";

export const natGatewayNotFound = (id: string) =>
  new Ec2Error("NatGatewayNotFound", `NAT gateway ${id} was not found`);
export const natGatewayLimitExceeded = () =>
  new Ec2Error("NatGatewayLimitExceeded", "The maximum number of NAT Gateways has been reached.");
export const privateGatewayWithAllocation = () =>
  invalidParameterCombination("A private NAT gateway has no Elastic IP: leave AllocationId out.");
/** @param parameter as the request spells it */
export const natGatewayOptionUnsupported = (parameter: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `Drydock's NAT gateways are zonal and have one address: leave ${parameter} out.`,
  );

/** What a failed gateway says, not an answer to a request. */
export const noInternetGateway = (vpcId: string) => ({
  code: "Gateway.NotAttached",
  message: `Network ${vpcId} has no Internet gateway attached`,
});
export const allocationGone = (allocationId: string) => ({
  code: "InvalidAllocationID.NotFound",
  message: `Elastic IP address ${allocationId} could not be associated with this NAT gateway`,
});
export const allocationTaken = (allocationId: string) => ({
  code: "Resource.AlreadyAssociated",
  message: `Elastic IP address [${allocationId}] is already associated`,
});
