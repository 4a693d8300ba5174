// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface DataAwsSubnets {
  id?: string;
  ids?: string[];
  region?: string;
  tags?: {
    [k: string]: string;
  };
  filter?: DataAwsSubnetsFilter[];
  timeouts?: DataAwsSubnetsTimeouts;
}
export interface DataAwsSubnetsFilter {
  name: string;
  values: string[];
}
export interface DataAwsSubnetsTimeouts {
  read?: string;
}
