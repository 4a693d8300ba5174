import type { SecurityGroupRecord } from "../../../model/security-group";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { required } from "../../required";
import { toTags } from "../../tags";

const fields = (accountId: string): FilterFields<SecurityGroupRecord> => ({
  "group-id": ({ id }) => [id],
  description: ({ description }) => [description],
  "group-name": ({ groupName }) => [groupName],
  "owner-id": () => [accountId],
  "primary-vpc-id": ({ vpcId }) => [vpcId],
});

export const getSecurityGroupsForVpc = operation(
  "GetSecurityGroupsForVpc",
  (input, { controlPlane, region, accountId }) => {
    const vpc = controlPlane.vpcs.require(region, required(input.VpcId, "vpcId"));
    const groups = controlPlane.securityGroups.list(region).filter(({ vpcId }) => vpcId === vpc.id);
    const { items, NextToken } = paginate(applyFilters(groups, input.Filters, fields(accountId)), input);
    return {
      NextToken,
      SecurityGroupForVpcs: items.map((group) => ({
        GroupId: group.id,
        GroupName: group.groupName,
        Description: group.description,
        OwnerId: accountId,
        PrimaryVpcId: group.vpcId,
        Tags: toTags(group.tags),
      })),
    };
  },
);
