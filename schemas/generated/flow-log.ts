// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A flow log: records of the traffic at network interfaces
 */
export interface AwsFlowLog {
  /**
   * Amazon Resource Name of the flow log
   */
  arn?: string;
  /**
   * Role of another account that records are delivered with, by ARN
   */
  deliver_cross_account_role?: string;
  /**
   * Network interface whose traffic is logged
   */
  eni_id?: string;
  /**
   * Role that records are delivered to CloudWatch Logs with, by ARN
   */
  iam_role_arn?: string;
  /**
   * Flow log id
   */
  id?: string;
  /**
   * Log group, or bucket and folder, by ARN
   */
  log_destination?: string;
  /**
   * Service that records are delivered to
   */
  log_destination_type?: "cloud-watch-logs" | "s3" | "kinesis-data-firehose";
  /**
   * Fields of a record, such as `${srcaddr} ${dstaddr}`; AWS's version 2 when left out
   */
  log_format?: string;
  /**
   * Time that one record sums up at most, seconds
   */
  max_aggregation_interval?: 60 | 600;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Regional NAT gateway whose traffic is logged
   */
  regional_nat_gateway_id?: string;
  /**
   * Subnet whose traffic is logged
   */
  subnet_id?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Tags together with the provider's `default_tags`
   */
  tags_all?: {
    [k: string]: string;
  };
  /**
   * Traffic that is logged
   */
  traffic_type?: "ACCEPT" | "REJECT" | "ALL";
  /**
   * Attachment of a transit gateway whose traffic is logged
   */
  transit_gateway_attachment_id?: string;
  /**
   * Transit gateway whose traffic is logged
   */
  transit_gateway_id?: string;
  /**
   * VPC whose traffic is logged
   */
  vpc_id?: string;
  /**
   * How files lie in S3
   *
   * @maxItems 1
   */
  destination_options?: AwsFlowLogDestinationOptions[];
}
export interface AwsFlowLogDestinationOptions {
  /**
   * Format of the files in S3
   */
  file_format?: "plain-text" | "parquet";
  /**
   * Whether names of folders in S3 are as Hive reads them
   */
  hive_compatible_partitions?: boolean;
  /**
   * Whether every hour has a folder of its own in S3
   */
  per_hour_partition?: boolean;
}
