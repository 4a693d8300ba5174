import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

describe("aws_security_group and its rules over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials, {
      default_tags: [{ tags: { Lab: "one" } }],
    });
  });
  afterAll(() => endpoint.close());

  const http: ObjectValue = { from_port: 80, to_port: 80, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"] };
  const all: ObjectValue = { from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"] };
  const described = async (id: unknown) => {
    const client = await endpoint.client();
    return (await client.send(new DescribeSecurityGroupsCommand({ GroupIds: [String(id)] })))
      .SecurityGroups?.[0];
  };

  it("reaches nothing until its rules say so, in the default VPC", async () => {
    const group = await terraform.settle("aws_security_group", { name: "web", tags: { Name: "web" } });
    expect(group).toMatchObject({
      id: expect.stringMatching(/^sg-/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:security-group/${group.id}`,
      description: "Managed by Terraform",
      owner_id: credentials.accountId,
      vpc_id: expect.stringMatching(/^vpc-/),
      name_prefix: "",
      ingress: [],
      egress: [],
      tags: { Name: "web" },
      tags_all: { Lab: "one", Name: "web" },
    });
    expect((await described(group.id))?.IpPermissionsEgress).toEqual([]);
    await terraform.destroy("aws_security_group", group);
    expect(await terraform.read("aws_security_group", group)).toBeNull();
  });

  it("keeps blocks as they were written, and changes only what changed", async () => {
    const settings = {
      name_prefix: "web-",
      description: "HTTP",
      ingress: [
        {
          ...http,
          cidr_blocks: ["10.0.0.0/8", "192.168.0.0/16"],
          ipv6_cidr_blocks: ["::/0"],
          description: "inside",
        },
        { ...http, from_port: 443, to_port: 443, protocol: "6" },
        { ...http, from_port: 22, to_port: 22, cidr_blocks: null, self: true },
      ],
      egress: [all],
    };
    const group = await terraform.settle("aws_security_group", settings);
    expect(group.name).toMatch(/^web-\d{18}[0-9a-f]{8}$/);
    const permissions = (await described(group.id))?.IpPermissions ?? [];
    expect(permissions.map(({ FromPort }) => FromPort).sort()).toEqual([22, 443, 80]);

    const [first = {}, ...others] = settings.ingress;
    const changed = {
      ...settings,
      ingress: [{ ...first, cidr_blocks: ["10.0.0.0/8"] }, ...others],
      egress: [],
    };
    const after = await terraform.settle("aws_security_group", changed, group);
    expect(after.id).toBe(group.id);
    const now = await described(group.id);
    expect(now?.IpPermissionsEgress).toEqual([]);
    expect(
      now?.IpPermissions?.find(({ FromPort }) => FromPort === 80)?.IpRanges?.map(({ CidrIp }) => CidrIp),
    ).toEqual(["10.0.0.0/8"]);
    await terraform.destroy("aws_security_group", after);
  });

  it("shows a rule that someone else added", async () => {
    const group = await terraform.apply("aws_security_group", { name: "drift", ingress: [http] });
    const forgetful = { ...group, ingress: [] };
    expect((await terraform.read("aws_security_group", forgetful))?.ingress).toEqual([
      {
        ...http,
        description: "",
        self: false,
        ipv6_cidr_blocks: [],
        prefix_list_ids: [],
        security_groups: [],
      },
    ]);
    const imported = await terraform.import("aws_security_group", String(group.id));
    expect(imported).toMatchObject({ name: "drift", vpc_id: group.vpc_id });
    // However the blocks are written, they say what is there.
    const { planned } = await terraform.plan(
      "aws_security_group",
      { name: "drift", ingress: [http] },
      imported,
    );
    expect(planned.ingress).toEqual(imported?.ingress);
    await terraform.destroy("aws_security_group", group);
  });

  it("goes with the rules of others that refer to it, when asked", async () => {
    const back = await terraform.apply("aws_security_group", { name: "back", revoke_rules_on_delete: true });
    const front = await terraform.apply("aws_security_group", {
      name: "front",
      egress: [{ ...http, cidr_blocks: [], security_groups: [String(back.id)] }],
    });
    await terraform.destroy("aws_security_group", back);
    expect((await terraform.read("aws_security_group", front))?.egress).toEqual([]);
    await terraform.destroy("aws_security_group", front);
  });

  it.each([
    [
      "a network that does not begin where it says",
      { ...http, cidr_blocks: ["10.0.0.5/8"] },
      /did you mean "10\.0\.0\.0\/8"/,
    ],
    ["nobody to admit", { ...http, cidr_blocks: [] }, /Say whom the rule admits/],
    ["ports of all protocols", { ...all, from_port: 1, to_port: 2 }, /must both be 0/],
    ["an address without its length", { ...http, cidr_blocks: ["10.0.0.5"] }, /10\.0\.0\.5\/32/],
  ])("is refused before anything is created: %s", async (_case, rule, words) => {
    await expect(terraform.plan("aws_security_group", { name: "bad", ingress: [rule] })).rejects.toThrow(
      words,
    );
  });

  describe.each(["ingress", "egress"] as const)("%s rules on their own", (direction) => {
    const type = `aws_vpc_security_group_${direction}_rule`;
    let group: ObjectValue;
    let settings: ObjectValue;
    beforeAll(async () => {
      group = await terraform.apply("aws_security_group", { name: `with-${direction}-rules` });
      settings = {
        security_group_id: group.id ?? null,
        ip_protocol: "tcp",
        from_port: 22,
        to_port: 22,
        cidr_ipv4: "10.0.0.0/8",
      };
    });
    afterAll(() => terraform.destroy("aws_security_group", group));

    it("are created, changed in place, imported and destroyed", async () => {
      const rule = await terraform.settle(type, { ...settings, description: "SSH", tags: { Name: "ssh" } });
      expect(rule).toMatchObject({
        id: expect.stringMatching(/^sgr-/),
        security_group_rule_id: rule.id,
        arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:security-group-rule/${rule.id}`,
        cidr_ipv6: null,
        tags_all: { Lab: "one", Name: "ssh" },
      });
      const wider = await terraform.settle(
        type,
        { ...settings, to_port: 23, cidr_ipv4: "10.1.0.0/16" },
        rule,
      );
      expect(wider).toMatchObject({
        id: rule.id,
        to_port: 23,
        cidr_ipv4: "10.1.0.0/16",
        description: null,
        tags: null,
      });
      expect(await terraform.import(type, String(rule.id))).toMatchObject({ id: rule.id, to_port: 23 });
      await terraform.destroy(type, wider);
      expect(await terraform.read(type, wider)).toBeNull();
    });

    it("are replaced when they admit someone of another kind", async () => {
      const rule = await terraform.apply(type, settings);
      const other = { ...settings, cidr_ipv4: null, referenced_security_group_id: group.id ?? null };
      expect((await terraform.plan(type, other, rule)).replaces).toEqual([
        "cidr_ipv4",
        "referenced_security_group_id",
      ]);
      const replaced = await terraform.settle(type, other, rule);
      expect(replaced.referenced_security_group_id).toBe(group.id);
      await terraform.destroy(type, replaced);
    });

    it("need no ports for all protocols, and may spell a protocol by its number", async () => {
      const { from_port: _from, to_port: _to, ...portless } = settings;
      const any = await terraform.settle(type, { ...portless, ip_protocol: "-1" });
      expect(any).toMatchObject({ from_port: null, to_port: null });
      await terraform.destroy(type, any);
      const numbered = await terraform.settle(type, { ...settings, ip_protocol: "6" });
      expect((await terraform.plan(type, settings, numbered)).planned.ip_protocol).toBe("6");
      await terraform.destroy(type, numbered);
    });

    it("are refused with EC2's words when they are there already", async () => {
      const rule = await terraform.apply(type, settings);
      await expect(terraform.apply(type, settings)).rejects.toThrow(
        /Rule: api error InvalidPermission\.Duplicate: the specified rule "peer: 10\.0\.0\.0\/8, TCP, from port: 22, to port: 22, ALLOW" already exists/,
      );
      await terraform.destroy(type, rule);
    });
  });
});
