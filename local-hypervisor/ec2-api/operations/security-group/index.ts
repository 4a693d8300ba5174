import type { Operation } from "../../operation";
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "./authorize-revoke";
import { createSecurityGroup, deleteSecurityGroup } from "./create-delete-security-group";
import {
  describeSecurityGroupReferences,
  describeSecurityGroupVpcAssociations,
  describeStaleSecurityGroups,
} from "./describe-references";
import { describeSecurityGroupRules } from "./describe-security-group-rules";
import { describeSecurityGroups } from "./describe-security-groups";
import { getSecurityGroupsForVpc } from "./get-security-groups-for-vpc";
import { modifySecurityGroupRules } from "./modify-security-group-rules";
import {
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
} from "./update-rule-descriptions";

export const securityGroupOperations: readonly Operation[] = [
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
  describeSecurityGroupRules,
  getSecurityGroupsForVpc,
  describeSecurityGroupReferences,
  describeStaleSecurityGroups,
  describeSecurityGroupVpcAssociations,
  authorizeSecurityGroupIngress,
  authorizeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  modifySecurityGroupRules,
  updateSecurityGroupRuleDescriptionsIngress,
  updateSecurityGroupRuleDescriptionsEgress,
];
