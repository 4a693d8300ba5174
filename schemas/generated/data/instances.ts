// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The ids and addresses of instances
 */
export interface DataAwsInstances {
  /**
   * Region
   */
  id?: string;
  /**
   * Instance ids
   */
  ids?: string[];
  /**
   * States that they may be in; `running` when left out
   */
  instance_state_names?: ("pending" | "running" | "shutting-down" | "stopped" | "stopping" | "terminated")[];
  /**
   * Tags that they must have
   */
  instance_tags?: {
    [k: string]: string;
  };
  /**
   * IPv6 addresses
   */
  ipv6_addresses?: string[];
  /**
   * Primary private addresses
   */
  private_ips?: string[];
  /**
   * Public addresses
   */
  public_ips?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Filter of the EC2 API that the instances must match
   */
  filter?: DataAwsInstancesFilter[];
  timeouts?: DataAwsInstancesTimeouts;
}
export interface DataAwsInstancesFilter {
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
export interface DataAwsInstancesTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
