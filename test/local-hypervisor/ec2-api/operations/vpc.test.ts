import {
  DescribeAccountAttributesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeDhcpOptionsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  type EC2Client,
  ModifyNetworkInterfaceAttributeCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });

describe("the network of a region through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
  });
  afterEach(() => endpoint.close());

  const defaultVpc = async () => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.[0]?.VpcId ?? "";

  test("every region has its own default VPC, the same at every call", async () => {
    const { Vpcs } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: "isDefault", Values: ["true"] }] }),
    );
    expect(Vpcs).toMatchObject([
      {
        CidrBlock: "172.31.0.0/16",
        IsDefault: true,
        State: "available",
        OwnerId: "123456789012",
        InstanceTenancy: "default",
      },
    ]);
    expect(await defaultVpc()).toBe(Vpcs?.[0]?.VpcId);
    const elsewhere = await (await endpoint.client("us-east-1")).send(new DescribeVpcsCommand({}));
    expect(elsewhere.Vpcs?.[0]?.VpcId).not.toBe(Vpcs?.[0]?.VpcId);
    await expect(
      (await endpoint.client("us-east-1")).send(
        new DescribeVpcsCommand({ VpcIds: [Vpcs?.[0]?.VpcId ?? ""] }),
      ),
    ).rejects.toEqual(refused("InvalidVpcID.NotFound", `The vpc ID '${Vpcs?.[0]?.VpcId}' does not exist`));
    await expect(ec2.send(new DescribeVpcsCommand({ VpcIds: ["vpc-1"] }))).rejects.toEqual(
      refused("InvalidVpcID.Malformed"),
    );
  });

  test("a /20 in every zone", async () => {
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [await defaultVpc()] }] }),
    );
    expect(
      Subnets?.map((subnet) => [
        subnet.AvailabilityZone,
        subnet.AvailabilityZoneId,
        subnet.CidrBlock,
        subnet.AvailableIpAddressCount,
        subnet.MapPublicIpOnLaunch,
        subnet.DefaultForAz,
      ]),
    ).toEqual([
      ["eu-west-1a", "euw1-az3", "172.31.0.0/20", 4091, true, true],
      ["eu-west-1b", "euw1-az1", "172.31.16.0/20", 4091, true, true],
      ["eu-west-1c", "euw1-az2", "172.31.32.0/20", 4091, true, true],
    ]);
    const some = await ec2.send(
      new DescribeSubnetsCommand({
        Filters: [
          { Name: "availability-zone", Values: ["*b"] },
          { Name: "default-for-az", Values: ["true"] },
        ],
      }),
    );
    expect(some.Subnets?.map((subnet) => subnet.AvailabilityZone)).toEqual(["eu-west-1b"]);
    await expect(
      ec2.send(new DescribeSubnetsCommand({ SubnetIds: ["subnet-0123456789abcdef0"] })),
    ).rejects.toEqual(
      refused("InvalidSubnetID.NotFound", "The subnet ID 'subnet-0123456789abcdef0' does not exist"),
    );
  });

  test("what a VPC is made with", async () => {
    const vpcId = await defaultVpc();
    const ofVpc = [{ Name: "vpc-id", Values: [vpcId] }];
    const { InternetGateways } = await ec2.send(
      new DescribeInternetGatewaysCommand({ Filters: [{ Name: "attachment.vpc-id", Values: [vpcId] }] }),
    );
    expect(InternetGateways).toMatchObject([{ Attachments: [{ VpcId: vpcId, State: "available" }] }]);
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [...ofVpc, { Name: "association.main", Values: ["true"] }] }),
    );
    expect(RouteTables).toMatchObject([
      {
        Associations: [{ Main: true }],
        Routes: [
          {
            DestinationCidrBlock: "172.31.0.0/16",
            GatewayId: "local",
            State: "active",
            Origin: "CreateRouteTable",
          },
          {
            DestinationCidrBlock: "0.0.0.0/0",
            GatewayId: InternetGateways?.[0]?.InternetGatewayId,
            State: "active",
            Origin: "CreateRoute",
          },
        ],
      },
    ]);
    const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({ Filters: ofVpc }));
    expect(NetworkAcls?.[0]?.Associations).toHaveLength(3);
    expect(NetworkAcls?.[0]?.Entries).toHaveLength(4);
    const { DhcpOptions } = await ec2.send(new DescribeDhcpOptionsCommand({}));
    expect(DhcpOptions?.[0]?.DhcpConfigurations?.[0]).toEqual({
      Key: "domain-name",
      Values: [{ Value: "eu-west-1.compute.internal" }],
    });
    const attribute = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: "enableDnsHostnames" }),
    );
    expect(attribute).toMatchObject({ VpcId: vpcId, EnableDnsHostnames: { Value: true } });
    const { AccountAttributes } = await ec2.send(
      new DescribeAccountAttributesCommand({ AttributeNames: ["default-vpc"] }),
    );
    expect(AccountAttributes).toEqual([
      { AttributeName: "default-vpc", AttributeValues: [{ AttributeValue: vpcId }] },
    ]);
  });

  test("regions and zones", async () => {
    const { Regions } = await ec2.send(new DescribeRegionsCommand({}));
    expect(Regions?.length).toBeGreaterThanOrEqual(17);
    await expect(ec2.send(new DescribeRegionsCommand({ RegionNames: ["mars"] }))).rejects.toEqual(
      refused("InvalidParameterValue"),
    );
    const { AvailabilityZones } = await ec2.send(
      new DescribeAvailabilityZonesCommand({ Filters: [{ Name: "state", Values: ["available"] }] }),
    );
    expect(AvailabilityZones?.[0]).toEqual({
      ZoneName: "eu-west-1a",
      ZoneId: "euw1-az3",
      RegionName: "eu-west-1",
      GroupName: "eu-west-1-zg-1",
      GroupLongName: "Europe (Ireland) 1",
      NetworkBorderGroup: "eu-west-1",
      State: "available",
      OptInStatus: "opt-in-not-required",
      ZoneType: "availability-zone",
      Messages: [],
    });
    await expect(
      ec2.send(new DescribeAvailabilityZonesCommand({ ZoneNames: ["us-east-1a"] })),
    ).rejects.toEqual(refused("InvalidParameterValue", "Invalid availability zone: [us-east-1a]"));
  });

  test("pages: five at a time until there are no more, each subnet once", async () => {
    const virginia = await endpoint.client("us-east-1");
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    let pages = 0;
    do {
      const page = await virginia.send(new DescribeSubnetsCommand({ MaxResults: 5, NextToken }));
      seen.push(...(page.Subnets?.map((subnet) => subnet.SubnetId) ?? []));
      NextToken = page.NextToken;
      pages += 1;
    } while (NextToken);
    expect([pages, seen.length, new Set(seen).size]).toEqual([2, 6, 6]);
  });

  test("a network interface of an instance, as the SDK sees it and may change it", async () => {
    const { networkInterfaces, subnets, securityGroups } = endpoint.rig.controlPlane;
    const subnet = subnets.forLaunch("eu-west-1", { availabilityZone: "eu-west-1b" });
    const group = securityGroups.resolve("eu-west-1", { vpcId: subnet.vpcId })[0];
    const { id } = networkInterfaces.createForInstance("eu-west-1", {
      instanceId: "i-0123456789abcdef0",
      subnetId: subnet.id,
      groupIds: [group?.id ?? ""],
      deleteOnTermination: true,
      privateIpAddress: "172.31.16.9",
    });
    const described = async () =>
      (
        await ec2.send(
          new DescribeNetworkInterfacesCommand({
            Filters: [{ Name: "attachment.instance-id", Values: ["i-0123456789abcdef0"] }],
          }),
        )
      ).NetworkInterfaces?.[0];
    const before = await described();
    expect(before).toMatchObject({
      NetworkInterfaceId: id,
      Status: "in-use",
      MacAddress: expect.stringMatching(/^0[26ae](:[0-9a-f]{2}){5}$/),
      PrivateIpAddress: "172.31.16.9",
      PrivateDnsName: "ip-172-31-16-9.eu-west-1.compute.internal",
      Groups: [{ GroupName: "default" }],
      Association: {
        IpOwnerId: "amazon",
        PublicIp: expect.stringMatching(/^127\./),
        PublicDnsName: expect.stringMatching(/^ec2-127-[\d-]+\.eu-west-1\.compute\.amazonaws\.com$/),
      },
      Attachment: { DeviceIndex: 0, Status: "attaching", DeleteOnTermination: true },
    });
    const modify = (change: object) =>
      ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId: id, ...change }));
    await modify({ SourceDestCheck: { Value: false } });
    await modify({ Description: { Value: "front" } });
    await modify({
      Attachment: { AttachmentId: before?.Attachment?.AttachmentId, DeleteOnTermination: false },
    });
    expect(await described()).toMatchObject({
      SourceDestCheck: false,
      Description: "front",
      Attachment: { DeleteOnTermination: false },
    });
    await expect(modify({ Groups: ["sg-0123456789abcdef0"] })).rejects.toEqual(
      refused("InvalidGroup.NotFound"),
    );
    await expect(modify({ Description: { Value: "a" }, SourceDestCheck: { Value: true } })).rejects.toEqual(
      refused("InvalidParameterCombination"),
    );
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnet.id] }));
    expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(4090);
  });
});
