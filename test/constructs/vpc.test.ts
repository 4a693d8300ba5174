import { TerraformVariable } from "cdktf";
import {
  AvailabilityZones,
  DefaultVpc,
  Ec2Target,
  Instance,
  InstanceType,
  MachineImage,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  type VpcProps,
} from "../../constructs";
import { only, refusal, standInProvider, synthesize } from "./synthesized";

const zones = ["eu-west-1a", "eu-west-1b"];
const vpcWith = (props: VpcProps = {}) =>
  synthesize((stack) => new Vpc(stack, "vpc", { availabilityZones: zones, ...props }));

/** All resources of a type; Terraform has no order of them, and the tests take that of their blocks. */
const all = (configuration: ReturnType<typeof synthesize>, type: string) =>
  Object.values(configuration.resource[type] ?? {}).sort((one, other) =>
    String(one.cidr_block).localeCompare(String(other.cidr_block), "en", { numeric: true }),
  );

describe("Vpc", () => {
  test("has a public and an isolated subnet in two zones, and no NAT gateway, unless told otherwise", () => {
    // WHEN
    const configuration = vpcWith();
    // THEN
    expect(only(configuration, "aws_vpc")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: "lab/vpc" },
    });
    expect(
      all(configuration, "aws_subnet").map((subnet) => [
        subnet.cidr_block,
        subnet.availability_zone,
        subnet.map_public_ip_on_launch,
        (subnet.tags as Record<string, string>).Name,
      ]),
    ).toEqual([
      ["10.0.0.0/24", "eu-west-1a", true, "lab/vpc/public1"],
      ["10.0.1.0/24", "eu-west-1b", true, "lab/vpc/public2"],
      ["10.0.2.0/24", "eu-west-1a", undefined, "lab/vpc/private1"],
      ["10.0.3.0/24", "eu-west-1b", undefined, "lab/vpc/private2"],
    ]);
    const [gatewayName] = Object.keys(configuration.resource.aws_internet_gateway ?? {});
    expect(all(configuration, "aws_route")).toEqual(
      [1, 2].map(() => ({
        route_table_id: expect.stringMatching(/^\$\{aws_route_table\./),
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: `\${aws_internet_gateway.${gatewayName}.id}`,
      })),
    );
    expect(all(configuration, "aws_route_table_association")).toHaveLength(4);
    expect(configuration.resource.aws_nat_gateway).toBeUndefined();
  });

  test("takes the first two zones of the region when none are named", () => {
    const configuration = synthesize((stack) => new Vpc(stack, "vpc"));
    expect(Object.values(configuration.data.aws_availability_zones ?? {})).toEqual([{ state: "available" }]);
    expect(all(configuration, "aws_subnet")[0]?.availability_zone).toMatch(
      /^\$\{element\(data\.aws_availability_zones\./,
    );
  });

  test("lets private subnets out through NAT gateways, which wait for the internet gateway", () => {
    // WHEN
    const one = vpcWith({ natGateways: 1 });
    const two = vpcWith({ natGateways: 2 });
    // THEN
    const gateway = only(one, "aws_nat_gateway");
    expect(gateway.allocation_id).toMatch(/^\$\{aws_eip\..*\.allocation_id\}$/);
    expect(gateway.depends_on).toEqual([
      expect.stringMatching(/^aws_route_table_association\./),
      expect.stringMatching(/^aws_route\./),
    ]);
    const natRoutes = (configuration: typeof one) =>
      all(configuration, "aws_route").flatMap(({ nat_gateway_id: id }) => id ?? []);
    expect(new Set(natRoutes(one)).size).toBe(1);
    expect(natRoutes(one)).toHaveLength(2);
    expect(new Set(natRoutes(two)).size).toBe(2);
  });

  test("has the kinds of subnets that it is told, of any size", () => {
    const configuration = vpcWith({
      cidrBlock: "192.168.0.0/20",
      availabilityZones: ["eu-west-1a"],
      subnetConfiguration: [
        { name: "edge", subnetType: "public", cidrMask: 28 },
        { name: "apps", subnetType: "private-with-egress", cidrMask: 22 },
        { name: "data", subnetType: "private-isolated", cidrMask: 24 },
      ],
    });
    expect(all(configuration, "aws_subnet").map(({ cidr_block }) => cidr_block)).toEqual([
      "192.168.0.0/28",
      "192.168.4.0/22",
      "192.168.8.0/24",
    ]);
    expect(all(configuration, "aws_nat_gateway")).toHaveLength(1);
    expect(all(configuration, "aws_route")).toHaveLength(2);
  });

  test("gives its parts, for what is put into them", () => {
    const configuration = synthesize((stack) => {
      const vpc = new Vpc(stack, "vpc", { availabilityZones: zones, natGateways: 1 });
      expect(
        [vpc.publicSubnets, vpc.privateSubnets, vpc.isolatedSubnets].map(({ length }) => length),
      ).toEqual([2, 2, 0]);
      new Instance(stack, "server", {
        instanceType: InstanceType.of("t2.micro"),
        machineImage: MachineImage.drydockMicro(),
        subnet: vpc.privateSubnets[0],
        securityGroups: [new SecurityGroup(stack, "web", { vpc })],
      });
    });
    expect(only(configuration, "aws_security_group").vpc_id).toBe("${aws_vpc.vpc.id}");
    const server = only(configuration, "aws_instance");
    expect(server.subnet_id).toMatch(/^\$\{aws_subnet\./);
    // What it fetches as it boots needs the way out
    expect(server.depends_on).toEqual([
      expect.stringMatching(/^aws_route_table_association\./),
      expect.stringMatching(/^aws_route\./),
    ]);
  });

  test("asks for the same on both targets", () => {
    const build = (stack: Parameters<Parameters<typeof synthesize>[0]>[0]) =>
      new Vpc(stack, "vpc", { availabilityZones: zones, natGateways: 1 });
    const local = synthesize(build, Ec2Target.local({ providerFolder: standInProvider() }));
    expect(local.resource).toEqual(synthesize(build).resource);
  });

  test.each([
    ["no room", { cidrBlock: "10.0.0.0/26" }, /no room for the subnet/],
    ["too large a block", { cidrBlock: "10.0.0.0/8" }, /InvalidVpc\.Range/],
    [
      "more NAT gateways than public subnets",
      { natGateways: 3 },
      /3 NAT gateways need as many public subnets/,
    ],
    [
      "egress without a NAT gateway",
      { natGateways: 0, subnetConfiguration: [{ name: "p", subnetType: "private-with-egress" as const }] },
      /need a NAT gateway to reach out/,
    ],
    [
      "NAT gateways without a public subnet",
      { subnetConfiguration: [{ name: "p", subnetType: "private-with-egress" as const }] },
      /1 NAT gateways need as many public subnets, and there are 0/,
    ],
    [
      "too small a subnet",
      { subnetConfiguration: [{ name: "p", subnetType: "public" as const, cidrMask: 30 }] },
      /subnet of \/30/,
    ],
  ])("is refused at synth: %s", (_case, props, words) => {
    expect(refusal((stack) => new Vpc(stack, "vpc", { availabilityZones: zones, ...props }))).toMatch(words);
  });

  test("is refused at synth when only the deployment knows its block", () => {
    const words = refusal((stack) => {
      const block = new TerraformVariable(stack, "block", { type: "string" });
      new Vpc(stack, "vpc", { availabilityZones: zones, cidrBlock: block.stringValue });
    });
    expect(words).toMatch(/block of a VPC has to be known at synth/);
  });
});

describe("Subnet and RouteTable", () => {
  test("make a network by hand", () => {
    const configuration = synthesize((stack) => {
      const vpc = Vpc.fromVpcId("vpc-0123456789abcdef0");
      const subnet = new Subnet(stack, "subnet", {
        vpc,
        cidrBlock: "10.0.1.0/24",
        mapPublicIpOnLaunch: false,
      });
      const router = new NetworkInterface(stack, "router", { subnet, sourceDestCheck: false });
      subnet.routeTable.addRoute("192.0.2.0/24", router);
      new RouteTable(stack, "other", { vpc, tags: { Name: "other" } });
      // A route to an interface of the subnet itself cannot be waited for
      expect(subnet.wayOut).toEqual([]);
    });
    expect(only(configuration, "aws_subnet")).toEqual({
      vpc_id: "vpc-0123456789abcdef0",
      cidr_block: "10.0.1.0/24",
      map_public_ip_on_launch: false,
    });
    expect(only(configuration, "aws_route")).toMatchObject({
      destination_cidr_block: "192.0.2.0/24",
      network_interface_id: "${aws_network_interface.router.id}",
    });
  });

  test("number routes whose destination only the deployment knows", () => {
    const configuration = synthesize((stack) => {
      const block = new TerraformVariable(stack, "block", { type: "string" });
      const vpc = Vpc.fromVpcId("vpc-0123456789abcdef0");
      const subnet = new Subnet(stack, "subnet", { vpc, cidrBlock: "10.0.1.0/24" });
      const table = new RouteTable(stack, "table", { vpc });
      table.addRoute(block.stringValue, new NetworkInterface(stack, "router", { subnet }));
    });
    expect(only(configuration, "aws_route").destination_cidr_block).toBe("${var.block}");
  });
});

describe("what is there from the start", () => {
  test("DefaultVpc and AvailabilityZones are looked up", () => {
    const configuration = synthesize((stack) => {
      const vpc = new DefaultVpc(stack, "vpc");
      const names = new AvailabilityZones(stack, "zones");
      new Instance(stack, "server", {
        instanceType: InstanceType.of("t2.micro"),
        machineImage: MachineImage.drydockMicro(),
        subnet: vpc.subnet(1),
      });
      new Subnet(stack, "subnet", { vpc, cidrBlock: "172.31.128.0/24", availabilityZone: names.name(2) });
    });
    expect(configuration.data.aws_vpc).toEqual({ vpc: { default: true } });
    expect(only(configuration, "aws_instance").subnet_id).toMatch(
      /^\$\{element\(data\.aws_subnets\..*, 1\)\}$/,
    );
    expect(only(configuration, "aws_instance").depends_on).toBeUndefined();
    expect(only(configuration, "aws_subnet").availability_zone).toMatch(/names, 2\)\}$/);
  });
});
