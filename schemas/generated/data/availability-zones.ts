// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The availability zones of a region
 */
export interface DataAwsAvailabilityZones {
  /**
   * Whether zones that the account has not opted in to count
   */
  all_availability_zones?: boolean;
  /**
   * Names of zones to leave out
   */
  exclude_names?: string[];
  /**
   * Ids of zones to leave out
   */
  exclude_zone_ids?: string[];
  /**
   * Zone groups
   */
  group_names?: string[];
  /**
   * Region
   */
  id?: string;
  /**
   * Names, such as `eu-west-1a`
   */
  names?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * State that the zones must have
   */
  state?: "available" | "information" | "impaired" | "unavailable" | "constrained";
  /**
   * Ids, in the order of the names
   */
  zone_ids?: string[];
  /**
   * Filter of the EC2 API that the zones must match
   */
  filter?: DataAwsAvailabilityZonesFilter[];
  timeouts?: DataAwsAvailabilityZonesTimeouts;
}
export interface DataAwsAvailabilityZonesFilter {
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
export interface DataAwsAvailabilityZonesTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
