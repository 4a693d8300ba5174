// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsVolumeAttachment {
  device_name: string;
  force_detach?: boolean;
  id?: string;
  instance_id: string;
  region?: string;
  skip_destroy?: boolean;
  stop_instance_before_detaching?: boolean;
  volume_id: string;
  timeouts?: AwsVolumeAttachmentTimeouts;
}
export interface AwsVolumeAttachmentTimeouts {
  create?: string;
  delete?: string;
}
