import type { RecordBase } from "./records";

export interface PrefixListEntry {
  readonly cidr: string;
  readonly description?: string;
}

/** A named set of blocks that rules and routes refer to. */
export interface PrefixListRecord extends RecordBase {
  readonly prefixListName: string;
  readonly addressFamily: "IPv4" | "IPv6";
  readonly maxEntries: number;
  /** Counts up with every change of the entries, from 1 */
  readonly version: number;
  readonly entries: readonly PrefixListEntry[];
  /** Earlier entries by version, for RestoreManagedPrefixListVersion */
  readonly history: Readonly<Record<string, readonly PrefixListEntry[]>>;
}
