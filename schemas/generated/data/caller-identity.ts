// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface DataAwsCallerIdentity {
  account_id?: string;
  arn?: string;
  id?: string;
  user_id?: string;
}
