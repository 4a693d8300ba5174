import type { RecordBase } from "./records";

/** A numbered, stateless rule. The rule `*`, number 32767, which denies everything, is not stored. */
export interface NetworkAclEntry {
  /** 1 to 32766; the lowest that matches decides */
  readonly ruleNumber: number;
  readonly isEgress: boolean;
  readonly action: "allow" | "deny";
  /** IP protocol number as text, `-1` for all */
  readonly protocol: string;
  /** One of the two */
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  /** TCP and UDP only */
  readonly ports?: { readonly from: number; readonly to: number };
  /** ICMP only; -1 for all */
  readonly icmp?: { readonly type: number; readonly code: number };
}

export interface NetworkAclAssociation {
  /** `aclassoc-…` */
  readonly associationId: string;
  readonly subnetId: string;
}

/** A stateless filter at the edge of subnets; each subnet has exactly one. */
export interface NetworkAclRecord extends RecordBase {
  readonly vpcId: string;
  readonly isDefault: boolean;
  readonly entries: readonly NetworkAclEntry[];
  readonly associations: readonly NetworkAclAssociation[];
}

/** Entries of the ACL that EC2 makes along with a VPC: everything passes, both ways. */
export const defaultNetworkAclEntries: readonly NetworkAclEntry[] = [true, false].map((isEgress) => ({
  ruleNumber: 100,
  isEgress,
  action: "allow",
  protocol: "-1",
  cidrIpv4: "0.0.0.0/0",
}));
