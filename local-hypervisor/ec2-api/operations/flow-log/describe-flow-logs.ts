import { checkId } from "../../../../schemas/rules/ids";
import { refuse } from "../../../model/errors/problem";
import type { FlowLogRecord } from "../../../model/flow-log";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toFlowLog } from "../../views/flow-log";

const fields: FilterFields<FlowLogRecord> = {
  "deliver-log-status": () => ["SUCCESS"],
  "log-destination-type": ({ logDestinationType }) => [logDestinationType],
  "flow-log-id": ({ id }) => [id],
  "log-group-name": ({ logGroupName }) => [logGroupName],
  "resource-id": ({ resourceId }) => [resourceId],
  "traffic-type": ({ trafficType }) => [trafficType],
};

/** Ids that are not there find nothing, and are no error. */
export const describeFlowLogs = operation("DescribeFlowLogs", (input, { controlPlane, region }) => {
  const ids = input.FlowLogIds ?? [];
  for (const id of ids) refuse(checkId("flowLog", id));
  const named = controlPlane.flowLogs.list(region).filter(({ id }) => ids.length === 0 || ids.includes(id));
  const { items, NextToken } = paginate(applyFilters(named, input.Filter, fields), input);
  return { NextToken, FlowLogs: items.map(toFlowLog) };
});
