// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The DHCP options of a VPC
 */
export interface AwsVpcDhcpOptionsAssociation {
  /**
   * DHCP options; `default` for none
   */
  dhcp_options_id: string;
  /**
   * Id of the association in Terraform: DHCP options and VPC
   */
  id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * VPC
   */
  vpc_id: string;
}
