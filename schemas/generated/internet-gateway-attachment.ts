// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An internet gateway attached to a VPC
 */
export interface AwsInternetGatewayAttachment {
  /**
   * Id of the attachment in Terraform: gateway and VPC
   */
  id?: string;
  /**
   * Internet gateway
   */
  internet_gateway_id: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * VPC
   */
  vpc_id: string;
  timeouts?: AwsInternetGatewayAttachmentTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsInternetGatewayAttachmentTimeouts {
  /**
   * Longest time to attach, such as `10m`
   */
  create?: string;
  /**
   * Longest time to detach, such as `10m`
   */
  delete?: string;
}
