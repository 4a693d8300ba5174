import type { Operation } from "../../operation";
import { createNetworkAcl, deleteNetworkAcl } from "./create-delete-network-acl";
import { describeNetworkAcls } from "./describe-network-acls";
import { createNetworkAclEntry, deleteNetworkAclEntry, replaceNetworkAclEntry } from "./entries";
import { replaceNetworkAclAssociation } from "./replace-network-acl-association";

export const networkAclOperations: readonly Operation[] = [
  createNetworkAcl,
  deleteNetworkAcl,
  describeNetworkAcls,
  createNetworkAclEntry,
  replaceNetworkAclEntry,
  deleteNetworkAclEntry,
  replaceNetworkAclAssociation,
];
