import { CreateNetworkInterfaceCommand, DeleteNetworkInterfaceCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("aws_subnet over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let lab: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
    lab = { vpc_id: idOf(vpc), cidr_block: "10.30.1.0/24", availability_zone: "eu-west-1b" };
  });
  afterAll(async () => {
    await terraform.destroy("aws_vpc", vpc);
    await endpoint.close();
  });

  it("is created in its zone, and stays so", async () => {
    const subnet = await terraform.settle("aws_subnet", { ...lab, tags: { Name: "one" } });
    expect(subnet).toMatchObject({
      id: expect.stringMatching(/^subnet-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:subnet/${subnet.id}`,
      region: "eu-west-1",
      owner_id: credentials.accountId,
      vpc_id: vpc.id,
      cidr_block: "10.30.1.0/24",
      availability_zone: "eu-west-1b",
      availability_zone_id: "euw1-az1",
      map_public_ip_on_launch: false,
      private_dns_hostname_type_on_launch: "ip-name",
      enable_resource_name_dns_a_record_on_launch: false,
      ipv6_cidr_block: null,
      ipv6_native: false,
      tags: { Name: "one" },
    });
    await terraform.destroy("aws_subnet", subnet);
    expect(await terraform.read("aws_subnet", subnet)).toBeNull();
  });

  it("may name its zone by the id that is alike in all accounts, or leave it to EC2", async () => {
    const byId = { vpc_id: idOf(vpc), cidr_block: "10.30.2.0/24", availability_zone_id: "euw1-az2" };
    const subnet = await terraform.settle("aws_subnet", byId);
    expect(subnet.availability_zone).toBe("eu-west-1c");
    const anywhere = await terraform.settle("aws_subnet", {
      vpc_id: idOf(vpc),
      cidr_block: "10.30.3.0/24",
    });
    expect(anywhere.availability_zone).toMatch(/^eu-west-1[abc]$/);
    await terraform.destroy("aws_subnet", subnet);
    await terraform.destroy("aws_subnet", anywhere);
  });

  it("changes in place what it gives to new interfaces", async () => {
    const subnet = await terraform.settle("aws_subnet", { ...lab, map_public_ip_on_launch: true });
    expect(subnet.map_public_ip_on_launch).toBe(true);
    const changes = {
      ...lab,
      enable_resource_name_dns_a_record_on_launch: true,
      private_dns_hostname_type_on_launch: "resource-name",
      tags: { Name: "two" },
    };
    expect((await terraform.plan("aws_subnet", changes, subnet)).replaces).toEqual([]);
    const changed = await terraform.settle("aws_subnet", changes, subnet);
    expect(changed).toMatchObject({
      id: subnet.id,
      map_public_ip_on_launch: false,
      enable_resource_name_dns_a_record_on_launch: true,
      private_dns_hostname_type_on_launch: "resource-name",
      tags: { Name: "two" },
    });
    await terraform.destroy("aws_subnet", changed);
  });

  it.each([
    ["cidr_block", "10.30.9.0/24"],
    ["availability_zone", "eu-west-1a"],
  ])("is replaced when its %s changes", async (argument, value) => {
    const subnet = await terraform.apply("aws_subnet", lab);
    const moved = { ...lab, [argument]: value };
    expect((await terraform.plan("aws_subnet", moved, subnet)).replaces).toEqual([argument]);
    const replaced = await terraform.settle("aws_subnet", moved, subnet);
    expect(replaced.id).not.toBe(subnet.id);
    await terraform.destroy("aws_subnet", replaced);
  });

  it("shows drift, and is imported by its id", async () => {
    const subnet = await terraform.apply("aws_subnet", { ...lab, map_public_ip_on_launch: true });
    const forgetful = { ...subnet, map_public_ip_on_launch: false };
    expect(await terraform.read("aws_subnet", forgetful)).toMatchObject({ map_public_ip_on_launch: true });
    expect(await terraform.import("aws_subnet", idOf(subnet))).toEqual(subnet);
    await terraform.destroy("aws_subnet", subnet);
  });

  it("waits with its deletion until the last network interface is gone", async () => {
    const subnet = await terraform.apply("aws_subnet", lab);
    const client = await endpoint.client();
    const { NetworkInterface } = await client.send(
      new CreateNetworkInterfaceCommand({ SubnetId: idOf(subnet) }),
    );
    const deletion = terraform.destroy("aws_subnet", subnet);
    await endpoint.answered("DeleteSubnet", "DependencyViolation");
    expect(await terraform.read("aws_subnet", subnet)).not.toBeNull();
    await client.send(
      new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId }),
    );
    await deletion;
    await terraform.destroy("aws_subnet", subnet);
  });

  it.each([
    ["a zone of another region", { availability_zone: "us-east-1a" }, /^InvalidZone\.NotFound/],
    ["two names for its zone", { availability_zone_id: "euw1-az1" }, /^InvalidParameterCombination/],
    ["a block too small", { cidr_block: "10.30.0.0/29" }, /^InvalidSubnet\.Range/],
    ["bits behind the prefix", { cidr_block: "10.30.0.7/24" }, /did you mean "10\.30\.0\.0\/24"/],
    ["no block", { cidr_block: null }, /^MissingParameter/],
    ["an IPv6 network", { ipv6_cidr_block: "2001:db8::/64" }, /has no IPv6/],
    ["DNS64", { enable_dns64: true }, /has no IPv6, which enable_dns64/],
    ["an Outpost", { outpost_arn: "arn:aws:outposts:eu-west-1:1:outpost/op-1" }, /has no Outposts/],
  ])("is refused before anything is created: %s", async (_case, settings, words) => {
    await expect(terraform.plan("aws_subnet", { ...lab, ...settings })).rejects.toThrow(words);
  });

  it("says what EC2 said when it lies elsewhere or over another", async () => {
    await expect(terraform.apply("aws_subnet", { ...lab, cidr_block: "10.31.0.0/24" })).rejects.toThrow(
      /^creating EC2 Subnet: api error InvalidSubnet\.Range: /,
    );
    const subnet = await terraform.apply("aws_subnet", lab);
    await expect(terraform.apply("aws_subnet", { ...lab, cidr_block: "10.30.1.128/25" })).rejects.toThrow(
      /^creating EC2 Subnet: api error InvalidSubnet\.Conflict: /,
    );
    await terraform.destroy("aws_subnet", subnet);
  });
});
