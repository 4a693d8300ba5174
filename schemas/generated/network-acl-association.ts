// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The network ACL of a subnet
 */
export interface AwsNetworkAclAssociation {
  /**
   * Association id
   */
  id?: string;
  /**
   * Network ACL
   */
  network_acl_id: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Subnet
   */
  subnet_id: string;
}
