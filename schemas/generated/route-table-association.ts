// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The route table of a subnet
 */
export interface AwsRouteTableAssociation {
  /**
   * Gateway whose arriving packets the table routes
   */
  gateway_id?: string;
  /**
   * Association id
   */
  id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Route table
   */
  route_table_id: string;
  /**
   * Subnet
   */
  subnet_id?: string;
  timeouts?: AwsRouteTableAssociationTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsRouteTableAssociationTimeouts {
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
