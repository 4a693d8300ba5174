import type { RecordBase } from "./records";

/** Sums up the traffic at the network interfaces of a VPC, a subnet, or at one of them. */
export interface FlowLogRecord extends RecordBase {
  /** VPC, subnet or network interface */
  readonly resourceId: string;
  readonly trafficType: "ACCEPT" | "REJECT" | "ALL";
  readonly logDestinationType: "cloud-watch-logs" | "s3";
  /** ARN of a log group, or of a bucket and a folder in it; nothing is sent there */
  readonly logDestination: string;
  /** Of a destination in CloudWatch Logs */
  readonly logGroupName?: string;
  readonly deliverLogsPermissionArn?: string;
  readonly deliverCrossAccountRole?: string;
  /** Of a destination in S3 */
  readonly destinationOptions?: {
    readonly hiveCompatiblePartitions: boolean;
    readonly perHourPartition: boolean;
  };
  /** Fields as `${field}`, separated by spaces */
  readonly logFormat: string;
  /** Time that one record sums up at most: 60 or 600 */
  readonly intervalSeconds: number;
  /** Milliseconds since the epoch */
  readonly createdAtMs: number;
}
