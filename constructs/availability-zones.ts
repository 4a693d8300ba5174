import { Fn } from "cdktf";
import { Construct } from "constructs";
import { DataAwsAvailabilityZones } from "./resources/data-aws-availability-zones";

/** The availability zones of the stack's region that are up. */
export class AvailabilityZones extends Construct {
  /** Names such as `eu-west-1a`, known when the stack is planned */
  readonly names: string[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.names = new DataAwsAvailabilityZones(this, "Default", { state: "available" }).texts("names");
  }

  /**
   * Name of one zone
   * @param index counted round: a region of three zones has the same at 0 and at 3
   */
  name(index: number): string {
    return Fn.element(this.names, index);
  }
}
