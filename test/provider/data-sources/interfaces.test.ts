import { StopInstancesCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyOpenVpc, idOf } from "../../support/test-network";

describe("data sources of interfaces, addresses, gateways, filters and instances over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let subnet: ObjectValue;
  let group: ObjectValue;
  let eni: ObjectValue;
  let instance: ObjectValue;
  let eip: ObjectValue;
  let nat: ObjectValue;
  let list: ObjectValue;
  const tags = { Name: "looked-for" };
  const byName = [{ name: "tag:Name", values: ["looked-*"] }];
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    const ami = (await endpoint.rig.registerImage()).id;
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    ({ vpc, subnet } = await applyOpenVpc(terraform));
    group = await terraform.apply("aws_security_group", {
      name: "web",
      description: "HTTP",
      vpc_id: idOf(vpc),
      tags,
    });
    instance = await terraform.apply("aws_instance", {
      ami,
      instance_type: "t2.micro",
      subnet_id: idOf(subnet),
      vpc_security_group_ids: [idOf(group)],
      user_data: "#!/bin/sh\n",
      root_block_device: [{ tags: { Name: "root" } }],
      tags,
    });
    eni = await terraform.apply("aws_network_interface", {
      subnet_id: idOf(subnet),
      private_ip_list_enabled: true,
      private_ip_list: ["10.30.1.60", "10.30.1.50"],
      security_groups: [idOf(group)],
      attachment: [{ instance: idOf(instance), device_index: 1 }],
      tags,
    });
    eip = await terraform.apply("aws_eip", { network_interface: idOf(eni), tags });
    const allocation_id = idOf(await terraform.apply("aws_eip", { tags: { Name: "other" } }));
    nat = await terraform.apply("aws_nat_gateway", { subnet_id: idOf(subnet), allocation_id, tags });
    list = await terraform.apply("aws_ec2_managed_prefix_list", {
      name: "offices",
      address_family: "IPv4",
      max_entries: 2,
      entry: [{ cidr: "203.0.113.0/24", description: "north" }],
      tags,
    });
  });
  afterAll(() => endpoint.close());

  it("aws_network_interface and aws_network_interfaces find interfaces", async () => {
    expect(await terraform.data("aws_network_interface", { id: idOf(eni) })).toMatchObject({
      id: eni.id,
      arn: eni.arn,
      association: [expect.objectContaining({ allocation_id: eip.id, public_ip: eip.public_ip })],
      attachment: [expect.objectContaining({ instance_id: instance.id, device_index: 1 })],
      availability_zone: "eu-west-1a",
      interface_type: "interface",
      private_ips: ["10.30.1.60", "10.30.1.50"],
      security_groups: [group.id],
      vpc_id: vpc.id,
      tags,
    });
    expect((await terraform.data("aws_network_interface", { filter: byName })).id).toBe(eni.id);
    expect(await terraform.data("aws_network_interfaces", { tags })).toMatchObject({
      id: "eu-west-1",
      ids: [eni.id],
    });
    await expect(
      terraform.data("aws_network_interface", { filter: [{ name: "vpc-id", values: [idOf(vpc)] }] }),
    ).rejects.toThrow(/multiple EC2 Network Interfaces matched/);
  });

  it("aws_eip and aws_eips find addresses", async () => {
    const found = {
      id: eip.id,
      public_ip: eip.public_ip,
      private_ip: "10.30.1.60",
      network_interface_id: eni.id,
      instance_id: instance.id,
    };
    expect(await terraform.data("aws_eip", { public_ip: String(eip.public_ip) })).toMatchObject(found);
    expect(await terraform.data("aws_eip", { id: idOf(eip) })).toMatchObject({
      ...found,
      tags,
      public_dns: eip.public_dns,
    });
    expect(await terraform.data("aws_eip", { tags })).toMatchObject(found);
    expect(await terraform.data("aws_eips", { filter: byName })).toMatchObject({
      allocation_ids: [eip.id],
      public_ips: [eip.public_ip],
    });
  });

  it("aws_security_group and aws_security_groups find groups", async () => {
    expect(await terraform.data("aws_security_group", { name: "web", vpc_id: idOf(vpc) })).toMatchObject({
      id: group.id,
      arn: group.arn,
      description: "HTTP",
      tags,
    });
    expect(await terraform.data("aws_security_groups", { tags })).toMatchObject({
      ids: [group.id],
      arns: [group.arn],
      vpc_ids: [vpc.id],
    });
    await expect(terraform.data("aws_security_group", { name: "nobody" })).rejects.toThrow(
      /^no matching EC2 Security Group found/,
    );
  });

  it("aws_nat_gateway finds a gateway", async () => {
    const found = {
      id: nat.id,
      public_ip: nat.public_ip,
      state: "available",
      connectivity_type: "public",
      tags,
    };
    expect(await terraform.data("aws_nat_gateway", { subnet_id: idOf(subnet) })).toMatchObject(found);
    expect(await terraform.data("aws_nat_gateway", { id: idOf(nat) })).toMatchObject(found);
    expect(await terraform.data("aws_nat_gateway", { filter: byName, state: "available" })).toMatchObject(
      found,
    );
  });

  it("aws_network_acls finds ACLs", async () => {
    expect(await terraform.data("aws_network_acls", { vpc_id: idOf(vpc) })).toMatchObject({
      id: "eu-west-1",
      ids: [vpc.default_network_acl_id],
    });
  });

  it("aws_prefix_list and aws_ec2_managed_prefix_list find AWS's lists, and the latter one's own", async () => {
    const name = "com.amazonaws.eu-west-1.s3";
    const s3 = await terraform.data("aws_prefix_list", { name });
    expect(s3).toMatchObject({ id: expect.stringMatching(/^pl-/), name });
    expect(s3.cidr_blocks).toEqual([...(s3.cidr_blocks as string[])].sort());
    expect(await terraform.data("aws_prefix_list", { prefix_list_id: idOf(s3) })).toMatchObject({ name });
    expect(await terraform.data("aws_ec2_managed_prefix_list", { name })).toMatchObject({
      id: s3.id,
      owner_id: "AWS",
    });
    expect(await terraform.data("aws_ec2_managed_prefix_list", { id: idOf(list) })).toMatchObject({
      name: "offices",
      address_family: "IPv4",
      entries: [{ cidr: "203.0.113.0/24", description: "north" }],
      max_entries: 2,
      tags,
      version: 1,
    });
  });

  it("aws_instance shows an instance as its resource does", async () => {
    const found = await terraform.data("aws_instance", { instance_tags: tags });
    for (const name of [
      "id",
      "arn",
      "ami",
      "private_ip",
      "private_dns",
      "subnet_id",
      "instance_state",
      "tenancy",
    ])
      expect([name, found[name]]).toEqual([name, instance[name]]);
    expect(found).toMatchObject({
      network_interface_id: instance.primary_network_interface_id,
      vpc_security_group_ids: [group.id],
      root_block_device: [expect.objectContaining({ device_name: "/dev/xvda", tags: { Name: "root" } })],
      ebs_block_device: [],
      launch_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      user_data: "bd971bec88149956458a10fc9c5ecb3eb99dd452",
      user_data_base64: "",
      tags,
    });
    const byId = await terraform.data("aws_instance", { instance_id: idOf(instance), get_user_data: true });
    expect(byId.user_data_base64).toBe(Buffer.from("#!/bin/sh\n").toString("base64"));
    await expect(terraform.data("aws_instance")).rejects.toThrow(
      /one of instance_tags, filter or instance_id/,
    );
  });

  it("aws_instances finds those that run, or those in other states", async () => {
    const instance_tags = { Name: "to-be-stopped" };
    const launched = await terraform.apply("aws_instance", {
      ami: instance.ami as string,
      instance_type: "t2.micro",
      subnet_id: idOf(subnet),
      tags: instance_tags,
    });
    const running = await terraform.data("aws_instances", { instance_tags });
    expect(running).toMatchObject({
      id: "eu-west-1",
      ids: [launched.id],
      private_ips: [launched.private_ip],
    });
    await (await endpoint.client()).send(new StopInstancesCommand({ InstanceIds: [idOf(launched)] }));
    expect((await terraform.data("aws_instances", { instance_tags })).ids).toEqual([]);
    const stopped = { instance_tags, instance_state_names: ["stopping", "stopped"] };
    expect((await terraform.data("aws_instances", stopped)).ids).toEqual([launched.id]);
  });
});
