import type { RecordBase } from "./records";

/** One IPv4 block of a VPC. */
export interface VpcCidrBlockAssociation {
  /** `vpc-cidr-assoc-…` */
  readonly associationId: string;
  readonly cidrBlock: string;
}

/** A virtual private cloud. */
export interface VpcRecord extends RecordBase {
  /** Primary IPv4 block, such as `172.31.0.0/16` */
  readonly cidrBlock: string;
  /** Every block, the primary one first */
  readonly cidrBlockAssociations: readonly VpcCidrBlockAssociation[];
  readonly isDefault: boolean;
  readonly instanceTenancy: "default" | "dedicated";
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  readonly enableNetworkAddressUsageMetrics: boolean;
  /** `dopt-…`, or `default` for none */
  readonly dhcpOptionsId: string;
  /** Security group that is named `default` */
  readonly defaultSecurityGroupId: string;
}
