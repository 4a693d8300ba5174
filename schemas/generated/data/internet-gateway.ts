// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An internet gateway that exists
 */
export interface DataAwsInternetGateway {
  /**
   * Amazon Resource Name of the gateway
   */
  arn?: string;
  /**
   * VPCs that the gateway is attached to
   */
  attachments?: DataAwsInternetGatewayAttachments[];
  /**
   * Internet gateway id
   */
  id?: string;
  /**
   * Internet gateway id
   */
  internet_gateway_id?: string;
  /**
   * Account of the owner, twelve digits
   */
  owner_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Filter of the EC2 API that the gateway must match
   */
  filter?: DataAwsInternetGatewayFilter[];
  timeouts?: DataAwsInternetGatewayTimeouts;
}
export interface DataAwsInternetGatewayAttachments {
  /**
   * State of the attachment
   */
  state?: string;
  /**
   * VPC
   */
  vpc_id?: string;
}
export interface DataAwsInternetGatewayFilter {
  /**
   * Name of the filter, such as `tag:Name`
   */
  name: string;
  /**
   * Values of which one must match; `*` and `?` are wildcards
   */
  values: string[];
}
/**
 * How long each operation may take before it is given up
 */
export interface DataAwsInternetGatewayTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
