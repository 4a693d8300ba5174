import { checkCidr } from "../../schemas/rules/cidr";
import { canonicalIpv6Block, formatIpv4Block, parseIpv4Block } from "../model/cidr";
import {
  entryDescriptionTooLong,
  entryMissing,
  entryRepeated,
  maxEntriesExceeded,
  tooManyEntriesInRequest,
} from "../model/errors/prefix-list";
import { refuse } from "../model/errors/problem";
import type { PrefixListEntry, PrefixListRecord } from "../model/prefix-list";

/** EC2 takes this many entries in a request, to add and to remove each. */
const maximumPerRequest = 100;

/**
 * The entries of a list after a change, blocks in their canonical form.
 *
 * @throws Ec2Error InvalidParameterValue, InvalidPrefixListModification, PrefixListMaxEntriesExceeded
 */
export function changedEntries(
  { addressFamily, maxEntries, entries }: Pick<PrefixListRecord, "addressFamily" | "maxEntries" | "entries">,
  {
    added,
    removedCidrs = [],
  }: { readonly added: readonly PrefixListEntry[]; readonly removedCidrs?: readonly string[] },
): readonly PrefixListEntry[] {
  if (added.length > maximumPerRequest || removedCidrs.length > maximumPerRequest)
    throw tooManyEntriesInRequest(maximumPerRequest);
  const changed = new Map(entries.map((entry) => [entry.cidr, entry]));
  for (const text of removedCidrs) {
    const cidr = canonicalBlock(text, addressFamily);
    if (!changed.delete(cidr)) throw entryMissing(cidr);
  }
  for (const { cidr: text, description } of added) {
    if ((description?.length ?? 0) > 255) throw entryDescriptionTooLong();
    const cidr = canonicalBlock(text, addressFamily);
    if (changed.has(cidr)) throw entryRepeated(cidr);
    changed.set(cidr, description ? { cidr, description } : { cidr });
  }
  if (changed.size > maxEntries) throw maxEntriesExceeded(maxEntries);
  return [...changed.values()];
}

function canonicalBlock(text: string, addressFamily: PrefixListRecord["addressFamily"]): string {
  if (addressFamily === "IPv6") {
    refuse(checkCidr(text, "ipv6"));
    return canonicalIpv6Block(text) ?? text;
  }
  refuse(checkCidr(text, "ipv4"));
  const block = parseIpv4Block(text);
  return block ? formatIpv4Block(block) : text;
}
