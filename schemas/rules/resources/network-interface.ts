import type { Problem } from "../../problem";
import { blocks, exactlyOneOf, missing, onlyOneOf, type Rule, tags, text } from "./arguments";

export const networkInterface: Rule = (value) => [
  ...onlyOneOf(value, ["private_ip_list", "private_ips"]),
  ...onlyOneOf(value, ["private_ip_list", "private_ips_count"]),
  ...blocks(value.attachment)
    .slice(1)
    .map((_, index) => attachedTwice(index + 1)),
  ...tags(value),
];

const attachedTwice = (index: number): Problem => ({
  code: "InvalidParameterValue",
  message: "A network interface is attached to one instance at most",
  path: ["attachment", index],
  fix: "Keep one attachment block.",
});

const hosts = ["instance", "network_interface"];

export const elasticIp: Rule = (value) => [...onlyOneOf(value, hosts), ...tags(value)];

export const elasticIpAssociation: Rule = (value, isUnset) => [
  ...exactlyOneOf(value, isUnset, ["allocation_id", "public_ip"]),
  ...exactlyOneOf(value, isUnset, ["instance_id", "network_interface_id"]),
];

export const natGateway: Rule = (value, isUnset) => {
  const isUnsetText = (name: string) => isUnset(name) || value[name] === "";
  const isPrivate = text(value.connectivity_type) === "private";
  if (text(value.availability_mode) === "regional")
    return [
      ...(isUnsetText("vpc_id") ? missing("vpc_id", "VpcId") : []),
      ...notWith(["subnet_id", "allocation_id", "private_ip"], value, "regional NAT gateway"),
      ...tags(value),
    ];
  const modeKnown = isUnset("availability_mode") || "availability_mode" in value;
  const typeKnown = isUnset("connectivity_type") || "connectivity_type" in value;
  return [
    ...(modeKnown && isUnsetText("subnet_id") ? missing("subnet_id", "SubnetId") : []),
    ...(modeKnown && typeKnown && !isPrivate && isUnsetText("allocation_id")
      ? missing("allocation_id", "AllocationId")
      : []),
    ...(isPrivate
      ? notWith(["allocation_id", "secondary_allocation_ids"], value, "private NAT gateway")
      : []),
    ...tags(value),
  ];
};

const notWith = (names: readonly string[], value: Parameters<Rule>[0], kind: string): Problem[] =>
  names
    .filter((name) => text(value[name]) !== undefined || blocks(value[name]).length > 0)
    .map((name) => ({
      code: "InvalidParameterCombination",
      message: `A ${kind} has no ${name}`,
      path: [name],
      fix: `Leave ${name} out.`,
    }));
