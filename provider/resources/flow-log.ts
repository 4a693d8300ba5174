import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createFlowLog, deleteFlowLog, findFlowLog } from "../ec2/flow-log";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { FlowLog } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { block, flag, number, text, textMap } from "./values";

/** What a flow log is about: EC2's word, the argument, and what its ids begin with. */
const resources = [
  { type: "VPC", argument: "vpc_id", prefix: "vpc-" },
  { type: "Subnet", argument: "subnet_id", prefix: "subnet-" },
  { type: "NetworkInterface", argument: "eni_id", prefix: "eni-" },
  { type: "TransitGatewayAttachment", argument: "transit_gateway_attachment_id", prefix: "tgw-attach-" },
  { type: "TransitGateway", argument: "transit_gateway_id", prefix: "tgw-" },
  { type: "RegionalNatGateway", argument: "regional_nat_gateway_id", prefix: "nat-" },
] as const;

/** How CloudWatch Logs writes ARNs of groups with all their streams, which EC2 does not take */
const allStreams = /:\*$/;

/** aws_flow_log: only tags change in place. */
export const flowLogResource: ManagedResource<Services> = {
  type: "aws_flow_log",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create(planned, _config, context) {
    const resource = resources.find(({ argument }) => text(planned, argument) !== undefined);
    const resourceId = text(planned, resource?.argument ?? "") ?? "";
    return creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const options = block(planned, "destination_options");
      const id = await step(`creating Flow Log (${resourceId})`, () =>
        createFlowLog(ec2, {
          ClientToken: context.services.clientToken(),
          ResourceIds: [resourceId],
          ResourceType: resource?.type,
          TrafficType: text(planned, "traffic_type") as FlowLog["TrafficType"],
          LogDestinationType: text(planned, "log_destination_type") as FlowLog["LogDestinationType"],
          LogDestination: text(planned, "log_destination")?.replace(allStreams, ""),
          LogFormat: text(planned, "log_format"),
          MaxAggregationInterval: number(planned, "max_aggregation_interval"),
          DeliverLogsPermissionArn: text(planned, "iam_role_arn"),
          DeliverCrossAccountRole: text(planned, "deliver_cross_account_role"),
          DestinationOptions: options && {
            FileFormat: text(options, "file_format") as "plain-text" | undefined,
            HiveCompatiblePartitions: flag(options, "hive_compatible_partitions"),
            PerHourPartition: flag(options, "per_hour_partition"),
          },
          TagSpecifications: tagSpecifications(["vpc-flow-log", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      exists({ id });
      return readFlowLog(ec2, id, planned);
    });
  },

  read: (prior, context) =>
    reading(prior, () => readFlowLog(ec2Of(prior, context), text(prior, "id") ?? "", prior)),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return updating(
      prior,
      () =>
        step(`updating tags for Flow Log (${id})`, () =>
          updateTags(ec2, id, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        ),
      () => readFlowLog(ec2, id, planned),
    );
  },

  delete(prior, context) {
    const id = text(prior, "id") ?? "";
    return deleting(() => step(`deleting Flow Log (${id})`, () => deleteFlowLog(ec2Of(prior, context), id)));
  },

  import: importById,
};

async function readFlowLog(ec2: Connection, id: string, state: ObjectValue): Promise<ObjectValue | null> {
  const flowLog = await step(`reading Flow Log (${id})`, () => findFlowLog(ec2, id));
  if (flowLog === undefined) return null;
  const spelled = text(state, "log_destination");
  const isSpelledSo = spelled?.replace(allStreams, "") === flowLog.LogDestination;
  return { ...flowLogState(ec2, flowLog), ...(isSpelledSo && { log_destination: spelled ?? "" }) };
}

/** EC2's answer as Terraform's state. */
function flowLogState(ec2: Connection, flowLog: FlowLog): ObjectValue {
  const { FlowLogId: id = "", ResourceId: resourceId = "", DestinationOptions: options } = flowLog;
  const resource = resources.find(({ prefix }) => resourceId.startsWith(prefix));
  return {
    id,
    region: ec2.region,
    arn: arn(ec2, `vpc-flow-log/${id}`),
    ...Object.fromEntries(resources.map(({ argument }) => [argument, null])),
    ...(resource && { [resource.argument]: resourceId }),
    deliver_cross_account_role: flowLog.DeliverCrossAccountRole ?? null,
    destination_options: options
      ? [
          {
            file_format: options.FileFormat ?? null,
            hive_compatible_partitions: options.HiveCompatiblePartitions ?? false,
            per_hour_partition: options.PerHourPartition ?? false,
          },
        ]
      : [],
    iam_role_arn: flowLog.DeliverLogsPermissionArn ?? null,
    log_destination: flowLog.LogDestination ?? "",
    log_destination_type: flowLog.LogDestinationType ?? "",
    log_format: flowLog.LogFormat ?? "",
    max_aggregation_interval: flowLog.MaxAggregationInterval ?? null,
    traffic_type: flowLog.TrafficType ?? null,
    tags_all: tagMap(flowLog.Tags),
  };
}
