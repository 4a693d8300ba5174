import type { SecurityGroupRuleRecord } from "../../../model/security-group";
import { type InputOf, type OperationContext, operation } from "../../operation";
import { tagsFor } from "../../tags";
import { toRuleFields, toSecurityGroupRule } from "../../views/security-group";
import { groupOf, ruleRequests } from "./permissions";

type Authorize = InputOf<"AuthorizeSecurityGroupIngress"> | InputOf<"AuthorizeSecurityGroupEgress">;
type Revoke = InputOf<"RevokeSecurityGroupIngress"> | InputOf<"RevokeSecurityGroupEgress">;

function authorize(input: Authorize, isEgress: boolean, context: OperationContext) {
  const group = groupOf(input, context);
  const tags = tagsFor("security-group-rule", input.TagSpecifications);
  const requests = ruleRequests(input, group, context);
  const rules = context.controlPlane.securityGroups.authorize(
    context.region,
    group.id,
    isEgress,
    requests,
    tags,
  );
  return {
    Return: true,
    SecurityGroupRules: rules.map((rule) => toSecurityGroupRule(rule, group.id, context)),
  };
}

function revoke(input: Revoke, isEgress: boolean, context: OperationContext) {
  const { securityGroups } = context.controlPlane;
  const group = groupOf(input, context);
  const revoked = input.SecurityGroupRuleIds?.length
    ? securityGroups.revokeById(context.region, group.id, isEgress, input.SecurityGroupRuleIds)
    : securityGroups.revoke(context.region, group.id, isEgress, ruleRequests(input, group, context));
  return { Return: true, RevokedSecurityGroupRules: revoked.map((rule) => toRevokedRule(rule, group.id)) };
}

const toRevokedRule = (rule: SecurityGroupRuleRecord, groupId: string) => ({
  SecurityGroupRuleId: rule.ruleId,
  GroupId: groupId,
  IsEgress: rule.isEgress,
  ...toRuleFields(rule),
  ReferencedGroupId: rule.peer.kind === "group" ? rule.peer.groupId : undefined,
});

export const authorizeSecurityGroupIngress = operation("AuthorizeSecurityGroupIngress", (input, context) =>
  authorize(input, false, context),
);
export const authorizeSecurityGroupEgress = operation("AuthorizeSecurityGroupEgress", (input, context) =>
  authorize(input, true, context),
);
export const revokeSecurityGroupIngress = operation("RevokeSecurityGroupIngress", (input, context) =>
  revoke(input, false, context),
);
export const revokeSecurityGroupEgress = operation("RevokeSecurityGroupEgress", (input, context) =>
  revoke(input, true, context),
);
