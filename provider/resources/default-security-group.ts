import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findSecurityGroups } from "../ec2/security-group";
import type { Services } from "../ec2/services";
import { tagMap, updateTags } from "../ec2/tags";
import type { SecurityGroup } from "../ec2/types";
import { findVpcs } from "../ec2/vpc";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";
import { creating, ec2Of } from "./life-cycle";
import { changeRules, directions, readGroup, securityGroupResource } from "./security-group";
import { permissionsOfGroup } from "./security-group-permissions";
import { isKnown, text, textMap } from "./values";

/**
 * aws_default_security_group: the group that a VPC comes with. Creating takes it into care and removes its rules but
 * for those that are listed; destroying leaves it as it is.
 */
export const defaultSecurityGroupResource: ManagedResource<Services> = {
  ...securityGroupResource,
  type: "aws_default_security_group",

  async create(planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const result = await creating(planned, async (exists) => {
      const group = await step("reading Default Security Group", () =>
        findDefaultGroup(ec2, text(planned, "vpc_id")),
      );
      if (group === undefined) return null;
      const { GroupId: groupId = "", OwnerId: ownerId = ec2.accountId } = group;
      exists({ id: groupId });
      await step(`updating tags for Default Security Group (${groupId})`, () =>
        updateTags(ec2, groupId, tagMap(group.Tags), textMap(planned, "tags_all") ?? {}),
      );
      const listed = { ingress: group.IpPermissions ?? [], egress: group.IpPermissionsEgress ?? [] };
      const rules: ObjectValue = {};
      for (const direction of directions)
        rules[direction] = isKnown(planned, direction) ? (planned[direction] ?? []) : [];
      for (const direction of directions)
        await changeRules(
          ec2,
          groupId,
          direction,
          permissionsOfGroup(listed[direction], groupId, ownerId),
          rules,
        );
      return readGroup(ec2, { ...planned, ...rules }, groupId);
    });
    if (result.state !== null || (result.diagnostics ?? []).length > 0) return result;
    return { state: null, diagnostics: [missing(text(planned, "vpc_id"))] };
  },

  async delete() {
    return [];
  },
};

async function findDefaultGroup(
  ec2: Connection,
  vpcId: string | undefined,
): Promise<SecurityGroup | undefined> {
  const inVpc =
    vpcId ?? (await findVpcs(ec2, { Filters: [{ Name: "is-default", Values: ["true"] }] }))[0]?.VpcId;
  if (inVpc === undefined) return undefined;
  const [group] = await findSecurityGroups(ec2, {
    Filters: [
      { Name: "group-name", Values: ["default"] },
      { Name: "vpc-id", Values: [inVpc] },
    ],
  });
  return group;
}

const missing = (vpcId: string | undefined) =>
  errorDiagnostic(
    vpcId === undefined ? "There is no default VPC" : `There is no VPC ${vpcId}`,
    "aws_default_security_group takes a group into care that a VPC has from the start: name that VPC as vpc_id.",
  );
