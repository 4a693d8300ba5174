import type { FlowLogTopology } from "../../control-plane/network-topology";
import { formatIpv4Address } from "../wire/address";
import type { Flow } from "./flow";
import type { LoggedInterface } from "./logged-interface";

type Field = FlowLogTopology["fields"][number];

/** What one record is about. */
export interface FlowRecord {
  readonly accountId: string;
  /** Of the format */
  readonly version: number;
  readonly networkInterface: LoggedInterface;
  readonly status: "OK" | "NODATA" | "SKIPDATA";
  /** Milliseconds since the epoch */
  readonly startMs: number;
  readonly endMs: number;
  /** Absent where the status is not `OK` */
  readonly flow?: Flow;
}

type FieldText = (record: FlowRecord) => string | number | undefined;

const seconds = (timeMs: number): number => Math.floor(timeMs / 1000);

const ofFlow =
  (text: (flow: Flow, record: FlowRecord) => string | number | undefined): FieldText =>
  (record) =>
    record.flow && text(record.flow, record);

/** Has no value here, as at AWS where a record's traffic has none: no Outposts, no ECS, nobody who blocks public access. */
const never: FieldText = () => undefined;

const texts: Readonly<Record<Field, FieldText>> = {
  version: ({ version }) => version,
  "account-id": ({ accountId }) => accountId,
  "interface-id": ({ networkInterface }) => networkInterface.networkInterfaceId,
  srcaddr: ofFlow(({ direction, source }, { networkInterface }) =>
    formatIpv4Address(direction === "egress" ? networkInterface.primaryAddress : source),
  ),
  dstaddr: ofFlow(({ direction, destination }, { networkInterface }) =>
    formatIpv4Address(direction === "ingress" ? networkInterface.primaryAddress : destination),
  ),
  srcport: ofFlow(({ sourcePort }) => sourcePort),
  dstport: ofFlow(({ destinationPort }) => destinationPort),
  protocol: ofFlow(({ protocol }) => protocol),
  packets: ofFlow(({ packets }) => packets),
  bytes: ofFlow(({ bytes }) => bytes),
  start: ({ startMs }) => seconds(startMs),
  end: ({ endMs }) => seconds(endMs),
  action: ofFlow(({ isAdmitted }) => (isAdmitted ? "ACCEPT" : "REJECT")),
  "log-status": ({ status }) => status,
  "vpc-id": ({ networkInterface }) => networkInterface.vpcId,
  "subnet-id": ({ networkInterface }) => networkInterface.subnetId,
  "instance-id": ({ networkInterface }) => networkInterface.instanceId,
  "tcp-flags": ofFlow(({ tcpFlags }) => tcpFlags),
  type: ofFlow(() => "IPv4"),
  "pkt-srcaddr": ofFlow(({ source }) => formatIpv4Address(source)),
  "pkt-dstaddr": ofFlow(({ destination }) => formatIpv4Address(destination)),
  region: ({ networkInterface }) => networkInterface.region,
  "az-id": ({ networkInterface }) => networkInterface.availabilityZoneId,
  "sublocation-type": never,
  "sublocation-id": never,
  "pkt-src-aws-service": never,
  "pkt-dst-aws-service": never,
  "flow-direction": ofFlow(({ direction }) => direction),
  "traffic-path": ofFlow(({ trafficPath }) => trafficPath),
  "ecs-cluster-arn": never,
  "ecs-cluster-name": never,
  "ecs-container-instance-arn": never,
  "ecs-container-instance-id": never,
  "ecs-container-id": never,
  "ecs-second-container-id": never,
  "ecs-service-name": never,
  "ecs-task-definition-arn": never,
  "ecs-task-arn": never,
  "ecs-task-id": never,
  "reject-reason": never,
  "resource-id": never,
  "encryption-status": never,
};

/** A record as AWS writes it: values with spaces between them, `-` for what there is not. */
export const recordLine = (fields: readonly Field[], record: FlowRecord): string =>
  fields.map((field) => texts[field](record) ?? "-").join(" ");
