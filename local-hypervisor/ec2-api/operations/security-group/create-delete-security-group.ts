import { missingParameter } from "../../../model/errors/request";
import { operation } from "../../operation";
import { tagsFor, toTags } from "../../tags";
import { securityGroupArn } from "../../views/security-group";

export const createSecurityGroup = operation(
  "CreateSecurityGroup",
  (input, { controlPlane, region, accountId }) => {
    const group = controlPlane.securityGroups.create(region, {
      groupName: input.GroupName ?? "",
      description: input.Description ?? "",
      vpcId: input.VpcId,
      tags: tagsFor("security-group", input.TagSpecifications),
    });
    return {
      GroupId: group.id,
      SecurityGroupArn: securityGroupArn(group, accountId),
      Tags: toTags(group.tags),
    };
  },
);

export const deleteSecurityGroup = operation("DeleteSecurityGroup", (input, { controlPlane, region }) => {
  const { securityGroups, vpcs } = controlPlane;
  if (!input.GroupId && !input.GroupName) throw missingParameter("GroupName or GroupId");
  const id =
    input.GroupId ??
    securityGroups.requireByName(region, input.GroupName ?? "", vpcs.requireDefault(region).id).id;
  securityGroups.delete(region, id);
  return { Return: true, GroupId: id };
});
