import type { ManagedPrefixList } from "@aws-sdk/client-ec2";
import { isAwsManaged } from "../../control-plane/aws-prefix-list";
import type { PrefixListRecord } from "../../model/prefix-list";
import { ec2Arn } from "../arn";
import { toTags } from "../tags";

/** Account that a list belongs to: `AWS` for AWS's own. */
export const prefixListOwner = (list: PrefixListRecord, accountId: string): string =>
  isAwsManaged(list) ? "AWS" : accountId;

/** A prefix list as DescribeManagedPrefixLists shows it; AWS's own have neither version nor size. */
export function toManagedPrefixList(list: PrefixListRecord, accountId: string): ManagedPrefixList {
  const isAws = isAwsManaged(list);
  return {
    PrefixListId: list.id,
    PrefixListName: list.prefixListName,
    PrefixListArn: ec2Arn(list.region, isAws ? "aws" : accountId, `prefix-list/${list.id}`),
    AddressFamily: list.addressFamily,
    State: list.state,
    OwnerId: prefixListOwner(list, accountId),
    MaxEntries: isAws ? undefined : list.maxEntries,
    Version: isAws ? undefined : list.version,
    Tags: toTags(list.tags),
  };
}
