// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Ids of the EBS volumes that filters find
 */
export interface DataAwsEbsVolumes {
  /**
   * Region
   */
  id?: string;
  /**
   * Volume ids
   */
  ids?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Tags that the volumes must have
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Filter of the EC2 API that the volumes must match
   */
  filter?: DataAwsEbsVolumesFilter[];
  timeouts?: DataAwsEbsVolumesTimeouts;
}
export interface DataAwsEbsVolumesFilter {
  /**
   * Name of the filter, such as `tag:Name`
   */
  name: string;
  /**
   * Values of which one must match; `*` and `?` are wildcards
   */
  values: string[];
}
/**
 * How long each operation may take before it is given up
 */
export interface DataAwsEbsVolumesTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
