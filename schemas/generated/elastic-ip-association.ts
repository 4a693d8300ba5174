// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * What an Elastic IP address stands for
 */
export interface AwsEipAssociation {
  /**
   * Allocation id of the address
   */
  allocation_id?: string;
  /**
   * Whether an address that stands for something else may be taken away from it
   */
  allow_reassociation?: boolean;
  /**
   * Association id
   */
  id?: string;
  /**
   * Instance, of one network interface
   */
  instance_id?: string;
  /**
   * Network interface
   */
  network_interface_id?: string;
  /**
   * Private address; the primary one when left out
   */
  private_ip_address?: string;
  /**
   * Public address, instead of `allocation_id`
   */
  public_ip?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
}
