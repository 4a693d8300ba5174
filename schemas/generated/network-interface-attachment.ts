// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The attachment of a network interface to an instance
 */
export interface AwsNetworkInterfaceAttachment {
  /**
   * Attachment id
   */
  attachment_id?: string;
  /**
   * Position among the instance's interfaces, 1 or more
   */
  device_index: number;
  /**
   * Attachment id
   */
  id?: string;
  /**
   * Instance that gets the interface
   */
  instance_id: string;
  /**
   * Network card, 0 for the first
   */
  network_card_index?: number;
  /**
   * Interface to attach
   */
  network_interface_id: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * `attaching`, `attached`, `detaching` or `detached`
   */
  status?: string;
}
