import { checkId } from "../../../../schemas/rules/ids";
import { refuse } from "../../../model/errors/problem";
import { ruleIdNotFound } from "../../../model/errors/security-group";
import type { SecurityGroupRuleRecord } from "../../../model/security-group";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toSecurityGroupRule } from "../../views/security-group";

interface RuleOfGroup extends SecurityGroupRuleRecord {
  readonly groupId: string;
}

const fields: FilterFields<RuleOfGroup> = {
  "group-id": ({ groupId }) => [groupId],
  "security-group-rule-id": ({ ruleId }) => [ruleId],
};

export const describeSecurityGroupRules = operation("DescribeSecurityGroupRules", (input, context) => {
  const all = context.controlPlane.securityGroups
    .list(context.region)
    .flatMap(({ id, rules }) => rules.map((rule): RuleOfGroup => ({ ...rule, groupId: id })));
  const named = pick(all, input.SecurityGroupRuleIds);
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields), input, {
    key: ({ ruleId }) => ruleId,
  });
  return {
    NextToken,
    SecurityGroupRules: items.map((rule) => toSecurityGroupRule(rule, rule.groupId, context)),
  };
});

function pick(rules: RuleOfGroup[], ids: readonly string[] | undefined): RuleOfGroup[] {
  if (!ids?.length) return rules;
  return ids.map((id) => {
    refuse(checkId("securityGroupRule", id));
    const rule = rules.find((each) => each.ruleId === id);
    if (!rule) throw ruleIdNotFound(id);
    return rule;
  });
}
