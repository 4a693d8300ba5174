import type { Construct } from "constructs";
import type { DataAwsAvailabilityZones as Schema } from "../../schemas/generated/data/availability-zones";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a region's availability zones. */
export class DataAwsAvailabilityZones extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_availability_zones";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsAvailabilityZones.tfResourceType, configuration);
  }
}
