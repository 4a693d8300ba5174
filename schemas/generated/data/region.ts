// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface DataAwsRegion {
  description?: string;
  endpoint?: string;
  id?: string;
  name?: string;
  region?: string;
}
