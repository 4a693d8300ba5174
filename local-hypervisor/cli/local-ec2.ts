import { DescribeImagesCommand, DescribeRegionsCommand, EC2Client, type Image } from "@aws-sdk/client-ec2";
import { hypervisorPaths } from "../config";
import { readCredentials } from "../daemon/credentials";
import { ensureDaemon } from "./up";

/** EC2 clients of this machine's endpoint by region; the daemon is started when none runs. */
export async function connectLocalEc2(): Promise<(region: string) => EC2Client> {
  const { status } = await ensureDaemon({ onDemand: true });
  const credentials = readCredentials(hypervisorPaths().credentials);
  return (region) => new EC2Client({ region, endpoint: status.url, credentials });
}

/** The images of this account, and those that it reproduces of others, in a region. */
export async function describeImages(client: EC2Client, name?: string): Promise<Image[]> {
  const filters = name === undefined ? {} : { Filters: [{ Name: "name", Values: [name] }] };
  const { Images = [] } = await client.send(new DescribeImagesCommand(filters));
  return Images;
}

export async function describeRegionNames(client: EC2Client): Promise<string[]> {
  const { Regions } = await client.send(new DescribeRegionsCommand({}));
  return Regions?.flatMap(({ RegionName }) => RegionName ?? []) ?? [];
}
