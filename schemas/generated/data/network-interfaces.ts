// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The ids of network interfaces
 */
export interface DataAwsNetworkInterfaces {
  /**
   * Region
   */
  id?: string;
  /**
   * Network interface ids
   */
  ids?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Filter of the EC2 API that the network interfaces must match
   */
  filter?: DataAwsNetworkInterfacesFilter[];
  timeouts?: DataAwsNetworkInterfacesTimeouts;
}
export interface DataAwsNetworkInterfacesFilter {
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
export interface DataAwsNetworkInterfacesTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
