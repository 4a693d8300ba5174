import type { Operation } from "../../operation";
import {
  createManagedPrefixList,
  deleteManagedPrefixList,
  modifyManagedPrefixList,
  restoreManagedPrefixListVersion,
} from "./create-modify-delete";
import {
  describeManagedPrefixLists,
  getManagedPrefixListAssociations,
  getManagedPrefixListEntries,
} from "./describe-managed-prefix-lists";
import { describePrefixLists } from "./describe-prefix-lists";

export const prefixListOperations: readonly Operation[] = [
  createManagedPrefixList,
  modifyManagedPrefixList,
  restoreManagedPrefixListVersion,
  deleteManagedPrefixList,
  describeManagedPrefixLists,
  getManagedPrefixListEntries,
  getManagedPrefixListAssociations,
  describePrefixLists,
];
