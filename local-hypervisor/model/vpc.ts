import type { RecordBase } from "./records";

/** A virtual private cloud with the objects that EC2 makes along with it. */
export interface VpcRecord extends RecordBase {
  /** Primary IPv4 block, such as `172.31.0.0/16` */
  readonly cidrBlock: string;
  readonly isDefault: boolean;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  /** Internet gateway that is attached; guests reach the internet through it */
  readonly internetGatewayId?: string;
  /** Main route table: the local route, and `0.0.0.0/0` to the internet gateway where there is one */
  readonly mainRouteTableId: string;
  readonly mainRouteTableAssociationId: string;
  /** Network ACL that lets everything pass */
  readonly defaultNetworkAclId: string;
  readonly dhcpOptionsId: string;
  /** Security group that is named `default` */
  readonly defaultSecurityGroupId: string;
  /** Tags of the objects above, by their ids */
  readonly companionTags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
