// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsKeyPair {
  arn?: string;
  fingerprint?: string;
  id?: string;
  key_name?: string;
  key_name_prefix?: string;
  key_pair_id?: string;
  key_type?: string;
  public_key: string;
  region?: string;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
}
