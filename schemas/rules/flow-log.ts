import type { Problem } from "../problem";

/**
 * Fields that a record of a flow log may have, with the version of the format that brought each (Amazon VPC user
 * guide, "Flow log records").
 */
const flowLogFieldVersions = {
  version: 2,
  "account-id": 2,
  "interface-id": 2,
  srcaddr: 2,
  dstaddr: 2,
  srcport: 2,
  dstport: 2,
  protocol: 2,
  packets: 2,
  bytes: 2,
  start: 2,
  end: 2,
  action: 2,
  "log-status": 2,
  "vpc-id": 3,
  "subnet-id": 3,
  "instance-id": 3,
  "tcp-flags": 3,
  type: 3,
  "pkt-srcaddr": 3,
  "pkt-dstaddr": 3,
  region: 4,
  "az-id": 4,
  "sublocation-type": 4,
  "sublocation-id": 4,
  "pkt-src-aws-service": 5,
  "pkt-dst-aws-service": 5,
  "flow-direction": 5,
  "traffic-path": 5,
  "ecs-cluster-arn": 7,
  "ecs-cluster-name": 7,
  "ecs-container-instance-arn": 7,
  "ecs-container-instance-id": 7,
  "ecs-container-id": 7,
  "ecs-second-container-id": 7,
  "ecs-service-name": 7,
  "ecs-task-definition-arn": 7,
  "ecs-task-arn": 7,
  "ecs-task-id": 7,
  "reject-reason": 8,
  "resource-id": 9,
  "encryption-status": 10,
} as const;

export type FlowLogField = keyof typeof flowLogFieldVersions;

const isField = (name: string): name is FlowLogField => Object.hasOwn(flowLogFieldVersions, name);

const formatOf = (names: readonly string[]): string => names.map((name) => `\${${name}}`).join(" ");

const fieldsOfVersion2 = Object.entries(flowLogFieldVersions).flatMap(([name, version]) =>
  version === 2 ? [name] : [],
);

/** The format of a flow log that names none: AWS's version 2. */
export const defaultFlowLogFormat = formatOf(fieldsOfVersion2);

/** Every field of a format such as `${srcaddr} ${dstaddr}`, in its order; what is no field is left out. */
export const flowLogFieldsOf = (format: string): FlowLogField[] => namesOf(format).filter(isField);

/** Version of a format as records tell of it: the highest that brought one of its fields. */
export const flowLogFormatVersion = (fields: readonly FlowLogField[]): number =>
  Math.max(...fields.map((field) => flowLogFieldVersions[field]));

const namesOf = (format: string): string[] =>
  [...format.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name ?? "");

/** Whether a format is fields of AWS's, each as `${field}`, with spaces between them. */
export function checkFlowLogFormat(format: string): Problem[] {
  const problem = (message: string, fix: string): Problem[] => [
    { code: "InvalidParameter", message, path: ["log_format"], fix },
  ];
  if (!/^\$\{[^}]*\}( +\$\{[^}]*\})*$/.test(format))
    return problem(
      "LogFormat is invalid. Expected fields in braces after a dollar sign, separated by spaces",
      `Write fields as ${formatOf(["srcaddr", "dstaddr"])}; in Terraform each begins with two dollar signs.`,
    );
  const unknown = namesOf(format).filter((name) => !isField(name));
  return unknown.length === 0
    ? []
    : problem(
        `LogFormat has fields that flow logs do not have: ${unknown.join(", ")}`,
        `Choose among ${Object.keys(flowLogFieldVersions).join(", ")}.`,
      );
}

/** Lengths of the time that is summed up in one record, seconds. */
export const flowLogIntervals = [60, 600] as const;
