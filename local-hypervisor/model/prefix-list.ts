import type { RecordBase } from "./records";

export interface PrefixListEntry {
  /** Block of the list's family, its bits after the prefix cleared */
  readonly cidr: string;
  readonly description?: string;
}

/** A named set of blocks that rules and routes refer to. */
export interface PrefixListRecord extends RecordBase {
  readonly prefixListName: string;
  readonly addressFamily: "IPv4" | "IPv6";
  /** Also how many rules it counts as where it is named */
  readonly maxEntries: number;
  /** What was done to it last; all of it is done at once */
  readonly state: "create-complete" | "modify-complete" | "restore-complete";
  /** Counts up with every change of the entries, from 1 */
  readonly version: number;
  readonly entries: readonly PrefixListEntry[];
  /** Earlier entries by version, for RestoreManagedPrefixListVersion */
  readonly history: Readonly<Record<string, readonly PrefixListEntry[]>>;
}
