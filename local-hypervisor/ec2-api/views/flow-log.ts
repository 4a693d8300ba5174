import type { FlowLog, UnsuccessfulItem as UnsuccessfulItemView } from "@aws-sdk/client-ec2";
import type { UnsuccessfulItem } from "../../control-plane/flow-log";
import type { FlowLogRecord } from "../../model/flow-log";
import { toTags } from "../tags";

/** A flow log as DescribeFlowLogs shows it. */
export const toFlowLog = (record: FlowLogRecord): FlowLog => ({
  FlowLogId: record.id,
  FlowLogStatus: "ACTIVE",
  ResourceId: record.resourceId,
  TrafficType: record.trafficType,
  LogDestinationType: record.logDestinationType,
  LogDestination: record.logDestination,
  LogGroupName: record.logGroupName,
  DeliverLogsPermissionArn: record.deliverLogsPermissionArn,
  DeliverCrossAccountRole: record.deliverCrossAccountRole,
  DeliverLogsStatus: "SUCCESS",
  DestinationOptions: record.destinationOptions && {
    FileFormat: "plain-text",
    HiveCompatiblePartitions: record.destinationOptions.hiveCompatiblePartitions,
    PerHourPartition: record.destinationOptions.perHourPartition,
  },
  LogFormat: record.logFormat,
  MaxAggregationInterval: record.intervalSeconds,
  CreationTime: new Date(record.createdAtMs),
  Tags: toTags(record.tags),
});

/** Items that failed; absent when there are none. */
export const toUnsuccessful = (items: readonly UnsuccessfulItem[]): UnsuccessfulItemView[] | undefined =>
  items.length === 0
    ? undefined
    : items.map(({ resourceId, error }) => ({
        ResourceId: resourceId,
        Error: { Code: error.code, Message: error.message },
      }));
