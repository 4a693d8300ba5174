import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("data sources of a network over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let subnet: ObjectValue;
  let gateway: ObjectValue;
  let table: ObjectValue;
  let association: ObjectValue;
  let options: ObjectValue;
  const tags = { Name: "looked-for" };
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform, { tags });
    const vpc_id = idOf(vpc);
    subnet = await terraform.apply("aws_subnet", {
      vpc_id,
      cidr_block: "10.30.1.0/24",
      availability_zone: "eu-west-1a",
      tags,
    });
    gateway = await terraform.apply("aws_internet_gateway", { vpc_id, tags });
    const route = [{ cidr_block: "0.0.0.0/0", gateway_id: idOf(gateway) }];
    table = await terraform.apply("aws_route_table", { vpc_id, route, tags });
    association = await terraform.apply("aws_route_table_association", {
      subnet_id: idOf(subnet),
      route_table_id: idOf(table),
    });
    options = await terraform.apply("aws_vpc_dhcp_options", { domain_name: "lab.internal", tags });
  });
  afterAll(() => endpoint.close());

  const byName = [{ name: "tag:Name", values: ["looked-*"] }];

  it("aws_vpc and aws_vpcs find VPCs by tags and filters", async () => {
    expect(await terraform.data("aws_vpc", { tags })).toMatchObject({
      id: vpc.id,
      default: false,
      cidr_block: "10.30.0.0/16",
      cidr_block_associations: [
        {
          association_id: expect.stringMatching(/^vpc-cidr-assoc-/),
          cidr_block: "10.30.0.0/16",
          state: "associated",
        },
      ],
      main_route_table_id: vpc.main_route_table_id,
      dhcp_options_id: vpc.dhcp_options_id,
      enable_dns_hostnames: false,
      tags,
    });
    expect(await terraform.data("aws_vpcs", { filter: byName })).toMatchObject({
      id: "eu-west-1",
      ids: [vpc.id],
    });
    expect((await terraform.data("aws_vpcs")).ids).toHaveLength(2);
    await expect(terraform.data("aws_vpc")).rejects.toThrow(
      /^multiple EC2 VPCs matched; use additional constraints[\s\S]*Found vpc-\w+, vpc-/,
    );
  });

  it.each<[string, () => ObjectValue]>([
    ["its id", () => ({ id: idOf(subnet) })],
    ["its block and VPC", () => ({ cidr_block: "10.30.1.0/24", vpc_id: idOf(vpc) })],
    ["its zone and VPC", () => ({ availability_zone: "eu-west-1a", vpc_id: idOf(vpc) })],
    ["tags", () => ({ tags })],
    ["a filter", () => ({ filter: byName })],
  ])("aws_subnet finds one by %s", async (_how, query) => {
    expect(await terraform.data("aws_subnet", query())).toMatchObject({
      id: subnet.id,
      arn: subnet.arn,
      availability_zone: "eu-west-1a",
      availability_zone_id: "euw1-az3",
      available_ip_address_count: 251,
      cidr_block: "10.30.1.0/24",
      default_for_az: false,
      ipv6_cidr_block: "",
      state: "available",
      vpc_id: vpc.id,
      tags,
    });
  });

  it("aws_subnet finds a zone's default one, and refuses to choose", async () => {
    const found = await terraform.data("aws_subnet", {
      default_for_az: true,
      availability_zone: "eu-west-1c",
    });
    expect(found).toMatchObject({ default_for_az: true, map_public_ip_on_launch: true });
    await expect(terraform.data("aws_subnet", { availability_zone: "eu-west-1a" })).rejects.toThrow(
      /^multiple EC2 Subnets matched/,
    );
    await expect(terraform.data("aws_subnet", { cidr_block: "10.99.0.0/24" })).rejects.toThrow(
      /^no matching EC2 Subnet found/,
    );
    await expect(terraform.data("aws_subnet", { id: "subnet-0123456789abcdef0" })).rejects.toThrow(
      /api error InvalidSubnetID\.NotFound/,
    );
  });

  it("aws_internet_gateway finds the gateway of a VPC", async () => {
    const filter = [{ name: "attachment.vpc-id", values: [idOf(vpc)] }];
    const found = await terraform.data("aws_internet_gateway", { filter });
    expect(found).toMatchObject({
      id: gateway.id,
      internet_gateway_id: gateway.id,
      arn: gateway.arn,
      owner_id: credentials.accountId,
      attachments: [{ state: "available", vpc_id: vpc.id }],
      tags,
    });
    const byId = { internet_gateway_id: idOf(gateway) };
    expect(await terraform.data("aws_internet_gateway", byId)).toMatchObject({ id: gateway.id });
    await expect(terraform.data("aws_internet_gateway")).rejects.toThrow(
      /^one of internet_gateway_id, filter or tags must be assigned/,
    );
  });

  it("aws_route_table finds the table of a subnet, and a VPC's main one", async () => {
    const found = await terraform.data("aws_route_table", { subnet_id: idOf(subnet) });
    expect(found).toMatchObject({
      id: table.id,
      route_table_id: table.id,
      arn: table.arn,
      vpc_id: vpc.id,
      subnet_id: subnet.id,
      associations: [
        {
          main: false,
          route_table_association_id: association.id,
          route_table_id: table.id,
          subnet_id: subnet.id,
        },
      ],
      routes: [{ cidr_block: "0.0.0.0/0", gateway_id: gateway.id, nat_gateway_id: "" }],
      tags,
    });
    const main = await terraform.data("aws_route_table", {
      vpc_id: idOf(vpc),
      filter: [{ name: "association.main", values: ["true"] }],
    });
    expect(main).toMatchObject({ id: vpc.main_route_table_id, associations: [{ main: true }], routes: [] });
    expect((await terraform.data("aws_route_tables", { vpc_id: idOf(vpc) })).ids).toEqual(
      expect.arrayContaining([table.id, vpc.main_route_table_id]),
    );
    expect((await terraform.data("aws_route_tables", { tags })).ids).toEqual([table.id]);
    await expect(terraform.data("aws_route_table", { vpc_id: idOf(vpc) })).rejects.toThrow(
      /^multiple EC2 Route Tables matched/,
    );
    await expect(terraform.data("aws_route_table")).rejects.toThrow(/must be assigned/);
  });

  it("aws_route finds one route by its ends", async () => {
    const route_table_id = idOf(table);
    const found = await terraform.data("aws_route", { route_table_id, gateway_id: idOf(gateway) });
    expect(found).toMatchObject({
      id: `r-${table.id}1080289494`,
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: gateway.id,
      network_interface_id: "",
    });
    const own = { route_table_id, destination_cidr_block: "10.30.0.0/16" };
    expect(await terraform.data("aws_route", own)).toMatchObject({ gateway_id: "local" });
    await expect(terraform.data("aws_route", { route_table_id })).rejects.toThrow(
      /^2 routes matched in Route Table/,
    );
    await expect(
      terraform.data("aws_route", { route_table_id, destination_cidr_block: "10.99.0.0/16" }),
    ).rejects.toThrow(/^No routes matching supplied arguments[\s\S]*10\.30\.0\.0\/16, 0\.0\.0\.0\/0/);
  });

  it("aws_vpc_dhcp_options finds a set by its id or its options", async () => {
    const byId = await terraform.data("aws_vpc_dhcp_options", { dhcp_options_id: idOf(options) });
    expect(byId).toMatchObject({
      id: options.id,
      arn: options.arn,
      domain_name: "lab.internal",
      domain_name_servers: [],
      tags,
    });
    const filter = [
      { name: "key", values: ["domain-name"] },
      { name: "value", values: ["lab.internal"] },
    ];
    expect(await terraform.data("aws_vpc_dhcp_options", { filter })).toMatchObject({ id: options.id });
  });
});
