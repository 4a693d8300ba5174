// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface DataAwsAvailabilityZones {
  all_availability_zones?: boolean;
  exclude_names?: string[];
  exclude_zone_ids?: string[];
  group_names?: string[];
  id?: string;
  names?: string[];
  region?: string;
  state?: string;
  zone_ids?: string[];
  filter?: DataAwsAvailabilityZonesFilter[];
  timeouts?: DataAwsAvailabilityZonesTimeouts;
}
export interface DataAwsAvailabilityZonesFilter {
  name: string;
  values: string[];
}
export interface DataAwsAvailabilityZonesTimeouts {
  read?: string;
}
