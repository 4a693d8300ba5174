import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import { checkPermission } from "../permission";
import {
  checkRuleDescription,
  checkSecurityGroupDescription,
  checkSecurityGroupName,
} from "../security-group";
import { below, blocks, missing, number, onlyOneOf, type Rule, renamed, tags, text, when } from "./arguments";

/** Protocol and ports, as far as they are known. */
function protocolProblems(
  value: KnownObject,
  protocol: string,
  isUnset: (name: string) => boolean,
): Problem[] {
  const ipProtocol = text(value[protocol]);
  if (ipProtocol === undefined) return [];
  const isKnown = (name: string) => name in value || isUnset(name);
  const problems = checkPermission({
    ipProtocol,
    fromPort: number(value.from_port),
    toPort: number(value.to_port),
  });
  const portsKnown = isKnown("from_port") && isKnown("to_port");
  return renamed(
    problems.filter(({ path }) => path[0] === "ip_protocol" || portsKnown),
    { ip_protocol: protocol },
  );
}

export const securityGroup: Rule = (value, isUnset) => [
  ...when(text(value.name), checkSecurityGroupName),
  ...when(text(value.description), checkSecurityGroupDescription),
  ...onlyOneOf(value, ["name", "name_prefix"]),
  ...["ingress", "egress"].flatMap((direction) =>
    blocks(value[direction]).flatMap((rule, index) => {
      const problems = [
        ...protocolProblems(rule, "protocol", (name) => isUnset(direction, index, name)),
        ...when(text(rule.description), checkRuleDescription),
      ];
      return below(problems, direction, index);
    }),
  ),
  ...tags(value),
];

const sources = [
  "cidr_blocks",
  "ipv6_cidr_blocks",
  "prefix_list_ids",
  "self",
  "source_security_group_id",
] as const;

/** Rules that share their protocol and ports: networks beside each other, or one group. */
export const sharedSecurityGroupRules: Rule = (value, isUnset) => {
  const isGiven = (name: string) => {
    const given = value[name];
    return Boolean(given) && !(Array.isArray(given) && given.length === 0);
  };
  const isCertainlyUnset = (name: string) =>
    isUnset(name) || (name in value && !isGiven(name)) || (name === "self" && !isGiven(name));
  return [
    ...protocolProblems(value, "protocol", isUnset),
    ...when(text(value.description), checkRuleDescription),
    ...["cidr_blocks", "ipv6_cidr_blocks"]
      .filter(isGiven)
      .flatMap((name) => ["self", "source_security_group_id"].filter(isGiven).map((other) => [name, other]))
      .flatMap(([name = "", other = ""]) => onlyOneOf({ [name]: true, [other]: true }, [name, other])),
    ...(isGiven("self") && isGiven("source_security_group_id")
      ? onlyOneOf({ self: true, source_security_group_id: true }, ["self", "source_security_group_id"])
      : []),
    ...(sources.every(isCertainlyUnset) ? missing("cidr_blocks", "CidrIp") : []),
  ];
};

const peers = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];

export const securityGroupRule: Rule = (value, isUnset) => [
  ...protocolProblems(value, "ip_protocol", isUnset),
  ...checkPermission({
    // Only who is admitted; the protocol has been looked at
    ipProtocol: "-1",
    cidrIpv4: text(value.cidr_ipv4),
    cidrIpv6: text(value.cidr_ipv6),
    prefixListId: text(value.prefix_list_id),
    referencedSecurityGroupId: text(value.referenced_security_group_id),
    description: text(value.description),
  }),
  ...onlyOneOf(value, peers),
  ...(peers.every((name) => isUnset(name)) ? missing("cidr_ipv4", "CidrIpv4") : []),
  ...tags(value),
];
