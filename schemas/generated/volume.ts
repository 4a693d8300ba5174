// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsEbsVolume {
  arn?: string;
  availability_zone: string;
  create_time?: string;
  encrypted?: boolean;
  final_snapshot?: boolean;
  id?: string;
  iops?: number;
  kms_key_id?: string;
  multi_attach_enabled?: boolean;
  outpost_arn?: string;
  region?: string;
  size?: number;
  snapshot_id?: string;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
  throughput?: number;
  type?: string;
  volume_initialization_rate?: number;
  timeouts?: AwsEbsVolumeTimeouts;
}
export interface AwsEbsVolumeTimeouts {
  create?: string;
  delete?: string;
  update?: string;
}
