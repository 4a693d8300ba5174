import type { RecordBase } from "./records";

/** A subnet: a block of a VPC's addresses in one availability zone. */
export interface SubnetRecord extends RecordBase {
  readonly vpcId: string;
  /** Zone name, such as `eu-west-1a` */
  readonly availabilityZone: string;
  /** Zone id, such as `euw1-az3` */
  readonly availabilityZoneId: string;
  /** IPv4 block, such as `172.31.16.0/20`; five of its addresses are EC2's own */
  readonly cidrBlock: string;
  readonly mapPublicIpOnLaunch: boolean;
  readonly defaultForAz: boolean;
  /** What the private DNS name of an instance is made of: its address, or its id */
  readonly privateDnsHostnameType: "ip-name" | "resource-name";
  /** Whether the name that is made of an instance's id resolves to its IPv4 address */
  readonly enableResourceNameDnsARecord: boolean;
}
