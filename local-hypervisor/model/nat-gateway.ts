import type { RecordBase } from "./records";

/** Lets the interfaces of private subnets begin connections to the outside. */
export interface NatGatewayRecord extends RecordBase {
  readonly vpcId: string;
  /** Subnet that it stands in */
  readonly subnetId: string;
  readonly connectivityType: "public" | "private";
  readonly state: "pending" | "failed" | "available" | "deleting" | "deleted";
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  /** Of a public one: the Elastic IP that it speaks under */
  readonly allocationId?: string;
  readonly publicIp?: string;
  readonly clientToken?: string;
  /** Milliseconds since the epoch */
  readonly createdAtMs: number;
  readonly deletedAtMs?: number;
}
