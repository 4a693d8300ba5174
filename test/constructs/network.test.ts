import {
  Ec2Target,
  ElasticIp,
  Instance,
  type InstanceProps,
  InstanceType,
  MachineImage,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  Peer,
  Port,
  PrefixList,
  SecurityGroup,
  Subnet,
  Vpc,
} from "../../constructs";
import { only, refusal, standInProvider, synthesize } from "./synthesized";

const subnet = Subnet.fromSubnetId("subnet-0123456789abcdef0");
const vpc = Vpc.fromVpcId("vpc-0123456789abcdef0");
const micro: InstanceProps = {
  instanceType: InstanceType.of("t2.micro"),
  machineImage: MachineImage.drydockMicro(),
};

describe("NetworkInterface", () => {
  test("asks for what is said, addresses in their order", () => {
    // WHEN
    const configuration = synthesize((stack) => {
      const eni = new NetworkInterface(stack, "eni", {
        subnet,
        securityGroups: [SecurityGroup.fromSecurityGroupId("sg-0123456789abcdef0")],
        privateIpAddresses: ["10.0.1.10", "10.0.1.11"],
        description: "a router's",
        sourceDestCheck: false,
        tags: { Name: "router" },
      });
      eni.attachTo(new Instance(stack, "server", micro), { deviceIndex: 1 });
    });
    // THEN
    expect(only(configuration, "aws_network_interface")).toEqual({
      subnet_id: "subnet-0123456789abcdef0",
      security_groups: ["sg-0123456789abcdef0"],
      private_ip_list_enabled: true,
      private_ip_list: ["10.0.1.10", "10.0.1.11"],
      description: "a router's",
      source_dest_check: false,
      tags: { Name: "router" },
    });
    expect(only(configuration, "aws_network_interface_attachment")).toEqual({
      network_interface_id: "${aws_network_interface.eni.id}",
      instance_id: "${aws_instance.server.id}",
      device_index: 1,
    });
  });

  test("is an instance's first, in place of one of its own", () => {
    const configuration = synthesize((stack) => {
      const eni = new NetworkInterface(stack, "eni", { subnet });
      new Instance(stack, "server", { ...micro, primaryNetworkInterface: eni });
    });
    expect(only(configuration, "aws_instance")).toMatchObject({
      primary_network_interface: [{ network_interface_id: "${aws_network_interface.eni.id}" }],
    });
  });

  const eni = NetworkInterface.fromNetworkInterfaceId("eni-0123456789abcdef0");
  test.each<[string, Partial<InstanceProps>]>([
    ["security groups", { securityGroups: [SecurityGroup.fromSecurityGroupId("sg-0123456789abcdef0")] }],
    ["subnet ID", { subnet }],
    ["private address", { privateIpAddress: "10.0.1.10" }],
    ["private address", { secondaryPrivateIps: ["10.0.1.10"] }],
    ["public address", { associatePublicIpAddress: true }],
  ])("brings its own %s, which the instance cannot name as well", (what, props) => {
    expect(
      refusal((stack) => new Instance(stack, "server", { ...micro, primaryNetworkInterface: eni, ...props })),
    ).toContain(`Network interfaces and an instance-level ${what} may not be specified`);
  });

  test("is refused at synth when its address is none", () => {
    expect(
      refusal((stack) => new NetworkInterface(stack, "eni", { subnet, privateIpAddresses: ["10.0.1"] })),
    ).toMatch(/IPv4 address/);
  });
});

test("an instance may have further addresses of its subnet", () => {
  const configuration = synthesize(
    (stack) => new Instance(stack, "server", { ...micro, subnet, secondaryPrivateIps: ["10.0.1.10"] }),
  );
  expect(only(configuration, "aws_instance").secondary_private_ips).toEqual(["10.0.1.10"]);
});

describe("ElasticIp", () => {
  test("stands for an instance, or for an address of an interface", () => {
    const configuration = synthesize((stack) => {
      new ElasticIp(stack, "one", { associateWith: { instance: new Instance(stack, "server", micro) } });
      const networkInterface = new NetworkInterface(stack, "eni", { subnet });
      const two = new ElasticIp(stack, "two", { tags: { Name: "two" } });
      two.associate({ networkInterface, privateIpAddress: "10.0.1.10" });
    });
    expect(configuration.resource.aws_eip).toEqual({
      one: { domain: "vpc" },
      two: { domain: "vpc", tags: { Name: "two" } },
    });
    const associations = Object.values(configuration.resource.aws_eip_association ?? {});
    expect(associations).toEqual([
      { allocation_id: "${aws_eip.one.allocation_id}", instance_id: "${aws_instance.server.id}" },
      {
        allocation_id: "${aws_eip.two.allocation_id}",
        network_interface_id: "${aws_network_interface.eni.id}",
        private_ip_address: "10.0.1.10",
      },
    ]);
  });

  test("may be one that the account has already", () => {
    const elasticIp = ElasticIp.fromAllocationId("eipalloc-0123456789abcdef0");
    const configuration = synthesize((stack) => new NatGateway(stack, "nat", { subnet, elasticIp }));
    expect(only(configuration, "aws_nat_gateway")).toEqual({
      subnet_id: "subnet-0123456789abcdef0",
      allocation_id: "eipalloc-0123456789abcdef0",
    });
    expect(configuration.resource.aws_eip).toBeUndefined();
  });
});

