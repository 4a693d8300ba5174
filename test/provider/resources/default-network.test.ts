import {
  CreateRouteCommand,
  DeleteSubnetCommand,
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
} from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

/** What a region has from the start, taken into Terraform's care. */
describe("aws_default_vpc, aws_default_subnet and aws_default_route_table over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
  });
  afterEach(() => endpoint.close());

  const defaultVpcIds = async () => {
    const { Vpcs = [] } = await (await endpoint.client()).send(new DescribeVpcsCommand({}));
    return Vpcs.filter(({ IsDefault }) => IsDefault).map(({ VpcId }) => VpcId);
  };
  const defaultSubnetIds = async () => {
    const { Subnets = [] } = await (await endpoint.client()).send(new DescribeSubnetsCommand({}));
    return Subnets.filter(({ DefaultForAz }) => DefaultForAz).map(({ SubnetId }) => SubnetId);
  };

  it("take the VPC that is there into care, and leave it", async () => {
    const [id] = await defaultVpcIds();
    const settings = { enable_dns_hostnames: false, tags: { Name: "ours" } };
    const vpc = await terraform.settle("aws_default_vpc", settings);
    expect(vpc).toMatchObject({
      id,
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:vpc/${id}`,
      cidr_block: "172.31.0.0/16",
      existing_default_vpc: true,
      force_destroy: false,
      enable_dns_support: true,
      enable_dns_hostnames: false,
      tags: { Name: "ours" },
    });
    const named = await terraform.settle("aws_default_vpc", {}, vpc);
    expect(named).toMatchObject({ enable_dns_hostnames: true, tags: null, existing_default_vpc: true });
    expect(await terraform.import("aws_default_vpc", String(id))).toMatchObject({
      id,
      cidr_block: "172.31.0.0/16",
    });
    await terraform.destroy("aws_default_vpc", named);
    expect(await defaultVpcIds()).toEqual([id]);
  });

  it("take a zone's subnet into care, and leave it", async () => {
    const before = await defaultSubnetIds();
    const settings = { availability_zone: "eu-west-1b", map_public_ip_on_launch: false, tags: { Name: "b" } };
    const subnet = await terraform.settle("aws_default_subnet", settings);
    expect(subnet).toMatchObject({
      id: expect.stringMatching(/^subnet-/),
      existing_default_subnet: true,
      availability_zone: "eu-west-1b",
      availability_zone_id: "euw1-az1",
      map_public_ip_on_launch: false,
      vpc_id: expect.stringMatching(/^vpc-/),
      tags: { Name: "b" },
    });
    const back = await terraform.settle("aws_default_subnet", { availability_zone: "eu-west-1b" }, subnet);
    expect(back).toMatchObject({ id: subnet.id, map_public_ip_on_launch: true, tags: null });
    expect(
      (await terraform.plan("aws_default_subnet", { availability_zone: "eu-west-1c" }, back)).replaces,
    ).toEqual(["availability_zone"]);
    expect(await terraform.import("aws_default_subnet", idOf(back))).toMatchObject({ id: back.id });
    await terraform.destroy("aws_default_subnet", back);
    expect(await defaultSubnetIds()).toEqual(before);
  });

  it("delete what they are told to, and make it anew", async () => {
    const zone = { availability_zone: "eu-west-1a", force_destroy: true };
    const subnet = await terraform.settle("aws_default_subnet", zone);
    await terraform.destroy("aws_default_subnet", subnet);
    expect(await defaultSubnetIds()).not.toContain(subnet.id);
    const again = await terraform.settle("aws_default_subnet", zone);
    expect(again).toMatchObject({ existing_default_subnet: false, map_public_ip_on_launch: true });
    expect(again.id).not.toBe(subnet.id);

    const client = await endpoint.client();
    for (const SubnetId of await defaultSubnetIds()) await client.send(new DeleteSubnetCommand({ SubnetId }));
    const { InternetGateways = [] } = await client.send(new DescribeInternetGatewaysCommand({}));
    for (const { InternetGatewayId, Attachments = [] } of InternetGateways)
      await client.send(
        new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: Attachments[0]?.VpcId }),
      );
    const vpc = await terraform.settle("aws_default_vpc", { force_destroy: true });
    await terraform.destroy("aws_default_vpc", vpc);
    expect(await defaultVpcIds()).toEqual([]);
    const anew = await terraform.settle("aws_default_vpc", {});
    expect(anew).toMatchObject({ existing_default_vpc: false, cidr_block: "172.31.0.0/16" });
    expect(await defaultSubnetIds()).toHaveLength(3);
  });

  it("take a VPC's own route table into care without its routes, and leave it", async () => {
    const vpc = await applyVpc(terraform);
    const gateway = await terraform.apply("aws_internet_gateway", { vpc_id: idOf(vpc) });
    const tableId = String(vpc.default_route_table_id);
    await (await endpoint.client()).send(
      new CreateRouteCommand({
        RouteTableId: tableId,
        DestinationCidrBlock: "192.0.2.0/24",
        GatewayId: idOf(gateway),
      }),
    );
    const own: ObjectValue = { default_route_table_id: tableId };
    const bare = await terraform.settle("aws_default_route_table", own);
    expect(bare).toMatchObject({ id: tableId, vpc_id: vpc.id, route: [], default_route_table_id: tableId });
    const settings = {
      ...own,
      route: [{ cidr_block: "0.0.0.0/0", gateway_id: idOf(gateway) }],
      tags: { Name: "main" },
    };
    const table = await terraform.settle("aws_default_route_table", settings, bare);
    expect(table).toMatchObject({ route: [{ cidr_block: "0.0.0.0/0" }], tags: { Name: "main" } });
    const imported = await terraform.import("aws_default_route_table", idOf(vpc));
    expect(imported).toMatchObject({ id: tableId, default_route_table_id: tableId });
    expect((await terraform.plan("aws_default_route_table", settings, imported)).planned).toEqual(imported);
    await expect(terraform.import("aws_default_route_table", "vpc-0123456789abcdef0")).rejects.toThrow(
      /^vpc-0123456789abcdef0 has no main route table/,
    );
    await terraform.destroy("aws_default_route_table", table);
    expect(await terraform.read("aws_default_route_table", table)).toMatchObject({ id: tableId });
    await expect(
      terraform.apply("aws_default_route_table", { default_route_table_id: "rtb-0123456789abcdef0" }),
    ).rejects.toThrow(/api error InvalidRouteTableID\.NotFound/);
  });

  it("are refused a zone of another region", async () => {
    await expect(terraform.plan("aws_default_subnet", { availability_zone: "us-east-1a" })).rejects.toThrow(
      /^InvalidZone\.NotFound/,
    );
  });
});
