import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { sharedRulesId } from "../../../provider/resources/shared-rules-mapping";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("aws_security_group_rule over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let group: ObjectValue;
  let other: ObjectValue;
  let list: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    const vpc_id = idOf(await applyVpc(terraform));
    group = await terraform.apply("aws_security_group", { name: "web", vpc_id });
    other = await terraform.apply("aws_security_group", { name: "other", vpc_id });
    list = await terraform.apply("aws_ec2_managed_prefix_list", {
      name: "offices",
      address_family: "IPv4",
      max_entries: 2,
      entry: [{ cidr: "203.0.113.0/24" }],
    });
  });
  afterAll(() => endpoint.close());

  const type = "aws_security_group_rule";
  const rule = (settings: ObjectValue = {}): ObjectValue => ({
    type: "ingress",
    security_group_id: idOf(group),
    protocol: "tcp",
    from_port: 80,
    to_port: 80,
    ...settings,
  });
  const rules = async () => {
    const command = new DescribeSecurityGroupRulesCommand({
      Filters: [{ Name: "group-id", Values: [idOf(group)] }],
    });
    return (await (await endpoint.client()).send(command)).SecurityGroupRules ?? [];
  };
  const permission = (cidr: string) => ({
    GroupId: idOf(group),
    IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: cidr }] }],
  });

  it.each<[string, () => ObjectValue]>([
    ["a network", () => ({ cidr_blocks: ["10.0.0.0/8"] })],
    [
      "several networks of both families",
      () => ({ cidr_blocks: ["192.0.2.0/24", "10.0.0.0/8"], ipv6_cidr_blocks: ["2001:db8::/32"] }),
    ],
    ["a prefix list", () => ({ prefix_list_ids: [idOf(list)] })],
    ["the group itself", () => ({ self: true })],
    ["another group", () => ({ source_security_group_id: idOf(other) })],
    ["the group itself, by its id", () => ({ source_security_group_id: idOf(group) })],
    [
      "a group and a prefix list",
      () => ({ source_security_group_id: idOf(other), prefix_list_ids: [idOf(list)] }),
    ],
    ["everything", () => ({ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] })],
    ["ping", () => ({ protocol: "icmp", from_port: 8, to_port: -1, cidr_blocks: ["0.0.0.0/0"] })],
    ["a protocol by its number", () => ({ protocol: "6", cidr_blocks: ["10.0.0.0/8"] })],
    ["what goes out", () => ({ type: "egress", cidr_blocks: ["10.0.0.0/8"] })],
  ])("admits %s, is imported, and is gone when it is destroyed", async (_case, sources) => {
    const settings = rule({ description: "why", ...sources() });
    const made = await terraform.settle(type, settings);
    expect(made).toMatchObject({ ...settings, id: expect.stringMatching(/^sgrule-\d+$/) });
    const count = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"].flatMap(
      (name) => made[name] ?? [],
    ).length;
    const groups = made.self || made.source_security_group_id ? 1 : 0;
    const present = await rules();
    expect(present).toHaveLength(count + groups);
    const [only] = present;
    expect(made.security_group_rule_id).toBe(present.length === 1 ? only?.SecurityGroupRuleId : "");

    const names = [
      ...["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"].flatMap((name) => made[name] ?? []),
      ...(made.self ? ["self"] : []),
      ...(made.source_security_group_id ? [made.source_security_group_id] : []),
    ];
    const { security_group_id: groupId, from_port: from, to_port: to } = made;
    const id = [groupId, made.type, made.protocol, from, to, ...names].join("_");
    const imported = await terraform.import(type, id);
    expect({ ...imported, protocol: made.protocol }).toEqual(made);

    await terraform.destroy(type, made);
    expect(await rules()).toEqual([]);
    expect(await terraform.read(type, made)).toBeNull();
    await terraform.destroy(type, made);
  });

  it("has the id that hashicorp/aws would give it", () => {
    // crc32 of "sg-1-80-81-tcp-ingress-10.0.0.0/8-192.0.2.0/24-sg-1--", worked out apart
    const state = {
      security_group_id: "sg-1",
      type: "ingress",
      protocol: "6",
      from_port: 80,
      to_port: 81,
      cidr_blocks: ["192.0.2.0/24", "10.0.0.0/8"],
      self: true,
    };
    expect(sharedRulesId(state)).toBe("sgrule-1539615846");
  });

  it("changes its description in place, and is replaced otherwise", async () => {
    const settings = rule({ cidr_blocks: ["10.0.0.0/8", "192.0.2.0/24"] });
    const made = await terraform.settle(type, settings);
    const described = { ...settings, description: "the office" };
    expect((await terraform.plan(type, described, made)).replaces).toEqual([]);
    const changed = await terraform.settle(type, described, made);
    expect(changed).toMatchObject({ id: made.id, description: "the office" });
    expect((await rules()).map(({ Description }) => Description)).toEqual(["the office", "the office"]);
    expect((await terraform.plan(type, { ...described, to_port: 81 }, changed)).replaces).toEqual([
      "to_port",
    ]);
    expect((await terraform.plan(type, { ...described, protocol: "6" }, changed)).replaces).toEqual([]);
    await terraform.destroy(type, changed);
  });

  it("shows which of its sources someone took away, and is replaced", async () => {
    const settings = rule({ cidr_blocks: ["10.0.0.0/8", "192.0.2.0/24"] });
    const made = await terraform.apply(type, settings);
    const client = await endpoint.client();
    await client.send(new RevokeSecurityGroupIngressCommand(permission("10.0.0.0/8")));
    const drifted = await terraform.read(type, made);
    expect(drifted?.cidr_blocks).toEqual(["192.0.2.0/24"]);
    expect((await terraform.plan(type, settings, drifted)).replaces).toEqual(["cidr_blocks"]);
    const mended = await terraform.settle(type, settings, drifted);
    expect(await rules()).toHaveLength(2);
    await client.send(
      new UpdateSecurityGroupRuleDescriptionsIngressCommand({
        GroupId: idOf(group),
        IpPermissions: [
          {
            ...permission("10.0.0.0/8").IpPermissions[0],
            IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "theirs" }],
          },
        ],
      }),
    );
    expect((await terraform.read(type, mended))?.description).toBe("theirs");
    await terraform.destroy(type, mended);
    expect(await rules()).toEqual([]);
  });

  it("says so when the group has the rule already", async () => {
    await (await endpoint.client()).send(new AuthorizeSecurityGroupIngressCommand(permission("10.0.0.0/8")));
    await expect(terraform.apply(type, rule({ cidr_blocks: ["10.0.0.0/8"] }))).rejects.toThrow(
      /^authorizing Security Group \(sg-\w+\) Rule \(sgrule-\d+\): api error InvalidPermission\.Duplicate[\s\S]*import the one that is there/,
    );
    await (await endpoint.client()).send(new RevokeSecurityGroupIngressCommand(permission("10.0.0.0/8")));
  });

  it.each<[string, ObjectValue, RegExp]>([
    ["nobody", {}, /MissingParameter/],
    ["an empty list", { cidr_blocks: [] }, /MissingParameter/],
    [
      "a network and itself",
      { cidr_blocks: ["10.0.0.0/8"], self: true },
      /cannot be used with the parameter/,
    ],
    [
      "a network and a group",
      { ipv6_cidr_blocks: ["::/0"], source_security_group_id: "sg-0123456789abcdef0" },
      /cannot be used with the parameter/,
    ],
    [
      "itself and a group",
      { self: true, source_security_group_id: "sg-0123456789abcdef0" },
      /cannot be used with/,
    ],
    ["a network that does not begin there", { cidr_blocks: ["10.0.0.5/8"] }, /did you mean "10\.0\.0\.0\/8"/],
    ["a direction that is none", { type: "in", self: true }, /Expecting one of: ingress, egress/],
    ["ports in reverse", { self: true, from_port: 81 }, /Invalid TCP\/UDP port range/],
  ])("is refused before anything is made: %s", async (_case, settings, words) => {
    await expect(terraform.plan(type, rule(settings))).rejects.toThrow(words);
  });

  it.each([
    "sg-0123456789abcdef0_ingress_tcp_80_80",
    "web_ingress_tcp_80_80_self",
    "sg-0123456789abcdef0_in_tcp_80_80_self",
    "sg-0123456789abcdef0_ingress_tcp_http_80_self",
    "sg-0123456789abcdef0_ingress_tcp_80_80_somebody",
  ])("cannot be imported by %s", async (id) => {
    await expect(terraform.import(type, id)).rejects.toThrow(/expected SECURITYGROUPID_TYPE_PROTOCOL/);
  });
});
