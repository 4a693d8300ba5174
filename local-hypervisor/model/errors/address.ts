import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue, invalidValue } from "./request";

export const allocationNotFound = (id: string) =>
  new Ec2Error("InvalidAllocationID.NotFound", `The allocation ID '${id}' does not exist`);
export const addressAssociationNotFound = (id: string) =>
  new Ec2Error("InvalidAssociationID.NotFound", `The association ID '${id}' does not exist`);
export const addressNotFound = (publicIp: string) =>
  new Ec2Error("InvalidAddress.NotFound", `Address '${publicIp}' not found.`);
export const addressLimitExceeded = () =>
  new Ec2Error("AddressLimitExceeded", "The maximum number of addresses has been reached.");
export const notAPublicAddress = (publicIp: string) =>
  invalidParameterValue(
    `Address ${publicIp} cannot be allocated. Drydock's public addresses are those of 127.64.0.0/10 that do not end in 0 or 255.`,
  );
export const standardDomainRetired = () =>
  invalidValue("domain", "standard", "EC2-Classic is retired; addresses are for use in a VPC.");
export const addressPoolNotFound = (id: string) =>
  new Ec2Error("InvalidPublicIpv4PoolID.NotFound", `The PublicIpv4Pool ID '${id}' does not exist`);
export const networkBorderGroupUnknown = (name: string) =>
  invalidParameterValue(`The network border group '${name}' is not one of this region.`);

export const addressAndAllocation = () =>
  invalidParameterCombination("You may specify public IP or allocation id, but not both in the same call");
export const addressAndAssociation = () =>
  invalidParameterCombination("You may specify public IP or association id, but not both in the same call");
export const instanceAndInterface = () =>
  invalidParameterCombination(
    "You may specify instance id or network interface id, but not both in the same call",
  );
export const releaseNeedsAllocation = () =>
  invalidParameterValue("You must specify an allocation id when releasing a VPC elastic IP address");

/** @param networkId of a VPC */
export const internetGatewayNotAttached = (networkId: string) =>
  new Ec2Error("Gateway.NotAttached", `Network ${networkId} is not attached to any internet gateway`);
/** @param resource allocation or network interface */
export const alreadyAssociated = (resource: string, associationId: string) =>
  new Ec2Error(
    "Resource.AlreadyAssociated",
    `resource ${resource} is already associated with associate-id ${associationId}`,
  );
export const instanceNotReady = (instanceId: string, state: string) =>
  new Ec2Error(
    "InvalidInstanceID",
    `The ${state} instance '${instanceId}' is not in a valid state for this operation.`,
  );
export const instanceOfInterfaceNotReady = (networkInterfaceId: string, state: string) =>
  new Ec2Error(
    "IncorrectInstanceState",
    `The ${state} instance to which '${networkInterfaceId}' is attached is not in a valid state for this operation.`,
  );
export const notAnAddressOfInterface = (address: string, networkInterfaceId: string) =>
  invalidParameterValue(
    `The private IP address ${address} is not assigned to the network interface ${networkInterfaceId}.`,
  );
/** What a service of AWS made, such as the interface of a NAT gateway, is not its user's to change. */
export const managedByService = () =>
  new Ec2Error("AuthFailure", "You do not have permission to access the specified resource.");
export const addressLocked = () =>
  new Ec2Error(
    "InvalidAddress.Locked",
    "This Elastic IP address cannot be released while it has a reverse DNS record. Remove that by ResetAddressAttribute first.",
  );
export const invalidDomainName = (name: string) =>
  invalidValue("domainName", name, "It is not a fully qualified domain name.");
export const moveToVpcRetired = (publicIp: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `Address ${publicIp} is in the VPC platform. Only addresses of EC2-Classic, which is retired, could be moved.`,
  );
export const poolsUnsupported = (parameter: string) =>
  new Ec2Error("UnsupportedOperation", `Drydock has no address pools: leave ${parameter} out.`);