describe("PrefixList", () => {
  test("is a peer of security groups", () => {
    const configuration = synthesize((stack) => {
      const offices = new PrefixList(stack, "offices", {
        prefixListName: "offices",
        entries: [{ cidr: "203.0.113.0/24", description: "north" }, { cidr: "198.51.100.0/24" }],
        maxEntries: 5,
      });
      new SecurityGroup(stack, "web", { vpc }).addIngressRule(offices, Port.tcp(22));
    });
    expect(only(configuration, "aws_ec2_managed_prefix_list")).toEqual({
      name: "offices",
      address_family: "IPv4",
      max_entries: 5,
      entry: [{ cidr: "203.0.113.0/24", description: "north" }, { cidr: "198.51.100.0/24" }],
    });
    expect(only(configuration, "aws_vpc_security_group_ingress_rule").prefix_list_id).toBe(
      "${aws_ec2_managed_prefix_list.offices.id}",
    );
  });

  test.each([
    [
      "a name of AWS's",
      { prefixListName: "com.amazonaws.mine", entries: [] },
      /Names that begin with com\.amazonaws/,
    ],
    [
      "more entries than it may have",
      { prefixListName: "mine", maxEntries: 1, entries: [{ cidr: "10.0.0.0/8" }, { cidr: "192.0.2.0/24" }] },
      /PrefixListMaxEntriesExceeded/,
    ],
    [
      "a network of the other family",
      { prefixListName: "mine", addressFamily: "IPv6" as const, entries: [{ cidr: "10.0.0.0/8" }] },
      /CIDR block 10\.0\.0\.0\/8 is malformed/,
    ],
  ])("is refused at synth: %s", (_case, props, words) => {
    expect(refusal((stack) => new PrefixList(stack, "list", props))).toMatch(words);
  });
});

describe("NetworkAcl", () => {
  test("has rules by number, and stands before subnets", () => {
    const configuration = synthesize((stack) => {
      const acl = new NetworkAcl(stack, "acl", { vpc, tags: { Name: "edge" } });
      acl.addEntry({ ruleNumber: 100, direction: "ingress", cidr: "0.0.0.0/0", port: Port.tcp(80) });
      acl.addEntry({ ruleNumber: 100, direction: "egress", cidr: "0.0.0.0/0", port: Port.allTraffic() });
      acl.addEntry({
        ruleNumber: 90,
        direction: "ingress",
        cidr: "10.0.0.0/8",
        port: Port.icmpPing(),
        action: "deny",
      });
      acl.associate(new Subnet(stack, "subnet", { vpc, cidrBlock: "10.0.1.0/24" }));
    });
    const shared = { network_acl_id: "${aws_network_acl.acl.id}" };
    const rules = Object.values(configuration.resource.aws_network_acl_rule ?? {});
    expect(rules).toHaveLength(3);
    expect(rules).toEqual(
      expect.arrayContaining([
        {
          ...shared,
          rule_number: 100,
          egress: false,
          protocol: "tcp",
          rule_action: "allow",
          cidr_block: "0.0.0.0/0",
          from_port: 80,
          to_port: 80,
        },
        {
          ...shared,
          rule_number: 100,
          egress: true,
          protocol: "-1",
          rule_action: "allow",
          cidr_block: "0.0.0.0/0",
        },
        {
          ...shared,
          rule_number: 90,
          egress: false,
          protocol: "icmp",
          rule_action: "deny",
          cidr_block: "10.0.0.0/8",
          icmp_type: 8,
          icmp_code: -1,
        },
      ]),
    );
    expect(only(configuration, "aws_network_acl_association")).toEqual({
      ...shared,
      subnet_id: "${aws_subnet.subnet.id}",
    });
  });

  test("is refused at synth when a rule's number is out of range", () => {
    const words = refusal((stack) =>
      new NetworkAcl(stack, "acl", { vpc }).addEntry({
        ruleNumber: 32767,
        direction: "ingress",
        cidr: "0.0.0.0/0",
        port: Port.allTraffic(),
      }),
    );
    expect(words).toMatch(/rule_number is invalid\. Expecting a value of at most 32766/);
  });
});

test("all of it is the same on both targets", () => {
  const build = (stack: Parameters<Parameters<typeof synthesize>[0]>[0]) => {
    const own = new Vpc(stack, "vpc", { availabilityZones: ["eu-west-1a"], natGateways: 1 });
    const [place] = own.publicSubnets;
    if (place === undefined) throw new Error("a VPC has a public subnet");
    const group = new SecurityGroup(stack, "web", { vpc: own });
    group.addIngressRule(Peer.anyIpv4(), Port.tcp(80));
    const networkInterface = new NetworkInterface(stack, "eni", { subnet: place, securityGroups: [group] });
    new ElasticIp(stack, "eip", { associateWith: { networkInterface } });
    new NetworkAcl(stack, "acl", { vpc: own }).associate(place);
    new PrefixList(stack, "list", { prefixListName: "list", entries: [] });
  };
  const local = synthesize(build, Ec2Target.local({ providerFolder: standInProvider() }));
  expect(local.resource).toEqual(synthesize(build).resource);
});
