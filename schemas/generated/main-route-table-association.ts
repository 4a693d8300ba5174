// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The route table of all subnets of a VPC that have no other
 */
export interface AwsMainRouteTableAssociation {
  /**
   * Association id
   */
  id?: string;
  /**
   * Route table that was the main one before, and is again when this is destroyed
   */
  original_route_table_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Route table
   */
  route_table_id: string;
  /**
   * VPC
   */
  vpc_id: string;
  timeouts?: AwsMainRouteTableAssociationTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsMainRouteTableAssociationTimeouts {
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
