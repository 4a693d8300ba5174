import {
  CreateManagedPrefixListCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  DeleteManagedPrefixListCommand,
  DeleteNetworkAclCommand,
  DeleteNetworkAclEntryCommand,
  DescribeManagedPrefixListsCommand,
  DescribePrefixListsCommand,
  GetManagedPrefixListEntriesCommand,
  ModifyManagedPrefixListCommand,
  ReplaceNetworkAclAssociationCommand,
  ReplaceNetworkAclEntryCommand,
  UpdateSecurityGroupRuleDescriptionsEgressCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from "@aws-sdk/client-ec2";
import { call } from "./call";

export const createManagedPrefixList = call("CreateManagedPrefixList", CreateManagedPrefixListCommand);
export const createNetworkAcl = call("CreateNetworkAcl", CreateNetworkAclCommand);
export const createNetworkAclEntry = call("CreateNetworkAclEntry", CreateNetworkAclEntryCommand);
export const deleteManagedPrefixList = call("DeleteManagedPrefixList", DeleteManagedPrefixListCommand);
export const deleteNetworkAcl = call("DeleteNetworkAcl", DeleteNetworkAclCommand);
export const deleteNetworkAclEntry = call("DeleteNetworkAclEntry", DeleteNetworkAclEntryCommand);
export const describeManagedPrefixLists = call(
  "DescribeManagedPrefixLists",
  DescribeManagedPrefixListsCommand,
);
export const describePrefixLists = call("DescribePrefixLists", DescribePrefixListsCommand);
export const getManagedPrefixListEntries = call(
  "GetManagedPrefixListEntries",
  GetManagedPrefixListEntriesCommand,
);
export const modifyManagedPrefixList = call("ModifyManagedPrefixList", ModifyManagedPrefixListCommand);
export const replaceNetworkAclAssociation = call(
  "ReplaceNetworkAclAssociation",
  ReplaceNetworkAclAssociationCommand,
);
export const replaceNetworkAclEntry = call("ReplaceNetworkAclEntry", ReplaceNetworkAclEntryCommand);
export const updateRuleDescriptionsEgress = call(
  "UpdateSecurityGroupRuleDescriptionsEgress",
  UpdateSecurityGroupRuleDescriptionsEgressCommand,
);
export const updateRuleDescriptionsIngress = call(
  "UpdateSecurityGroupRuleDescriptionsIngress",
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
);
