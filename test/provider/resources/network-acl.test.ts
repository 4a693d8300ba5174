import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
} from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("network ACLs over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let [one, two]: ObjectValue[] = [];
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
    one = await terraform.apply("aws_subnet", { vpc_id: idOf(vpc), cidr_block: "10.30.1.0/24" });
    two = await terraform.apply("aws_subnet", { vpc_id: idOf(vpc), cidr_block: "10.30.2.0/24" });
  });
  afterAll(() => endpoint.close());

  const subnetId = (subnet: ObjectValue | undefined) => String(subnet?.id);
  const aclOf = async (subnet: ObjectValue | undefined) => {
    const Filters = [{ Name: "association.subnet-id", Values: [subnetId(subnet)] }];
    const client = await endpoint.client();
    return (await client.send(new DescribeNetworkAclsCommand({ Filters }))).NetworkAcls?.[0];
  };
  const entries = async (aclId: string) => {
    const client = await endpoint.client();
    const { NetworkAcls = [] } = await client.send(
      new DescribeNetworkAclsCommand({ NetworkAclIds: [aclId] }),
    );
    return (NetworkAcls[0]?.Entries ?? []).filter(({ RuleNumber }) => RuleNumber !== 32767);
  };
  const http = {
    rule_no: 100,
    action: "allow",
    protocol: "tcp",
    from_port: 80,
    to_port: 80,
    cidr_block: "0.0.0.0/0",
  };
  const ping = {
    rule_no: 110,
    action: "DENY",
    protocol: "icmp",
    from_port: 0,
    to_port: 0,
    icmp_type: 8,
    icmp_code: -1,
    cidr_block: "10.0.0.0/8",
  };
  const all = {
    rule_no: 100,
    action: "allow",
    protocol: "-1",
    from_port: 0,
    to_port: 0,
    cidr_block: "0.0.0.0/0",
  };

  describe("aws_network_acl", () => {
    const type = "aws_network_acl";

    it("has rules and subnets, which change in place, and gives its subnets back", async () => {
      const settings = {
        vpc_id: idOf(vpc),
        ingress: [http, ping],
        egress: [all],
        subnet_ids: [subnetId(one)],
        tags: { Name: "edge" },
      };
      const acl = await terraform.settle(type, settings);
      expect(acl).toMatchObject({
        id: expect.stringMatching(/^acl-[0-9a-f]{17}$/),
        arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:network-acl/${acl.id}`,
        owner_id: credentials.accountId,
        subnet_ids: [one?.id],
        tags_all: { Name: "edge" },
      });
      // As it was written: the name of the protocol, the case of the action
      expect(acl.ingress).toEqual([expect.objectContaining(http), expect.objectContaining(ping)]);
      expect((await aclOf(one))?.NetworkAclId).toBe(acl.id);

      const changed = {
        ...settings,
        ingress: [
          { ...http, to_port: 81 },
          { ...http, rule_no: 120, from_port: 443, to_port: 443 },
        ],
        subnet_ids: [subnetId(two)],
        tags: { Name: "other" },
      };
      expect((await terraform.plan(type, changed, acl)).replaces).toEqual([]);
      const next = await terraform.settle(type, changed, acl);
      expect((await entries(idOf(acl))).filter(({ Egress }) => !Egress)).toEqual([
        expect.objectContaining({ RuleNumber: 100, PortRange: { From: 80, To: 81 } }),
        expect.objectContaining({ RuleNumber: 120, PortRange: { From: 443, To: 443 } }),
      ]);
      expect((await aclOf(one))?.IsDefault).toBe(true);
      expect((await aclOf(two))?.NetworkAclId).toBe(acl.id);

      const imported = await terraform.import(type, idOf(acl));
      expect(imported).toMatchObject({ id: acl.id, subnet_ids: [two?.id] });
      expect((await terraform.plan(type, changed, imported)).planned.ingress).toEqual(imported?.ingress);
      await terraform.destroy(type, next);
      expect((await aclOf(two))?.IsDefault).toBe(true);
      expect(await terraform.read(type, next)).toBeNull();
      await terraform.destroy(type, next);
    });

    it("leaves rules and subnets to other resources when it lists none", async () => {
      const acl = await terraform.settle(type, { vpc_id: idOf(vpc) });
      const rule = await terraform.settle("aws_network_acl_rule", {
        network_acl_id: idOf(acl),
        rule_number: 200,
        protocol: "udp",
        rule_action: "allow",
        cidr_block: "10.30.0.0/16",
        from_port: 53,
        to_port: 53,
      });
      const association = await terraform.settle("aws_network_acl_association", {
        network_acl_id: idOf(acl),
        subnet_id: subnetId(one),
      });
      const read = await terraform.read(type, acl);
      expect(read).toMatchObject({
        subnet_ids: [one?.id],
        ingress: [expect.objectContaining({ rule_no: 200 })],
      });
      expect((await terraform.plan(type, { vpc_id: idOf(vpc) }, read)).planned).toEqual(read);
      await terraform.destroy("aws_network_acl_association", association);
      await terraform.destroy("aws_network_acl_rule", rule);
      await terraform.destroy(type, acl);
    });

    it("shows a rule that someone added, and takes it away", async () => {
      const settings = { vpc_id: idOf(vpc), ingress: [http] };
      const acl = await terraform.apply(type, settings);
      await (await endpoint.client()).send(
        new CreateNetworkAclEntryCommand({
          NetworkAclId: idOf(acl),
          RuleNumber: 50,
          Egress: false,
          RuleAction: "deny",
          Protocol: "-1",
          CidrBlock: "192.0.2.0/24",
        }),
      );
      const drifted = await terraform.read(type, acl);
      expect(drifted?.ingress).toHaveLength(2);
      const back = await terraform.settle(type, settings, drifted);
      expect(await entries(idOf(acl))).toHaveLength(1);
      await terraform.destroy(type, back);
    });

    it.each<[string, ObjectValue, RegExp]>([
      [
        "two rules of one number",
        { ingress: [http, { ...ping, rule_no: 100 }] },
        /NetworkAclEntryAlreadyExists/,
      ],
      ["ports of all protocols", { ingress: [{ ...all, to_port: 80 }] }, /must both be 0 for all protocols/],
      [
        "no network",
        { ingress: [{ ...http, cidr_block: null }] },
        /exactly one of cidr_block, ipv6_cidr_block/,
      ],
      ["the last number", { ingress: [{ ...http, rule_no: 32767 }] }, /at most 32766/],
      ["a protocol that is none", { ingress: [{ ...http, protocol: "tpc" }] }, /protocol's name or number/],
      ["no action", { egress: [{ ...http, action: null }] }, /RuleAction/],
      ["a VPC that is none", { vpc_id: "10.0.0.0/16" }, /InvalidVpcID\.Malformed/],
    ])("is refused before anything is made: %s", async (_case, settings, words) => {
      await expect(terraform.plan(type, { vpc_id: idOf(vpc), ...settings })).rejects.toThrow(words);
    });

    it("is no way to import the one that a VPC came with", async () => {
      await expect(terraform.import(type, String(vpc.default_network_acl_id))).rejects.toThrow(
        /use the `aws_default_network_acl` resource instead/,
      );
    });
  });

  describe("aws_default_network_acl", () => {
    const type = "aws_default_network_acl";

    it("takes the ACL into care, closes it but for what is listed, and leaves it", async () => {
      const other = await applyVpc(terraform);
      const subnet = await terraform.apply("aws_subnet", { vpc_id: idOf(other), cidr_block: "10.30.1.0/24" });
      const settings = { default_network_acl_id: String(other.default_network_acl_id) };
      const closed = await terraform.settle(type, settings);
      expect(closed).toMatchObject({
        id: other.default_network_acl_id,
        vpc_id: other.id,
        ingress: [],
        subnet_ids: null,
      });
      expect(await entries(idOf(closed))).toEqual([]);
      const open = {
        ...settings,
        ingress: [all],
        egress: [all],
        tags: { Name: "mine" },
        subnet_ids: [idOf(subnet)],
      };
      const changed = await terraform.settle(type, open, closed);
      expect(changed).toMatchObject({ tags: { Name: "mine" }, subnet_ids: [subnet.id] });
      expect(await entries(idOf(closed))).toHaveLength(2);
      expect(await terraform.import(type, idOf(closed))).toMatchObject({
        id: closed.id,
        tags: { Name: "mine" },
      });
      await terraform.destroy(type, changed);
      expect(await terraform.read(type, changed)).toMatchObject({ id: closed.id });
    });

    it("is no other ACL", async () => {
      const acl = await terraform.apply("aws_network_acl", { vpc_id: idOf(vpc) });
      await expect(terraform.apply(type, { default_network_acl_id: idOf(acl) })).rejects.toThrow(
        /use the `aws_network_acl` resource instead/,
      );
      await terraform.destroy("aws_network_acl", acl);
      await expect(terraform.apply(type, { default_network_acl_id: idOf(acl) })).rejects.toThrow(
        /^There is no network ACL acl-/,
      );
    });
  });

  describe("aws_network_acl_rule", () => {
    const type = "aws_network_acl_rule";
    let acl: ObjectValue;
    beforeAll(async () => {
      acl = await terraform.apply("aws_network_acl", { vpc_id: idOf(vpc) });
    });
    const rule = (settings: ObjectValue): ObjectValue => ({
      network_acl_id: idOf(acl),
      rule_number: 100,
      protocol: "tcp",
      rule_action: "allow",
      cidr_block: "0.0.0.0/0",
      ...settings,
    });

    it.each<[string, ObjectValue]>([
      ["ports", { from_port: 1024, to_port: 65535, egress: true }],
      ["a protocol by its number", { protocol: "17", from_port: 53, to_port: 53 }],
      ["a protocol without ports", { protocol: "esp" }],
      ["ICMP", { protocol: "icmp", icmp_type: 8, icmp_code: -1 }],
      [
        "everything, whose ports are none",
        { protocol: "all", from_port: 0, to_port: 0, rule_action: "Deny" },
      ],
      ["IPv6", { cidr_block: null, ipv6_cidr_block: "::/0", from_port: 22, to_port: 22 }],
    ])("is about %s, imported, and gone when it is destroyed", async (_case, more) => {
      const settings = rule(more);
      const made = await terraform.settle(type, settings);
      expect(made).toMatchObject({ ...settings, id: expect.stringMatching(/^nacl-\d+$/) });
      expect(await entries(idOf(acl))).toHaveLength(1);
      const egress = made.egress === true;
      const imported = await terraform.import(type, `${acl.id}:100:${made.protocol}:${egress}`);
      expect(imported).toMatchObject({ id: made.id, cidr_block: made.cidr_block, egress });
      expect((await terraform.plan(type, settings, made)).replaces).toEqual([]);
      await (await endpoint.client()).send(
        new DeleteNetworkAclEntryCommand({ NetworkAclId: idOf(acl), RuleNumber: 100, Egress: egress }),
      );
      expect(await terraform.read(type, made)).toBeNull();
      await terraform.destroy(type, made);
    });

    it("is replaced when it changes, and does not take another's number", async () => {
      const settings = rule({ from_port: 80, to_port: 80 });
      const made = await terraform.settle(type, settings);
      expect((await terraform.plan(type, { ...settings, to_port: 81 }, made)).replaces).toEqual(["to_port"]);
      await expect(terraform.apply(type, settings)).rejects.toThrow(/api error NetworkAclEntryAlreadyExists/);
      await terraform.destroy(type, made);
    });

    it.each<[string, ObjectValue, RegExp]>([
      ["no network", { cidr_block: null }, /exactly one of cidr_block, ipv6_cidr_block/],
      ["ports in reverse", { from_port: 81, to_port: 80 }, /Invalid TCP\/UDP port range/],
      ["an action that is none", { rule_action: "pass" }, /rule_action/],
    ])("is refused before anything is made: %s", async (_case, settings, words) => {
      await expect(terraform.plan(type, rule(settings))).rejects.toThrow(words);
    });

    it("cannot be imported by the ACL's id alone", async () => {
      await expect(terraform.import(type, idOf(acl))).rejects.toThrow(
        /NETWORK_ACL_ID:RULE_NUMBER:PROTOCOL:EGRESS/,
      );
    });
  });

  it("aws_network_acl_association puts a subnet behind an ACL, and gives it back", async () => {
    const type = "aws_network_acl_association";
    const acl = await terraform.apply("aws_network_acl", { vpc_id: idOf(vpc) });
    const settings = { network_acl_id: idOf(acl), subnet_id: subnetId(one) };
    const association = await terraform.settle(type, settings);
    expect(association.id).toMatch(/^aclassoc-[0-9a-f]{17}$/);
    expect((await aclOf(one))?.NetworkAclId).toBe(acl.id);
    expect(await terraform.import(type, idOf(association))).toEqual(association);
    const elsewhere = { ...settings, subnet_id: subnetId(two) };
    expect((await terraform.plan(type, elsewhere, association)).replaces).toEqual(["subnet_id"]);
    await terraform.destroy(type, association);
    expect((await aclOf(one))?.IsDefault).toBe(true);
    expect(await terraform.read(type, association)).toBeNull();
    await terraform.destroy(type, association);
    await expect(
      terraform.apply(type, { ...settings, subnet_id: "subnet-0123456789abcdef0" }),
    ).rejects.toThrow(/api error InvalidSubnetID\.NotFound/);
  });
});
