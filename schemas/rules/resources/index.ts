import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import type { ResourceType } from "../../resource-schemas";
import type { IsUnset, Rule } from "./arguments";
import { instance } from "./instance";
import { keyPair } from "./key-pair";
import { securityGroup, securityGroupRule } from "./security-group";
import { volume } from "./volume";

const rules: Record<ResourceType, Rule> = {
  aws_instance: instance,
  aws_ebs_volume: volume,
  aws_volume_attachment: () => [],
  aws_key_pair: keyPair,
  aws_security_group: securityGroup,
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
};

/** Rules that no single attribute's schema states, for one resource's known values. */
export const checkResource = (type: ResourceType, value: KnownObject, isUnset: IsUnset): Problem[] =>
  rules[type](value, isUnset);
