import type { TerraformStack } from "cdktf";
import {
  AwsDefaultNetworkAcl,
  AwsDefaultRouteTable,
  AwsDefaultSecurityGroup,
  AwsEc2ManagedPrefixListEntry,
  AwsInternetGateway,
  AwsNatGateway,
  AwsNetworkInterfaceSgAttachment,
  AwsRoute,
  AwsRouteTable,
  AwsSecurityGroup,
  AwsSecurityGroupRule,
  AwsSubnet,
  AwsVpc,
  AwsVpcDhcpOptions,
  DataAwsEc2ManagedPrefixList,
  DataAwsEip,
  DataAwsEips,
  DataAwsInstance,
  DataAwsInstances,
  DataAwsNatGateway,
  DataAwsNetworkAcls,
  DataAwsNetworkInterface,
  DataAwsNetworkInterfaces,
  DataAwsPrefixList,
  DataAwsRouteTable,
  DataAwsSecurityGroup,
  DataAwsSecurityGroups,
  Ec2Target,
} from "../../constructs";
import { only, refusal, standInProvider, synthesize } from "./synthesized";

const local = () => Ec2Target.local({ providerFolder: standInProvider() });

describe("the network's resources", () => {
  test("refer to each other by attributes", () => {
    const configuration = synthesize((stack) => {
      const vpc = new AwsVpc(stack, "vpc", { cidr_block: "10.0.0.0/16", tags: { Name: "lab" } });
      const gateway = new AwsInternetGateway(stack, "gateway", { vpc_id: vpc.text("id") });
      const subnet = new AwsSubnet(stack, "subnet", { vpc_id: vpc.text("id"), cidr_block: "10.0.1.0/24" });
      const table = new DataAwsRouteTable(stack, "table", { subnet_id: subnet.text("id") });
      new AwsRoute(stack, "route", {
        route_table_id: table.text("id"),
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: gateway.text("id"),
      });
    });
    expect(only(configuration, "aws_vpc")).toEqual({ cidr_block: "10.0.0.0/16", tags: { Name: "lab" } });
    expect(only(configuration, "aws_subnet")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      cidr_block: "10.0.1.0/24",
    });
    expect(only(configuration, "aws_route")).toEqual({
      route_table_id: "${data.aws_route_table.table.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.gateway.id}",
    });
  });

  test("of its edge have Terraform's own arguments", () => {
    const group = "sg-0123456789abcdef0";
    const rule = {
      action: "allow",
      protocol: "-1",
      rule_no: 100,
      from_port: 0,
      to_port: 0,
      cidr_block: "0.0.0.0/0",
    };
    const { resource } = synthesize((stack) => {
      new AwsSecurityGroupRule(stack, "rule", {
        security_group_id: group,
        type: "ingress",
        protocol: "tcp",
        from_port: 80,
        to_port: 80,
        cidr_blocks: ["0.0.0.0/0"],
      });
      new AwsDefaultSecurityGroup(stack, "group");
      new AwsDefaultNetworkAcl(stack, "acl", {
        default_network_acl_id: "acl-0123456789abcdef0",
        ingress: [rule],
      });
      new AwsEc2ManagedPrefixListEntry(stack, "entry", {
        prefix_list_id: "pl-0123456789abcdef0",
        cidr: "203.0.113.0/24",
      });
      new AwsNetworkInterfaceSgAttachment(stack, "attachment", {
        network_interface_id: "eni-0123456789abcdef0",
        security_group_id: group,
      });
    });
    expect(resource.aws_security_group_rule).toEqual({
      rule: expect.objectContaining({ cidr_blocks: ["0.0.0.0/0"] }),
    });
    expect(resource.aws_default_security_group).toEqual({ group: {} });
    // Blocks, not objects: what is not said is not written
    expect(resource.aws_default_network_acl).toEqual({
      acl: { default_network_acl_id: "acl-0123456789abcdef0", ingress: [rule] },
    });
    expect(resource.aws_ec2_managed_prefix_list_entry).toEqual({
      entry: { prefix_list_id: "pl-0123456789abcdef0", cidr: "203.0.113.0/24" },
    });
    expect(resource.aws_network_interface_sg_attachment).toEqual({
      attachment: { network_interface_id: "eni-0123456789abcdef0", security_group_id: group },
    });
  });

  test.each([
    DataAwsEc2ManagedPrefixList,
    DataAwsEip,
    DataAwsEips,
    DataAwsInstance,
    DataAwsInstances,
    DataAwsNatGateway,
    DataAwsNetworkAcls,
    DataAwsNetworkInterface,
    DataAwsNetworkInterfaces,
    DataAwsPrefixList,
    DataAwsSecurityGroup,
    DataAwsSecurityGroups,
  ])("are looked up by filters: $tfResourceType", (LookUp) => {
    const filter = [{ name: "tag:Name", values: ["lab"] }];
    const { data } = synthesize((stack) => new LookUp(stack, "found", { filter }));
    expect(data[LookUp.tfResourceType]).toEqual({ found: { filter } });
  });

  test("that only AWS has are refused for the local target alone", () => {
    const regional = (stack: TerraformStack) =>
      new AwsNatGateway(stack, "nat", { availability_mode: "regional", vpc_id: "vpc-0123456789abcdef0" });
    expect(refusal(regional, local())).toMatch(
      /has no regional NAT gateways, which availability_mode asks for/,
    );
    expect(only(synthesize(regional), "aws_nat_gateway").availability_mode).toBe("regional");
  });

  test("write every member of a route in a table's list, as Terraform wants objects", () => {
    const configuration = synthesize((stack) => {
      new AwsRouteTable(stack, "table", {
        vpc_id: "vpc-0123456789abcdef0",
        route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-0123456789abcdef0" }],
      });
      new AwsSecurityGroup(stack, "group", { ingress: [{ protocol: "-1", self: true }] });
    });
    expect(only(configuration, "aws_route_table").route).toEqual([
      {
        cidr_block: "0.0.0.0/0",
        ipv6_cidr_block: null,
        destination_prefix_list_id: null,
        carrier_gateway_id: null,
        core_network_arn: null,
        egress_only_gateway_id: null,
        gateway_id: "igw-0123456789abcdef0",
        local_gateway_id: null,
        nat_gateway_id: null,
        network_interface_id: null,
        transit_gateway_id: null,
        vpc_endpoint_id: null,
        vpc_peering_connection_id: null,
      },
    ]);
    expect(only(configuration, "aws_security_group").ingress).toMatchObject([
      { protocol: "-1", self: true, cidr_blocks: null },
    ]);
  });

  test.each<[string, (stack: TerraformStack) => unknown, RegExp]>([
    [
      "a block too large",
      (stack) => new AwsVpc(stack, "vpc", { cidr_block: "10.0.0.0/8" }),
      /lab\/vpc\] InvalidVpc\.Range: The CIDR '10\.0\.0\.0\/8' is invalid\. \(cidr_block\)/,
    ],
    [
      "bits behind a subnet's prefix",
      (stack) =>
        new AwsSubnet(stack, "subnet", { vpc_id: "vpc-0123456789abcdef0", cidr_block: "10.0.0.5/24" }),
      /did you mean "10\.0\.0\.0\/24"/,
    ],
    [
      "a route without a target",
      (stack) =>
        new AwsDefaultRouteTable(stack, "table", {
          default_route_table_id: "rtb-0123456789abcdef0",
          route: [{ cidr_block: "0.0.0.0/0" }],
        }),
      /exactly one of gateway_id/,
    ],
    ["no DHCP option", (stack) => new AwsVpcDhcpOptions(stack, "options", {}), /MissingParameter/],
  ])("are refused on both targets: %s", (_case, build, words) => {
    expect(refusal(build)).toMatch(words);
    expect(refusal(build, local())).toMatch(words);
  });

  test("that ask for what only AWS has are refused on the local target alone", () => {
    const six = (stack: TerraformStack) =>
      new AwsVpc(stack, "vpc", { cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true });
    expect(only(synthesize(six), "aws_vpc").assign_generated_ipv6_cidr_block).toBe(true);
    expect(refusal(six, local())).toContain(
      "Unsupported: The local hypervisor has no IPv6, which assign_generated_ipv6_cidr_block asks for.",
    );
  });
});
