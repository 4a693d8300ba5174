import { Construct } from "constructs";
import type { IPeer, PeerArguments } from "./peer";
import { AwsEc2ManagedPrefixList } from "./resources/aws-ec2-managed-prefix-list";

/** A network of a prefix list. */
export interface PrefixListEntry {
  /** Such as `203.0.113.0/24` */
  readonly cidr: string;
  /** @default - none */
  readonly description?: string;
}

export interface PrefixListProps {
  /** At most 255 characters, not beginning with `com.amazonaws` */
  readonly prefixListName: string;
  /** @default "IPv4" */
  readonly addressFamily?: "IPv4" | "IPv6";
  readonly entries: readonly PrefixListEntry[];
  /**
   * How many entries the list may come to have. A rule that names the list counts as so many.
   * @default - as many as there are entries
   */
  readonly maxEntries?: number;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Networks under one name: a peer for the rules of security groups, which follow when the list changes. */
export class PrefixList extends Construct implements IPeer {
  readonly resource: AwsEc2ManagedPrefixList;
  /** `pl-…` */
  readonly prefixListId: string;
  readonly peerId: string;
  readonly peerArguments: PeerArguments;

  constructor(scope: Construct, id: string, props: PrefixListProps) {
    super(scope, id);
    const { prefixListName, addressFamily = "IPv4", entries, maxEntries, tags } = props;
    this.resource = new AwsEc2ManagedPrefixList(this, "Default", {
      name: prefixListName,
      address_family: addressFamily,
      max_entries: maxEntries ?? Math.max(entries.length, 1),
      entry: entries.map(({ cidr, description }) => ({ cidr, description })),
      tags,
    });
    this.prefixListId = this.resource.text("id");
    this.peerId = this.node.path;
    this.peerArguments = { prefix_list_id: this.prefixListId };
  }
}
