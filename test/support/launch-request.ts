import {
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  type RunInstancesCommandOutput,
} from "@aws-sdk/client-ec2";

export type LaunchRequest = Partial<RunInstancesCommandInput> & Pick<RunInstancesCommandInput, "ImageId">;

/** RunInstances of one t2.micro, unless the request names something else */
export const launch = (client: EC2Client, request: LaunchRequest): Promise<RunInstancesCommandOutput> =>
  client.send(new RunInstancesCommand({ InstanceType: "t2.micro", MinCount: 1, MaxCount: 1, ...request }));

export interface LaunchRefusal {
  /** AWS's code; `launched` where nobody refused */
  readonly code: string;
  readonly message: string;
  /** HTTP's; 200 where nobody refused */
  readonly status?: number;
}

/** How a launch is refused, which must leave instances, volumes and network interfaces as they were */
export async function refusedLaunch(client: EC2Client, request: LaunchRequest): Promise<LaunchRefusal> {
  const before = await launched(client);
  const refusal = await launch(client, request).then(
    () => ({ code: "launched", message: "", status: 200 }),
    (error: { name: string; message: string; $metadata: { httpStatusCode?: number } }) => ({
      code: error.name,
      message: error.message,
      status: error.$metadata.httpStatusCode,
    }),
  );
  if (refusal.code !== "launched") expect(await launched(client)).toEqual(before);
  return refusal;
}

/** What launches leave, counted */
export const launched = async (client: EC2Client) => ({
  reservations: (await client.send(new DescribeInstancesCommand({}))).Reservations?.length ?? 0,
  volumes: (await client.send(new DescribeVolumesCommand({}))).Volumes?.length ?? 0,
  networkInterfaces:
    (await client.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces?.length ?? 0,
});
