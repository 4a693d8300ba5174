import { checkFlowLogFormat } from "../flow-log";
import { exactlyOneOf, missing, type Rule, tags, text, when } from "./arguments";

const resources = ["vpc_id", "subnet_id", "eni_id"];
const furtherResources = ["transit_gateway_id", "transit_gateway_attachment_id", "regional_nat_gateway_id"];

export const flowLog: Rule = (value, isUnset) => {
  const isUnsetText = (name: string) => isUnset(name) || value[name] === "";
  const toCloudWatch =
    isUnset("log_destination_type") || text(value.log_destination_type) === "cloud-watch-logs";
  const ofTransitGateway = furtherResources.slice(0, 2).some((name) => !isUnsetText(name));
  return [
    ...exactlyOneOf(value, isUnset, [...resources, ...furtherResources]),
    ...(isUnsetText("traffic_type") && !ofTransitGateway ? missing("traffic_type", "TrafficType") : []),
    ...(isUnsetText("log_destination") ? missing("log_destination", "LogDestination") : []),
    ...(toCloudWatch && isUnsetText("iam_role_arn")
      ? missing("iam_role_arn", "DeliverLogsPermissionArn")
      : []),
    ...when(text(value.log_format), checkFlowLogFormat),
    ...tags(value),
  ];
};
