import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

export const vpcNotFound = (id: string) =>
  new Ec2Error("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);
export const vpcHasDependencies = (id: string) =>
  new Ec2Error("DependencyViolation", `The vpc '${id}' has dependencies and cannot be deleted.`);
export const vpcLimitExceeded = () =>
  new Ec2Error("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
export const noDefaultVpc = () =>
  new Ec2Error(
    "VPCIdNotSpecified",
    "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.",
  );
export const defaultVpcExists = () =>
  new Ec2Error("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
export const defaultVpcDoesNotExist = () =>
  new Ec2Error("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");

/** A text that is no block at all. @param parameter such as `cidrBlock` */
export const blockMalformed = (parameter: string, text: string) =>
  invalidParameterValue(
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  );
/** A block of a size or at a place that a VPC cannot have. */
export const vpcBlockInvalid = (cidr: string) =>
  new Ec2Error("InvalidVpc.Range", `The CIDR '${cidr}' is invalid.`);
export const vpcBlockRestricted = (cidr: string) =>
  new Ec2Error(
    "InvalidVpc.Range",
    `The CIDR '${cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html`,
  );
export const vpcBlockConflict = (cidr: string) =>
  new Ec2Error("InvalidVpc.Range", `The CIDR '${cidr}' conflicts with another CIDR block of the VPC`);
export const vpcBlockHasRoute = (cidr: string) =>
  invalidParameterValue(
    `The CIDR '${cidr}' is equal to or less specific than the destination of a route of the VPC.`,
  );
export const vpcBlockLimitExceeded = (vpcId: string, maximum: number) =>
  new Ec2Error(
    "CidrLimitExceeded",
    `This network '${vpcId}' has met its maximum number of allowed CIDRs: ${maximum}`,
  );
export const blockAssociationNotFound = (id: string) =>
  new Ec2Error(
    "InvalidVpcCidrBlockAssociationID.NotFound",
    `The vpc CIDR block association ID '${id}' does not exist`,
  );
export const primaryBlockKept = (id: string) =>
  new Ec2Error(
    "OperationNotPermitted",
    `The vpc CIDR block with association ID ${id} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
  );
export const blockInUse = (vpcId: string, cidr: string) =>
  new Ec2Error(
    "DependencyViolation",
    `The vpc '${vpcId}' has subnets in the CIDR block '${cidr}', which cannot be disassociated.`,
  );

export const oneVpcAttributeOnly = () =>
  invalidParameterCombination("Fields for multiple attribute types specified");
export const dnsHostnamesNeedSupport = () =>
  invalidParameterValue("DNS hostnames can only be enabled for a VPC with DNS support.");
export const tenancyUnsupported = (tenancy: string) =>
  new Ec2Error("UnsupportedTenancy", `The tenancy value ${tenancy} is not supported.`);
export const unknownVpcAttribute = (name: string) =>
  invalidParameterValue(`Value (${name}) for parameter attribute is invalid. Unknown attribute.`);
