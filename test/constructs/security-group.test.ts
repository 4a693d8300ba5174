import { TerraformVariable } from "cdktf";
import { Peer, Port, SecurityGroup, Vpc } from "../../constructs";
import { only, synthesize } from "./synthesized";

const rules = (build: (group: SecurityGroup) => void, direction: "ingress" | "egress" = "ingress") => {
  const { resource } = synthesize((stack) =>
    build(new SecurityGroup(stack, "web", { allowAllOutbound: false })),
  );
  return Object.values(resource[`aws_vpc_security_group_${direction}_rule`] ?? {});
};

describe("SecurityGroup", () => {
  test("lets everything out over IPv4, as a rule of its own, unless told otherwise", () => {
    // WHEN
    const open = synthesize((stack) => new SecurityGroup(stack, "web"));
    const closed = synthesize((stack) => new SecurityGroup(stack, "web", { allowAllOutbound: false }));
    // THEN
    expect(only(open, "aws_vpc_security_group_egress_rule")).toEqual({
      security_group_id: "${aws_security_group.web.id}",
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "-1",
    });
    expect(closed.resource.aws_vpc_security_group_egress_rule).toBeUndefined();
  });

  test("takes name, description and VPC", () => {
    const configuration = synthesize((stack) => {
      const vpc = Vpc.default(stack);
      new SecurityGroup(stack, "web", {
        securityGroupName: "web",
        description: "HTTP",
        vpc,
        tags: { Name: "web" },
      });
    });
    expect(only(configuration, "aws_security_group")).toEqual({
      name: "web",
      description: "HTTP",
      vpc_id: "${data.aws_vpc.default-vpc.id}",
      tags: { Name: "web" },
    });
    expect(configuration.data.aws_vpc).toEqual({ "default-vpc": { default: true } });
  });

  test.each([
    ["tcp", Port.tcp(80), { ip_protocol: "tcp", from_port: 80, to_port: 80 }],
    ["tcp ports", Port.tcpRange(8000, 8080), { ip_protocol: "tcp", from_port: 8000, to_port: 8080 }],
    ["udp", Port.udp(53), { ip_protocol: "udp", from_port: 53, to_port: 53 }],
    ["ping", Port.icmpPing(), { ip_protocol: "icmp", from_port: 8, to_port: -1 }],
    ["icmp", Port.allIcmp(), { ip_protocol: "icmp", from_port: -1, to_port: -1 }],
    ["everything", Port.allTraffic(), { ip_protocol: "-1" }],
  ])("a rule for %s", (_, port, expected) => {
    const [rule] = rules((group) => group.addIngressRule(Peer.ipv4("203.0.113.0/24"), port));
    expect(rule).toEqual({
      security_group_id: "${aws_security_group.web.id}",
      cidr_ipv4: "203.0.113.0/24",
      ...expected,
    });
  });

  test.each([
    ["IPv6", Peer.anyIpv6(), { cidr_ipv6: "::/0" }],
    ["a prefix list", Peer.prefixList("pl-0123456789abcdef0"), { prefix_list_id: "pl-0123456789abcdef0" }],
    [
      "a group by its id",
      SecurityGroup.fromSecurityGroupId("sg-0123456789abcdef0"),
      { referenced_security_group_id: "sg-0123456789abcdef0" },
    ],
  ])("a rule for %s", (_, peer, expected) => {
    const [rule] = rules((group) => group.addEgressRule(peer, Port.tcp(443)), "egress");
    expect(rule).toMatchObject(expected);
  });

  test("a group is a peer, of itself too", () => {
    const [rule] = rules((group) => group.addIngressRule(group, Port.allTraffic()));
    expect(rule).toMatchObject({
      security_group_id: "${aws_security_group.web.id}",
      referenced_security_group_id: "${aws_security_group.web.id}",
    });
  });

  test("the same rule twice is one rule", () => {
    expect(
      rules((group) => {
        group.addIngressRule(Peer.anyIpv4(), Port.tcp(22));
        group.addIngressRule(Peer.anyIpv4(), Port.tcp(22), { description: "again" });
      }),
    ).toHaveLength(1);
  });

  test("peers that only the deployment knows are kept apart", () => {
    expect(
      rules((group) => {
        const address = (name: string) => new TerraformVariable(group, name, {}).stringValue;
        group.addIngressRule(Peer.ipv4(`${address("one")}/32`), Port.tcp(22));
        group.addIngressRule(Peer.ipv4(`${address("two")}/32`), Port.tcp(22));
      }),
    ).toHaveLength(2);
  });
});
