import { invalidParameterCombination, missingParameter } from "../../../model/errors/request";
import { type InputOf, type OperationContext, operation } from "../../operation";
import { groupOf, ruleRequests } from "./permissions";

type Update =
  | InputOf<"UpdateSecurityGroupRuleDescriptionsIngress">
  | InputOf<"UpdateSecurityGroupRuleDescriptionsEgress">;

function update(input: Update, isEgress: boolean, context: OperationContext) {
  const group = groupOf(input, context);
  const { SecurityGroupRuleDescriptions = [], IpPermissions = [] } = input;
  if (SecurityGroupRuleDescriptions.length > 0 && IpPermissions.length > 0) {
    throw invalidParameterCombination(
      "The parameter securityGroupRuleDescriptions cannot be used with the parameter ipPermissions",
    );
  }
  const byId = SecurityGroupRuleDescriptions.map(({ SecurityGroupRuleId, Description }) => {
    if (!SecurityGroupRuleId) throw missingParameter("SecurityGroupRuleDescription.SecurityGroupRuleId");
    return { ruleId: SecurityGroupRuleId, description: Description };
  });
  const changes = byId.length > 0 ? byId : ruleRequests(input, group, context);
  context.controlPlane.securityGroups.describeRules(context.region, group.id, isEgress, changes);
  return { Return: true };
}

export const updateSecurityGroupRuleDescriptionsIngress = operation(
  "UpdateSecurityGroupRuleDescriptionsIngress",
  (input, context) => update(input, false, context),
);
export const updateSecurityGroupRuleDescriptionsEgress = operation(
  "UpdateSecurityGroupRuleDescriptionsEgress",
  (input, context) => update(input, true, context),
);
