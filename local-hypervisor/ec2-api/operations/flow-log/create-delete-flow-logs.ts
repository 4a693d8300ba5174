import { defaultFlowLogFormat } from "../../../../schemas/rules/flow-log";
import { flowLogResourceTypes } from "../../../control-plane/flow-log";
import { flowLogOptionUnsupported } from "../../../model/errors/flow-log";
import { operation } from "../../operation";
import { oneOf, required } from "../../required";
import { tagsFor } from "../../tags";
import { toUnsuccessful } from "../../views/flow-log";
import { logDestinationOf } from "./log-destination";

const defaultIntervalSeconds = 600;

/** Those whose traffic Drydock has, and those of which it has none. */
const resourceTypes = [
  ...flowLogResourceTypes,
  "TransitGateway",
  "TransitGatewayAttachment",
  "RegionalNatGateway",
] as const;

export const createFlowLogs = operation("CreateFlowLogs", (input, { controlPlane, region, accountId }) => {
  const named = required(oneOf(input.ResourceType, resourceTypes, "resourceType"), "resourceType");
  const resourceType = flowLogResourceTypes.find((each) => each === named);
  if (resourceType === undefined) throw flowLogOptionUnsupported(`flow logs of ${named}`);
  if (input.TagFieldSpecifications?.length) throw flowLogOptionUnsupported("fields made of tags");
  const trafficType = oneOf(input.TrafficType, ["ACCEPT", "REJECT", "ALL"], "trafficType");
  const { created, unsuccessful } = controlPlane.flowLogs.create(region, {
    resourceType,
    resourceIds: required(input.ResourceIds, "resourceId"),
    trafficType: required(trafficType, "trafficType"),
    ...logDestinationOf(input, { region, accountId }),
    deliverLogsPermissionArn: input.DeliverLogsPermissionArn,
    deliverCrossAccountRole: input.DeliverCrossAccountRole,
    logFormat: input.LogFormat || defaultFlowLogFormat,
    intervalSeconds: input.MaxAggregationInterval ?? defaultIntervalSeconds,
    tags: tagsFor("vpc-flow-log", input.TagSpecifications),
  });
  return {
    ClientToken: input.ClientToken,
    FlowLogIds: created.map(({ id }) => id),
    Unsuccessful: toUnsuccessful(unsuccessful),
  };
});

export const deleteFlowLogs = operation("DeleteFlowLogs", (input, { controlPlane, region }) => ({
  Unsuccessful: toUnsuccessful(controlPlane.flowLogs.delete(region, required(input.FlowLogIds, "flowLogId"))),
}));
