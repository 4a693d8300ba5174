import type { Vpc } from "@aws-sdk/client-ec2";
import type { VpcCidrBlockAssociation, VpcRecord } from "../../model/vpc";
import { toTags } from "../tags";

/** A VPC as DescribeVpcs shows it. */
export const toVpc = (vpc: VpcRecord, accountId: string): Vpc => ({
  VpcId: vpc.id,
  State: "available",
  CidrBlock: vpc.cidrBlock,
  CidrBlockAssociationSet: vpc.cidrBlockAssociations.map((each) =>
    toCidrBlockAssociation(each, "associated"),
  ),
  Ipv6CidrBlockAssociationSet: [],
  DhcpOptionsId: vpc.dhcpOptionsId,
  InstanceTenancy: vpc.instanceTenancy,
  IsDefault: vpc.isDefault,
  OwnerId: accountId,
  Tags: toTags(vpc.tags),
});

export const toCidrBlockAssociation = (
  { associationId, cidrBlock }: VpcCidrBlockAssociation,
  state: "associating" | "associated" | "disassociating",
) => ({ AssociationId: associationId, CidrBlock: cidrBlock, CidrBlockState: { State: state } });
