import {
  destinationOptionsNeedS3,
  flowLogOptionUnsupported,
  logDestinationMalformed,
  logDestinationTwice,
  logGroupNeedsCloudWatch,
  noDeliveryPermission,
  noLogDestination,
} from "../../../model/errors/flow-log";
import type { FlowLogRecord } from "../../../model/flow-log";
import type { InputOf, OperationContext } from "../../operation";
import { oneOf } from "../../required";

type Destination = Pick<
  FlowLogRecord,
  "logDestinationType" | "logDestination" | "logGroupName" | "destinationOptions"
>;

const types = ["cloud-watch-logs", "s3", "kinesis-data-firehose"] as const;
const logGroupArn = /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:([\w./#-]+)(:\*)?$/;
const bucketArn = /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/;

/**
 * Where AWS would deliver records to: kept and described, while records go to files of this machine.
 *
 * @throws Ec2Error InvalidParameter, InvalidParameterValue, UnsupportedOperation
 */
export function logDestinationOf(
  input: InputOf<"CreateFlowLogs">,
  { region, accountId }: Pick<OperationContext, "region" | "accountId">,
): Destination {
  const type = oneOf(input.LogDestinationType, types, "logDestinationType") ?? "cloud-watch-logs";
  if (type === "kinesis-data-firehose") throw flowLogOptionUnsupported("delivery to Firehose");
  const { LogDestination: arn, LogGroupName: logGroup, DestinationOptions: options } = input;
  if (arn !== undefined && logGroup !== undefined) throw logDestinationTwice();
  if (logGroup !== undefined && type === "s3") throw logGroupNeedsCloudWatch();
  if (arn === undefined && logGroup === undefined) throw noLogDestination();
  if (type === "s3") {
    const fileFormat = oneOf(options?.FileFormat, ["plain-text", "parquet"], "fileFormat");
    if (fileFormat === "parquet") throw flowLogOptionUnsupported("Parquet");
    if (!bucketArn.test(arn ?? "")) throw logDestinationMalformed(arn ?? "", "arn:aws:s3:::bucket/folder");
    return {
      logDestinationType: type,
      logDestination: arn ?? "",
      destinationOptions: {
        hiveCompatiblePartitions: options?.HiveCompatiblePartitions ?? false,
        perHourPartition: options?.PerHourPartition ?? false,
      },
    };
  }
  if (options !== undefined) throw destinationOptionsNeedS3();
  if (input.DeliverLogsPermissionArn === undefined) throw noDeliveryPermission();
  const logDestination = arn ?? `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}`;
  const [, logGroupName] = logGroupArn.exec(logDestination) ?? [];
  if (logGroupName === undefined)
    throw logDestinationMalformed(logDestination, `arn:aws:logs:${region}:${accountId}:log-group:name`);
  return { logDestinationType: type, logDestination, logGroupName };
}
