import {
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteFlowLogsCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeFlowLogsCommand,
  type DescribeFlowLogsCommandInput,
  DescribeTagsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { defaultFlowLogFormat } from "../../../../schemas/rules/flow-log";
import { accountId } from "../../../support/control-plane-rig";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });
const bucket = "arn:aws:s3:::records/flows";
const role = "arn:aws:iam::123456789012:role/flow-logs";
const absentId = "fl-0123456789abcdef0";

describe("flow logs through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let vpcId: string;
  let subnetId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    vpcId = Vpc?.VpcId ?? "";
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: "10.0.1.0/24" }));
    subnetId = Subnet?.SubnetId ?? "";
  });
  afterEach(() => endpoint.close());

  const create = (changes: Partial<CreateFlowLogsCommandInput> = {}) =>
    ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [vpcId],
        ResourceType: "VPC",
        TrafficType: "ALL",
        LogDestinationType: "s3",
        LogDestination: bucket,
        ...changes,
      }),
    );
  const describeAll = async (input: DescribeFlowLogsCommandInput = {}) =>
    (await ec2.send(new DescribeFlowLogsCommand(input))).FlowLogs ?? [];
  const remove = (...FlowLogIds: string[]) => ec2.send(new DeleteFlowLogsCommand({ FlowLogIds }));
  const toldToNetwork = () => endpoint.rig.network.topology?.flowLogs;

  test("one to S3 has AWS's defaults, is told to the network, and goes", async () => {
    const { FlowLogIds = [], Unsuccessful } = await create({
      TagSpecifications: [{ ResourceType: "vpc-flow-log", Tags: [{ Key: "Name", Value: "all" }] }],
    });
    expect(Unsuccessful ?? []).toEqual([]);
    expect(FlowLogIds).toEqual([expect.stringMatching(/^fl-0[0-9a-f]{16}$/)]);
    expect(await describeAll()).toEqual([
      {
        FlowLogId: FlowLogIds[0],
        FlowLogStatus: "ACTIVE",
        ResourceId: vpcId,
        TrafficType: "ALL",
        LogDestinationType: "s3",
        LogDestination: bucket,
        DeliverLogsStatus: "SUCCESS",
        DestinationOptions: {
          FileFormat: "plain-text",
          HiveCompatiblePartitions: false,
          PerHourPartition: false,
        },
        LogFormat: defaultFlowLogFormat,
        MaxAggregationInterval: 600,
        CreationTime: expect.any(Date),
        Tags: [{ Key: "Name", Value: "all" }],
      },
    ]);
    expect(toldToNetwork()).toEqual([
      {
        flowLogId: FlowLogIds[0],
        accountId,
        resourceId: vpcId,
        trafficType: "ALL",
        intervalSeconds: 600,
        formatVersion: 2,
        fields: [
          ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport"],
          ...["protocol", "packets", "bytes", "start", "end", "action", "log-status"],
        ],
      },
    ]);
    expect((await remove(...FlowLogIds)).Unsuccessful ?? []).toEqual([]);
    expect(await describeAll()).toEqual([]);
    expect(toldToNetwork()).toEqual([]);
  });

  test("one to CloudWatch Logs names its group or the group's ARN, and a role", async () => {
    const toCloudWatch = { LogDestinationType: "cloud-watch-logs", LogDestination: undefined } as const;
    await create({
      ...toCloudWatch,
      LogGroupName: "flows/lab",
      DeliverLogsPermissionArn: role,
      LogFormat: "${srcaddr} ${traffic-path}",
      MaxAggregationInterval: 60,
    });
    const arn = `arn:aws:logs:eu-west-1:${accountId}:log-group:flows/lab`;
    expect(await describeAll()).toMatchObject([
      {
        LogDestinationType: "cloud-watch-logs",
        LogGroupName: "flows/lab",
        LogDestination: arn,
        DeliverLogsPermissionArn: role,
        LogFormat: "${srcaddr} ${traffic-path}",
        MaxAggregationInterval: 60,
      },
    ]);
    expect(toldToNetwork()).toMatchObject([
      { intervalSeconds: 60, formatVersion: 5, fields: ["srcaddr", "traffic-path"] },
    ]);
    await expect(
      create({ ...toCloudWatch, LogDestination: arn, DeliverLogsPermissionArn: role }),
    ).rejects.toEqual(refused("FlowLogAlreadyExists"));
  });

  test("is one for each resource; those that are not there are told of", async () => {
    const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnetId }));
    const eni = NetworkInterface?.NetworkInterfaceId ?? "";
    const absent = "subnet-0123456789abcdef0";
    const answer = await create({ ResourceType: "Subnet", ResourceIds: [absent, subnetId, "subnet-x"] });
    expect(answer.FlowLogIds).toHaveLength(1);
    expect(answer.Unsuccessful).toEqual([
      {
        ResourceId: absent,
        Error: {
          Code: "InvalidSubnetID.NotFound",
          Message: `The subnet ID '${absent}' does not exist`,
        },
      },
      { ResourceId: "subnet-x", Error: { Code: "InvalidSubnetID.Malformed", Message: expect.any(String) } },
    ]);
    await create({ ResourceType: "NetworkInterface", ResourceIds: [eni] });
    expect((await describeAll()).map((each) => each.ResourceId)).toEqual([subnetId, eni]);
    expect((await create({ ResourceType: "VPC", ResourceIds: [subnetId] })).Unsuccessful).toMatchObject([
      { ResourceId: subnetId, Error: { Code: expect.stringMatching(/^InvalidVpcI[dD]/) } },
    ]);
  });

  test("goes with its resource", async () => {
    const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnetId }));
    const eni = NetworkInterface?.NetworkInterfaceId ?? "";
    await create();
    await create({ ResourceType: "Subnet", ResourceIds: [subnetId] });
    await create({ ResourceType: "NetworkInterface", ResourceIds: [eni] });
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: eni }));
    expect((await describeAll()).map((each) => each.ResourceId)).toEqual([vpcId, subnetId]);
    await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
    await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
    expect(await describeAll()).toEqual([]);
  });

  test("the same twice is refused, other traffic or another destination is not", async () => {
    await create();
    await expect(create({ MaxAggregationInterval: 60 })).rejects.toEqual(
      refused(
        "FlowLogAlreadyExists",
        "Error. There is an existing Flow Log with the same configuration and log destination.",
      ),
    );
    await create({ TrafficType: "REJECT" });
    await create({ LogDestination: "arn:aws:s3:::others" });
    expect(await describeAll()).toHaveLength(3);
  });

  test("the same client token makes one, other parameters with it none", async () => {
    const first = await create({ ClientToken: "once" });
    expect(first.ClientToken).toBe("once");
    expect((await create({ ClientToken: "once" })).FlowLogIds).toEqual(first.FlowLogIds);
    await expect(create({ ClientToken: "once", TrafficType: "REJECT" })).rejects.toEqual(
      refused("IdempotentParameterMismatch"),
    );
    expect(await describeAll()).toHaveLength(1);
  });

  const refusals: [string, Partial<CreateFlowLogsCommandInput>, string, RegExp][] = [
    ["no resource", { ResourceIds: [] }, "MissingParameter", /ResourceId/],
    ["no kind of resource", { ResourceType: undefined }, "MissingParameter", /ResourceType/],
    ["no traffic", { TrafficType: undefined }, "MissingParameter", /trafficType/],
    ["a transit gateway", { ResourceType: "TransitGateway" }, "UnsupportedOperation", /TransitGateway/],
    ["another interval", { MaxAggregationInterval: 300 }, "InvalidParameter", /Aggregation Interval/],
    ["an unknown field", { LogFormat: "${srcaddr} ${colour}" }, "InvalidParameter", /colour/],
    ["a format of no fields", { LogFormat: "srcaddr" }, "InvalidParameter", /dollar sign/],
    ["no destination", { LogDestination: undefined }, "InvalidParameter", /LogDestination can't be empty/],
    ["a bucket that is none", { LogDestination: "records" }, "InvalidParameter", /arn:aws:s3:::bucket/],
    ["two destinations", { LogGroupName: "flows" }, "InvalidParameter", /only provide LogGroupName or/],
    [
      "a log group in S3",
      { LogDestination: undefined, LogGroupName: "flows" },
      "InvalidParameter",
      /must be cloud-watch-logs/,
    ],
    [
      "a log group without a role",
      { LogDestinationType: undefined, LogDestination: undefined, LogGroupName: "flows" },
      "InvalidParameter",
      /DeliverLogsPermissionArn can't be empty/,
    ],
    [
      "a bucket in CloudWatch Logs",
      { LogDestinationType: "cloud-watch-logs", DeliverLogsPermissionArn: role },
      "InvalidParameter",
      /arn:aws:logs/,
    ],
    [
      "a stream",
      { LogDestinationType: "kinesis-data-firehose" },
      "UnsupportedOperation",
      /no delivery to Firehose: see drydock flow-logs/,
    ],
    ["Parquet", { DestinationOptions: { FileFormat: "parquet" } }, "UnsupportedOperation", /Parquet/],
  ];
  test.each(refusals)("with %s is refused", async (_, input, code, message) => {
    await expect(create(input)).rejects.toEqual(
      expect.objectContaining({ name: code, message: expect.stringMatching(message) }),
    );
    expect(await describeAll()).toEqual([]);
  });

  test("is found by id and every filter, and by tags", async () => {
    const { FlowLogIds = [] } = await create({
      LogDestinationType: "cloud-watch-logs",
      LogDestination: undefined,
      LogGroupName: "flows",
      DeliverLogsPermissionArn: role,
      TrafficType: "REJECT",
    });
    const [id = ""] = FlowLogIds;
    await create({ ResourceType: "Subnet", ResourceIds: [subnetId] });
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "tier", Value: "edge" }] }));
    for (const [Name, value] of [
      ["flow-log-id", id],
      ["log-destination-type", "cloud-watch-logs"],
      ["log-group-name", "flows"],
      ["resource-id", vpcId],
      ["traffic-type", "REJECT"],
      ["tag:tier", "edge"],
    ] as const) {
      const found = await describeAll({ Filter: [{ Name, Values: [value] }] });
      expect([Name, found.map((each) => each.FlowLogId)]).toEqual([Name, [id]]);
    }
    expect(await describeAll({ Filter: [{ Name: "deliver-log-status", Values: ["SUCCESS"] }] })).toHaveLength(
      2,
    );
    expect(await describeAll({ FlowLogIds: [id] })).toHaveLength(1);
    expect(await describeAll({ FlowLogIds: [absentId] })).toEqual([]);
    await expect(describeAll({ FlowLogIds: ["fl-1"] })).rejects.toEqual(
      refused("InvalidFlowLogId.Malformed"),
    );
    expect((await ec2.send(new DescribeTagsCommand({}))).Tags).toEqual([
      { Key: "tier", Value: "edge", ResourceId: id, ResourceType: "vpc-flow-log" },
    ]);
    const elsewhere = await endpoint.client("us-east-1");
    expect((await elsewhere.send(new DescribeFlowLogsCommand({}))).FlowLogs ?? []).toEqual([]);
  });

  test("deleting tells of those that are not there, and deletes the others", async () => {
    const { FlowLogIds = [] } = await create();
    expect((await remove(absentId, ...FlowLogIds)).Unsuccessful).toEqual([
      {
        ResourceId: absentId,
        Error: {
          Code: "InvalidFlowLogId.NotFound",
          Message: `These flow log ids in the input list are not found: [TotalCount: 1] ${absentId}`,
        },
      },
    ]);
    expect(await describeAll()).toEqual([]);
  });

  test("stays over a crash", async () => {
    await create();
    const before = await describeAll();
    await endpoint.crashAndRestart();
    expect(toldToNetwork()).toMatchObject([{ flowLogId: before[0]?.FlowLogId }]);
  });
});
