// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A region
 */
export interface DataAwsRegion {
  /**
   * Place, such as `Europe (Ireland)`
   */
  description?: string;
  /**
   * EC2 endpoint of the region
   */
  endpoint?: string;
  /**
   * Name of the region
   */
  id?: string;
  /**
   * @deprecated
   * Name of the region (deprecated by `region`)
   */
  name?: string;
  /**
   * Name of the region, such as `eu-west-1`; the provider's own when left out
   */
  region?: string;
}
