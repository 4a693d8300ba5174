import type { RecordBase } from "./records";

/** Lets the interfaces of private subnets begin connections to the outside. */
export interface NatGatewayRecord extends RecordBase {
  readonly vpcId: string;
  /** Subnet that it stands in */
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly connectivityType: "public" | "private";
  readonly state: "pending" | "failed" | "available" | "deleting" | "deleted";
  /** Of a failed one: code and sentence as EC2 gives them */
  readonly failure?: { readonly code: string; readonly message: string };
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  /** Of a public one: the Elastic IP that it speaks under */
  readonly allocationId?: string;
  readonly publicIp?: string;
  /** Of the Elastic IP with its interface, while it is available */
  readonly associationId?: string;
  /** Milliseconds since the epoch */
  readonly createdAtMs: number;
  /** When it was deleted or failed, milliseconds since the epoch */
  readonly deletedAtMs?: number;
}
