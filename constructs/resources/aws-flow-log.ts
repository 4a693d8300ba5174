import type { Construct } from "constructs";
import type { AwsFlowLog as Schema } from "../../schemas/generated/flow-log";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A flow log: records of the traffic at network interfaces. */
export class AwsFlowLog extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_flow_log";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsFlowLog.tfResourceType, configuration);
  }
}
