// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Permission to launch an AMI
 */
export interface AwsAmiLaunchPermission {
  /**
   * Account that may launch it
   */
  account_id?: string;
  /**
   * `all` for everybody
   */
  group?: "all";
  /**
   * AMI and who may launch it
   */
  id?: string;
  /**
   * AMI
   */
  image_id: string;
  /**
   * Organization whose accounts may launch it
   */
  organization_arn?: string;
  /**
   * Organizational unit whose accounts may launch it
   */
  organizational_unit_arn?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
}
