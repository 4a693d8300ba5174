// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The door between a VPC and the internet
 */
export interface AwsInternetGateway {
  /**
   * Amazon Resource Name of the gateway
   */
  arn?: string;
  /**
   * Internet gateway id
   */
  id?: string;
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
   * Tags by key, those of the provider included
   */
  tags_all?: {
    [k: string]: string;
  };
  /**
   * VPC that the gateway is attached to; none, or one of another resource's, when left out
   */
  vpc_id?: string;
  timeouts?: AwsInternetGatewayTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsInternetGatewayTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
  /**
   * Longest time to change, such as `10m`
   */
  update?: string;
}
