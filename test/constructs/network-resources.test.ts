import type { TerraformStack } from "cdktf";
import {
  AwsDefaultRouteTable,
  AwsInternetGateway,
  AwsRoute,
  AwsRouteTable,
  AwsSecurityGroup,
  AwsSubnet,
  AwsVpc,
  AwsVpcDhcpOptions,
  DataAwsRouteTable,
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
