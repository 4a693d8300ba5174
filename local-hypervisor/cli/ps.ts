import {
  DescribeInstancesCommand,
  DescribeRegionsCommand,
  EC2Client,
  type Instance,
} from "@aws-sdk/client-ec2";
import { hypervisorPaths } from "../config";
import { readCredentials } from "../daemon/credentials";
import { daemonStatus } from "./control-client";
import { printTable } from "./table";

/** Lists instances, of one region or of all that hold any. */
export async function ps(options: { region?: string; all: boolean }): Promise<void> {
  const status = await daemonStatus();
  if (!status) {
    process.stdout.write("no daemon runs; start it with: drydock up\n");
    return;
  }
  const credentials = readCredentials(hypervisorPaths().credentials);
  const client = (region: string): EC2Client => new EC2Client({ region, endpoint: status.url, credentials });
  const regions = options.region ? [options.region] : await regionNames(client("us-east-1"));
  const rows: string[][] = [];
  for (const region of regions) {
    const { Reservations } = await client(region).send(new DescribeInstancesCommand({}));
    for (const instance of Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []) {
      if (options.all || instance.State?.Name !== "terminated") rows.push(row(region, instance));
    }
  }
  if (rows.length === 0) process.stdout.write("no instances\n");
  else printTable(["INSTANCE", "NAME", "STATE", "TYPE", "ZONE", "PRIVATE IP", "PUBLIC IP", "LAUNCHED"], rows);
}

async function regionNames(client: EC2Client): Promise<string[]> {
  const { Regions } = await client.send(new DescribeRegionsCommand({}));
  return Regions?.flatMap(({ RegionName }) => RegionName ?? []) ?? [];
}

const row = (region: string, instance: Instance): string[] => [
  instance.InstanceId ?? "",
  instance.Tags?.find((tag) => tag.Key === "Name")?.Value ?? "",
  instance.State?.Name ?? "",
  instance.InstanceType ?? "",
  instance.Placement?.AvailabilityZone ?? region,
  instance.PrivateIpAddress ?? "",
  instance.PublicIpAddress ?? "",
  instance.LaunchTime?.toISOString() ?? "",
];
