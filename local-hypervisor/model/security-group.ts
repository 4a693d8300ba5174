import type { RecordBase } from "./records";

/** The one peer of a rule. */
export type RulePeer =
  | { readonly kind: "cidrIpv4"; readonly cidr: string }
  | { readonly kind: "cidrIpv6"; readonly cidr: string }
  | { readonly kind: "prefixList"; readonly prefixListId: string }
  | { readonly kind: "group"; readonly groupId: string };

/** What a rule lets pass. */
export interface RulePorts {
  /** `-1` for all, `tcp`, `udp`, `icmp`, `icmpv6`, or an IP protocol number */
  readonly ipProtocol: string;
  /** First port; ICMP type for `icmp` and `icmpv6`, -1 for all; absent where the protocol has no ports */
  readonly fromPort?: number;
  /** Last port; ICMP code, -1 for all */
  readonly toPort?: number;
}

export interface SecurityGroupRuleRecord extends RulePorts {
  /** `sgr-…` */
  readonly ruleId: string;
  readonly isEgress: boolean;
  readonly peer: RulePeer;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A stateful, allow-only filter that sits at network interfaces. */
export interface SecurityGroupRecord extends RecordBase {
  readonly vpcId: string;
  readonly groupName: string;
  readonly description: string;
  readonly rules: readonly SecurityGroupRuleRecord[];
}
