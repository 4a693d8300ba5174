import {
  DescribeInstancesCommand,
  DescribeRegionsCommand,
  EC2Client,
  type Instance,
} from "@aws-sdk/client-ec2";
import { relaxationWarning, relaxedProblems } from "../../schemas/rules/launch";
import type { RelaxationName } from "../../schemas/rules/relaxations";
import { hypervisorPaths } from "../config";
import { readCredentials } from "../daemon/credentials";
import { callDaemon, type DaemonStatus, daemonStatus } from "./control-client";
import { describeListeners, type ListenerRow } from "./listening";
import { readRegion } from "./region-argument";
import { printTable } from "./table";

/** The network as `GET /network` tells of it. */
interface NetworkStatus {
  readonly hostAddress: string;
  readonly hostServices: readonly { name: string; protocol: string; host: string; port: number }[];
  readonly listeners: readonly ListenerRow[];
}

/** Lists instances, of one region or of all that hold any, and what of them this machine reaches. */
export async function ps(options: { region?: string; all: boolean }): Promise<void> {
  const only = options.region && readRegion(options.region);
  const status = await daemonStatus();
  if (!status) {
    process.stdout.write("no daemon runs; start it with: npx drydock up\n");
    return;
  }
  const credentials = readCredentials(hypervisorPaths().credentials);
  const client = (region: string): EC2Client => new EC2Client({ region, endpoint: status.url, credentials });
  const network = JSON.parse(await callDaemon("GET", "/network")) as NetworkStatus;
  const regions = only ? [only] : await regionNames(client("us-east-1"));
  const rows: string[][] = [];
  const warnings: string[] = [];
  for (const region of regions) {
    const { Reservations } = await client(region).send(new DescribeInstancesCommand({}));
    for (const instance of Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []) {
      if (!options.all && instance.State?.Name === "terminated") continue;
      rows.push(row(region, instance, network, status));
      warnings.push(...warningsOf(instance, status.relaxations));
    }
  }
  if (rows.length === 0) process.stdout.write("no instances\n");
  else printTable(heading, rows);
  for (const warning of warnings) process.stdout.write(`${warning}\n`);
  for (const { name, protocol, host, port } of network.hostServices) {
    const address = `${name}.host.drydock.internal:${port}/${protocol} (${network.hostAddress})`;
    process.stdout.write(`guests may reach ${address}: ${host}:${port} of this machine\n`);
  }
}

/** What AWS would say of an instance that runs because of a relaxation */
function warningsOf(
  { InstanceId, InstanceType, Architecture, VirtualizationType, EnaSupport }: Instance,
  relaxations: readonly RelaxationName[],
): string[] {
  if (Architecture !== "i386" && Architecture !== "x86_64" && Architecture !== "arm64") return [];
  const image = {
    architecture: Architecture,
    virtualizationType: VirtualizationType ?? "hvm",
    enaSupport: EnaSupport ?? false,
  };
  return relaxedProblems({ instanceType: InstanceType ?? "", image, relaxations }).map(
    (problem) => `${InstanceId}: ${relaxationWarning(problem)}`,
  );
}

async function regionNames(client: EC2Client): Promise<string[]> {
  const { Regions } = await client.send(new DescribeRegionsCommand({}));
  return Regions?.flatMap(({ RegionName }) => RegionName ?? []) ?? [];
}

const heading = [
  "INSTANCE",
  "NAME",
  "STATE",
  "TYPE",
  "ZONE",
  "PRIVATE IP",
  "PUBLIC IP",
  "LISTENING",
  "LAUNCHED",
] as const;

/** EC2's word, and what it has no word for. */
function describeState({ InstanceId = "", State, StateReason }: Instance, paused: readonly string[]): string {
  const name = State?.Name ?? "";
  if (paused.includes(InstanceId)) return `${name} (paused)`;
  return name === "stopped" && StateReason?.Code === "Client.UserInitiatedHibernate"
    ? `${name} (hibernated)`
    : name;
}

const row = (
  region: string,
  instance: Instance,
  { listeners }: NetworkStatus,
  { paused }: DaemonStatus,
): string[] => [
  instance.InstanceId ?? "",
  instance.Tags?.find((tag) => tag.Key === "Name")?.Value ?? "",
  describeState(instance, paused),
  instance.InstanceType ?? "",
  instance.Placement?.AvailabilityZone ?? region,
  instance.PrivateIpAddress ?? "",
  instance.PublicIpAddress ?? "",
  describeListeners(listeners.filter(({ instanceId }) => instanceId === instance.InstanceId)),
  instance.LaunchTime?.toISOString() ?? "",
];
