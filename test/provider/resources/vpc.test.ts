import { DescribeVpcsCommand, ModifyVpcAttributeCommand } from "@aws-sdk/client-ec2";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

describe("aws_vpc over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials, {
      default_tags: [{ tags: { Lab: "one" } }],
    });
  });
  afterAll(() => endpoint.close());

  const lab = { cidr_block: "10.20.0.0/16", tags: { Name: "lab" } };

  it("is created with what EC2 makes along with it, and stays so", async () => {
    const vpc = await terraform.settle("aws_vpc", lab);
    expect(vpc).toMatchObject({
      id: expect.stringMatching(/^vpc-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:vpc/${vpc.id}`,
      region: "eu-west-1",
      owner_id: credentials.accountId,
      cidr_block: "10.20.0.0/16",
      assign_generated_ipv6_cidr_block: null,
      default_network_acl_id: expect.stringMatching(/^acl-/),
      default_route_table_id: expect.stringMatching(/^rtb-/),
      main_route_table_id: vpc.default_route_table_id,
      default_security_group_id: expect.stringMatching(/^sg-/),
      dhcp_options_id: expect.stringMatching(/^dopt-/),
      enable_dns_hostnames: false,
      enable_dns_support: true,
      enable_network_address_usage_metrics: false,
      instance_tenancy: "default",
      ipv6_cidr_block: "",
      tags: { Name: "lab" },
      tags_all: { Lab: "one", Name: "lab" },
    });
    await terraform.destroy("aws_vpc", vpc);
    expect(await terraform.read("aws_vpc", vpc)).toBeNull();
  });

  it("changes its DNS attributes and tags in place, in the order that EC2 wants", async () => {
    const vpc = await terraform.settle("aws_vpc", { ...lab, enable_dns_support: false });
    expect(vpc).toMatchObject({ enable_dns_support: false, enable_dns_hostnames: false });
    const named = { ...lab, enable_dns_hostnames: true, enable_network_address_usage_metrics: true };
    expect((await terraform.plan("aws_vpc", named, vpc)).replaces).toEqual([]);
    const changed = await terraform.settle("aws_vpc", { ...named, tags: { Team: "net" } }, vpc);
    expect(changed).toMatchObject({
      id: vpc.id,
      enable_dns_support: true,
      enable_dns_hostnames: true,
      enable_network_address_usage_metrics: true,
      tags: { Team: "net" },
    });
    const mute = { ...lab, enable_dns_support: false, enable_dns_hostnames: false };
    expect(await terraform.settle("aws_vpc", mute, changed)).toMatchObject({ enable_dns_support: false });
    await terraform.destroy("aws_vpc", vpc);
  });

  it("is replaced when its block changes, and only then", async () => {
    const vpc = await terraform.apply("aws_vpc", lab);
    const moved = { ...lab, cidr_block: "10.21.0.0/16" };
    expect((await terraform.plan("aws_vpc", moved, vpc)).replaces).toEqual(["cidr_block"]);
    const replaced = await terraform.settle("aws_vpc", moved, vpc);
    expect(replaced.id).not.toBe(vpc.id);
    expect(await terraform.read("aws_vpc", vpc)).toBeNull();
    await terraform.destroy("aws_vpc", replaced);
  });

  it("shows what changed behind Terraform's back, and mends it", async () => {
    const vpc = await terraform.apply("aws_vpc", { ...lab, enable_dns_hostnames: true });
    const client = await endpoint.client();
    await client.send(
      new ModifyVpcAttributeCommand({ VpcId: String(vpc.id), EnableDnsHostnames: { Value: false } }),
    );
    const drifted = await terraform.read("aws_vpc", vpc);
    expect(drifted?.enable_dns_hostnames).toBe(false);
    const mended = await terraform.settle("aws_vpc", { ...lab, enable_dns_hostnames: true }, drifted);
    expect(mended.enable_dns_hostnames).toBe(true);
    await terraform.destroy("aws_vpc", vpc);
  });

  it("is imported by its id, with a region when that is another", async () => {
    const vpc = await terraform.apply("aws_vpc", lab);
    const imported = await terraform.import("aws_vpc", String(vpc.id));
    expect(imported).toEqual({ ...vpc, tags: vpc.tags });
    expect((await terraform.plan("aws_vpc", lab, imported)).replaces).toEqual([]);
    const elsewhere = await terraform.settle("aws_vpc", { ...lab, region: "eu-west-2" });
    expect(await terraform.import("aws_vpc", `${elsewhere.id}@eu-west-2`)).toMatchObject({
      id: elsewhere.id,
      region: "eu-west-2",
    });
    expect(await terraform.import("aws_vpc", String(elsewhere.id))).toBeNull();
    await terraform.destroy("aws_vpc", vpc);
    await terraform.destroy("aws_vpc", elsewhere);
  });

  it("waits with its deletion for what is being deleted, and is content when it is gone already", async () => {
    const vpc = await terraform.apply("aws_vpc", lab);
    const group = await terraform.apply("aws_security_group", { name: "late", vpc_id: vpc.id ?? null });
    const deletion = terraform.destroy("aws_vpc", vpc);
    await endpoint.answered("DeleteVpc", "DependencyViolation");
    const { Vpcs = [] } = await (await endpoint.client()).send(
      new DescribeVpcsCommand({ VpcIds: [String(vpc.id)] }),
    );
    expect(Vpcs).toHaveLength(1);
    await terraform.destroy("aws_security_group", group);
    await deletion;
    await terraform.destroy("aws_vpc", vpc);
  });

  it.each([
    ["a block too large", { cidr_block: "10.0.0.0/8" }, /^InvalidVpc\.Range: EC2 would[\s\S]*between \/16/],
    ["a block too small", { cidr_block: "10.0.0.0/29" }, /^InvalidVpc\.Range/],
    ["bits behind the prefix", { cidr_block: "10.0.0.5/16" }, /did you mean "10\.0\.0\.0\/16"/],
    ["no block", {}, /^MissingParameter/],
    ["an unknown tenancy", { ...lab, instance_tenancy: "host" }, /instance_tenancy/],
    [
      "an IPv6 network",
      { ...lab, assign_generated_ipv6_cidr_block: true },
      /^Unsupported: the local hypervisor would refuse this aws_vpc\n.*has no IPv6, which assign_generated_ipv6_cidr_block asks for/,
    ],
    [
      "an IPAM pool",
      { ipv4_ipam_pool_id: "ipam-pool-1", ipv4_netmask_length: 16 },
      /has no IPAM, which ipv4_ipam_pool_id asks for/,
    ],
  ])("is refused before anything is created: %s", async (_case, settings, words) => {
    await expect(terraform.plan("aws_vpc", settings)).rejects.toThrow(words);
  });

  it("may say that it wants none of what is not here", async () => {
    await terraform.plan("aws_vpc", { ...lab, assign_generated_ipv6_cidr_block: false, ipv6_cidr_block: "" });
  });
});
