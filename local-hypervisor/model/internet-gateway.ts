import type { RecordBase } from "./records";

/** A door between a VPC and the internet. */
export interface InternetGatewayRecord extends RecordBase {
  /** VPC that it is attached to; one at most */
  readonly vpcId?: string;
}
