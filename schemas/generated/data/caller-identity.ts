// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The account and user whose credentials are in use
 */
export interface DataAwsCallerIdentity {
  /**
   * Account, twelve digits
   */
  account_id?: string;
  /**
   * Amazon Resource Name of the user or role
   */
  arn?: string;
  /**
   * Account
   */
  id?: string;
  /**
   * Unique id of the user or role
   */
  user_id?: string;
}
