// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Whether new EBS volumes of the region are encrypted
 */
export interface AwsEbsEncryptionByDefault {
  /**
   * Whether they are
   */
  enabled?: boolean;
  /**
   * Region
   */
  id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
}
