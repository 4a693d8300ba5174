import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import { checkNetworkAclNumbers, checkNetworkAclPorts, type NetworkAclRule } from "../network-acl";
import { below, blocks, exactlyOneOf, missing, number, type Rule, tags, text } from "./arguments";

const blockArguments = ["cidr_block", "ipv6_cidr_block"];

const ruleOf = (rule: KnownObject, isEgress: boolean, numberName: string): NetworkAclRule => ({
  ruleNumber: number(rule[numberName]),
  isEgress,
  protocol: text(rule.protocol),
  fromPort: number(rule.from_port),
  toPort: number(rule.to_port),
});

/** Rules in an ACL's own lists; in an attribute each of their members may be unset. */
export const networkAcl: Rule = (value, isUnset) => [
  ...["ingress", "egress"].flatMap((direction) => {
    const isEgress = direction === "egress";
    const rules = blocks(value[direction]);
    return [
      ...rules.flatMap((rule, index) => {
        const isUnsetInRule = (name: string) => isUnset(direction, index, name);
        const problems: Problem[] = [
          ...exactlyOneOf(rule, isUnsetInRule, blockArguments),
          ...Object.entries(required).flatMap(([name, parameter]) =>
            isUnsetInRule(name) ? missing(name, parameter) : [],
          ),
          ...checkNetworkAclPorts(ruleOf(rule, isEgress, "rule_no")),
        ];
        return below(problems, direction, index);
      }),
      ...checkNetworkAclNumbers(rules.map((rule) => ruleOf(rule, isEgress, "rule_no"))),
    ];
  }),
  ...tags(value),
];

const required = {
  action: "RuleAction",
  protocol: "Protocol",
  rule_no: "RuleNumber",
  from_port: "PortRange.From",
  to_port: "PortRange.To",
};

export const networkAclRule: Rule = (value, isUnset) => [
  ...exactlyOneOf(value, isUnset, blockArguments),
  ...checkNetworkAclPorts({
    ...ruleOf(value, false, "rule_number"),
    // A rule without ports has them as 0
    ...(isUnset("from_port") ? { fromPort: 0 } : {}),
    ...(isUnset("to_port") ? { toPort: 0 } : {}),
  }),
];
