import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { required } from "../../required";

/*
 * What these describe comes of peering, transit gateways and shared VPCs: a group that another VPC names, a rule whose
 * group is gone, a group that serves a second VPC. Here every VPC is by itself, so that there is none of it.
 */

export const describeSecurityGroupReferences = operation(
  "DescribeSecurityGroupReferences",
  (input, { controlPlane, region }) => {
    for (const id of required(input.GroupId, "groupId")) controlPlane.securityGroups.require(region, id);
    return { SecurityGroupReferenceSet: [] };
  },
);

export const describeStaleSecurityGroups = operation(
  "DescribeStaleSecurityGroups",
  (input, { controlPlane, region }) => {
    controlPlane.vpcs.require(region, required(input.VpcId, "vpcId"));
    const { NextToken } = paginate([], input, { maximum: 255 });
    return { NextToken, StaleSecurityGroupSet: [] };
  },
);

const associationFields: FilterFields<{ readonly tags?: Readonly<Record<string, string>> }> = {
  "group-id": () => [],
  "group-owner-id": () => [],
  state: () => [],
  "vpc-id": () => [],
  "vpc-owner-id": () => [],
};

export const describeSecurityGroupVpcAssociations = operation(
  "DescribeSecurityGroupVpcAssociations",
  (input) => {
    const { NextToken } = paginate(applyFilters([], input.Filters, associationFields), input);
    return { NextToken, SecurityGroupVpcAssociations: [] };
  },
);
