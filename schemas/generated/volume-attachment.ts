// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A volume attached to an instance
 */
export interface AwsVolumeAttachment {
  /**
   * Device name, such as `/dev/sdf`
   */
  device_name: string;
  /**
   * Whether destroying detaches even if the guest does not let go; data may be lost
   */
  force_detach?: boolean;
  /**
   * Id of the attachment in Terraform
   */
  id?: string;
  /**
   * Instance to attach to
   */
  instance_id: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Whether destroying leaves the volume attached
   */
  skip_destroy?: boolean;
  /**
   * Whether destroying stops the instance first
   */
  stop_instance_before_detaching?: boolean;
  /**
   * Volume to attach
   */
  volume_id: string;
  timeouts?: AwsVolumeAttachmentTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsVolumeAttachmentTimeouts {
  /**
   * Longest time to attach, such as `10m`
   */
  create?: string;
  /**
   * Longest time to detach, such as `10m`
   */
  delete?: string;
}
