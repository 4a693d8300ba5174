import {
  checkFlowLogFormat,
  defaultFlowLogFormat,
  flowLogFieldsOf,
  flowLogFormatVersion,
} from "../../../schemas/rules/flow-log";
import { checkResource } from "../../../schemas/rules/resources";

describe("formats of flow logs", () => {
  test("AWS's own is version 2", () => {
    expect(defaultFlowLogFormat).toBe(
      "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}",
    );
    expect(checkFlowLogFormat(defaultFlowLogFormat)).toEqual([]);
    expect(flowLogFormatVersion(flowLogFieldsOf(defaultFlowLogFormat))).toBe(2);
  });

  test.each([
    ["${srcaddr}", 2],
    ["${action} ${vpc-id}", 3],
    ["${traffic-path}  ${az-id}", 5],
    ["${ecs-task-id} ${reject-reason}", 8],
  ])("%s is version %i", (format, version) => {
    expect(checkFlowLogFormat(format)).toEqual([]);
    expect(flowLogFormatVersion(flowLogFieldsOf(format))).toBe(version);
  });

  test.each([
    "",
    "srcaddr",
    "${srcaddr}${dstaddr}",
    " ${srcaddr}",
    "${srcaddr},${dstaddr}",
    "${}",
    "${Srcaddr}",
    "${toString}",
  ])("'%s' is none", (format) => {
    expect(checkFlowLogFormat(format)).toMatchObject([{ code: "InvalidParameter", path: ["log_format"] }]);
  });
});

describe("aws_flow_log", () => {
  const whole = {
    vpc_id: "vpc-0123456789abcdef0",
    traffic_type: "ALL",
    log_destination: "arn:aws:s3:::records",
    log_destination_type: "s3",
  };
  const problems = (value: Readonly<Record<string, string>>) =>
    checkResource("aws_flow_log", value, (name) => !(String(name) in value)).map(({ path }) => path[0]);
  const without = (name: keyof typeof whole) => {
    const { [name]: _, ...rest } = whole;
    return rest;
  };

  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ["nothing missing", whole, []],
    ["no resource", without("vpc_id"), ["vpc_id"]],
    ["two resources", { ...whole, subnet_id: "subnet-0123456789abcdef0" }, ["subnet_id"]],
    ["no traffic", without("traffic_type"), ["traffic_type"]],
    ["no destination", without("log_destination"), ["log_destination"]],
    ["CloudWatch Logs without a role", without("log_destination_type"), ["iam_role_arn"]],
    ["an unknown field", { ...whole, log_format: "${colour}" }, ["log_format"]],
  ])("with %s", (_, value, paths) => {
    expect(problems(value)).toEqual(paths);
  });
});
