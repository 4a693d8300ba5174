// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A security group on a network interface, beside those that are there
 */
export interface AwsNetworkInterfaceSgAttachment {
  /**
   * The group's id and the interface's
   */
  id?: string;
  /**
   * Network interface
   */
  network_interface_id: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Security group to put it into
   */
  security_group_id: string;
  timeouts?: AwsNetworkInterfaceSgAttachmentTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsNetworkInterfaceSgAttachmentTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
