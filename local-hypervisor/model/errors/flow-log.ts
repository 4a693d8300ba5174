import { Ec2Error } from "../errors";
import { invalidParameter } from "./request";

export const flowLogAlreadyExists = () =>
  new Ec2Error(
    "FlowLogAlreadyExists",
    "Error. There is an existing Flow Log with the same configuration and log destination.",
  );

/** @param ids those that are not there */
export const flowLogsNotFound = (ids: readonly string[]) =>
  new Ec2Error(
    "InvalidFlowLogId.NotFound",
    `These flow log ids in the input list are not found: [TotalCount: ${ids.length}] ${ids.join(" ")}`,
  );

export const flowLogIntervalInvalid = () => invalidParameter("Invalid Flow Log Max Aggregation Interval");
export const noLogDestination = () =>
  invalidParameter("LogDestination can't be empty if LogGroupName is not provided.");
export const logDestinationTwice = () =>
  invalidParameter("Please only provide LogGroupName or only provide LogDestination.");
export const logGroupNeedsCloudWatch = () =>
  invalidParameter("LogDestination type must be cloud-watch-logs if LogGroupName is provided.");
export const noDeliveryPermission = () =>
  invalidParameter("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
export const destinationOptionsNeedS3 = () =>
  invalidParameter("DestinationOptions are only for flow logs whose LogDestinationType is s3.");
/** @param expected such as `arn:aws:s3:::bucket` */
export const logDestinationMalformed = (arn: string, expected: string) =>
  invalidParameter(`LogDestination ${arn} is invalid. Expected an ARN such as ${expected}.`);

/** @param what one of EC2's words that Drydock does not carry out */
export const flowLogOptionUnsupported = (what: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `Drydock keeps records of flow logs as text in files of its own and has no ${what}: see drydock flow-logs.`,
  );
