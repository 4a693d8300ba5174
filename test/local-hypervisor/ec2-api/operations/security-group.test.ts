import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const ssh: IpPermission = {
  IpProtocol: "tcp",
  FromPort: 22,
  ToPort: 22,
  IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "anywhere" }],
};
const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });

describe("security groups through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let groupId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    const created = await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: "web",
        Description: "HTTP and SSH",
        TagSpecifications: [
          { ResourceType: "security-group", Tags: [{ Key: "Name", Value: "web" }, { Key: "empty" }] },
        ],
      }),
    );
    groupId = created.GroupId ?? "";
    expect(created).toMatchObject({
      GroupId: expect.stringMatching(/^sg-0[0-9a-f]{16}$/),
      SecurityGroupArn: `arn:aws:ec2:eu-west-1:123456789012:security-group/${groupId}`,
      Tags: [
        { Key: "Name", Value: "web" },
        { Key: "empty", Value: "" },
      ],
    });
  });
  afterEach(() => endpoint.close());

  const describe1 = async () => {
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [groupId] }));
    return SecurityGroups?.[0];
  };
  const rulesOf = async (id = groupId) => {
    const { SecurityGroupRules } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [id] }] }),
    );
    return SecurityGroupRules ?? [];
  };
  const authorize = (...IpPermissions: IpPermission[]) =>
    ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }));

  test("a new group lets nothing in and everything out", async () => {
    expect(await describe1()).toEqual({
      GroupId: groupId,
      GroupName: "web",
      Description: "HTTP and SSH",
      VpcId: expect.stringMatching(/^vpc-/),
      OwnerId: "123456789012",
      SecurityGroupArn: expect.anything(),
      IpPermissions: [],
      IpPermissionsEgress: [
        {
          IpProtocol: "-1",
          IpRanges: [{ CidrIp: "0.0.0.0/0" }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
      Tags: [
        { Key: "Name", Value: "web" },
        { Key: "empty", Value: "" },
      ],
    });
  });

  test("the default group lets its members in", async () => {
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames: ["default"] }));
    const [group] = SecurityGroups ?? [];
    expect(group?.IpPermissions).toMatchObject([
      { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group?.GroupId }] },
    ]);
    await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId: group?.GroupId }))).rejects.toEqual(
      refused(
        "CannotDelete",
        `the specified group: "${group?.GroupId}" name: "default" cannot be deleted by a user`,
      ),
    );
  });

  test("each peer is a rule of its own with an id; describing joins the same ports", async () => {
    const { SecurityGroupRules } = await authorize(
      {
        ...ssh,
        IpRanges: [{ CidrIp: "10.1.2.3/8" }],
        Ipv6Ranges: [{ CidrIpv6: "2001:DB8:0:0::1/32", Description: "six" }],
        UserIdGroupPairs: [{ GroupId: groupId }],
      },
      { IpProtocol: "icmp", FromPort: 8, ToPort: -1, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
      { IpProtocol: "17", FromPort: 53, ToPort: 53, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
      { IpProtocol: "50", IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    );
    expect(SecurityGroupRules).toMatchObject([
      {
        IsEgress: false,
        IpProtocol: "tcp",
        FromPort: 22,
        ToPort: 22,
        CidrIpv4: "10.0.0.0/8",
        GroupId: groupId,
      },
      { CidrIpv6: "2001:db8::/32", Description: "six" },
      { ReferencedGroupInfo: { GroupId: groupId, UserId: "123456789012" } },
      { IpProtocol: "icmp", FromPort: 8, ToPort: -1 },
      { IpProtocol: "udp", FromPort: 53, ToPort: 53 },
      { IpProtocol: "50", FromPort: -1, ToPort: -1 },
    ]);
    expect(new Set(SecurityGroupRules?.map((rule) => rule.SecurityGroupRuleId)).size).toBe(6);
    const { IpPermissions } = (await describe1()) ?? {};
    expect(IpPermissions).toHaveLength(4);
    expect(IpPermissions?.[0]).toEqual({
      IpProtocol: "tcp",
      FromPort: 22,
      ToPort: 22,
      IpRanges: [{ CidrIp: "10.0.0.0/8" }],
      Ipv6Ranges: [{ CidrIpv6: "2001:db8::/32", Description: "six" }],
      PrefixListIds: [],
      UserIdGroupPairs: [{ GroupId: groupId, UserId: "123456789012" }],
    });
    expect(IpPermissions?.[3]).not.toHaveProperty("FromPort");
  });

  test("the flat form of the times before VPCs", async () => {
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupName: "web",
        IpProtocol: "tcp",
        FromPort: 80,
        ToPort: 80,
        CidrIp: "0.0.0.0/0",
      }),
    );
    expect((await describe1())?.IpPermissions).toMatchObject([
      { FromPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    ]);
  });

  test.each<[string, IpPermission[], string, string]>([
    [
      "no protocol",
      [{ FromPort: 1, ToPort: 1, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      "InvalidParameterValue",
      "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
    ],
    [
      "no ports",
      [{ IpProtocol: "tcp", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      "InvalidParameterValue",
      "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
    ],
    [
      "an unknown protocol",
      [{ IpProtocol: "tpc", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      "InvalidParameterValue",
      "Invalid value 'tpc' for IP protocol. Unknown protocol.",
    ],
    [
      "an address without a prefix",
      [{ ...ssh, IpRanges: [{ CidrIp: "10.0.0.1" }] }],
      "InvalidParameterValue",
      "CIDR block 10.0.0.1 is malformed",
    ],
    [
      "no peer",
      [{ IpProtocol: "tcp", FromPort: 1, ToPort: 1 }],
      "MissingParameter",
      "The request must contain the parameter ipRanges, ipv6Ranges, prefixListIds or groups",
    ],
    [
      "the same twice",
      [ssh, ssh],
      "InvalidParameterValue",
      "The same permission must not appear multiple times",
    ],
    [
      "an unknown group",
      [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: "sg-0123456789abcdef0" }] }],
      "InvalidGroup.NotFound",
      "The security group 'sg-0123456789abcdef0' does not exist",
    ],
    [
      "a malformed group",
      [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: "sg-x" }] }],
      "InvalidGroupId.Malformed",
      'Invalid id: "sg-x" (expecting "sg-...")',
    ],
    [
      "an accent in the description",
      [{ ...ssh, IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "é" }] }],
      "InvalidParameterValue",
      expect.stringContaining("Invalid rule description"),
    ],
  ])("a rule with %s is refused", async (_, permissions, code, message) => {
    await expect(authorize(...permissions)).rejects.toEqual(refused(code, message));
    expect(await rulesOf()).toHaveLength(1);
  });

  test("a rule that exists is refused in AWS's words", async () => {
    await authorize(ssh);
    await expect(authorize(ssh)).rejects.toEqual(
      refused(
        "InvalidPermission.Duplicate",
        'the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists',
      ),
    );
    const all = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await expect(
      ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: groupId, IpPermissions: [all] })),
    ).rejects.toEqual(
      refused(
        "InvalidPermission.Duplicate",
        'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
      ),
    );
  });

  test("sixty rules a direction, no more", async () => {
    const ports = (first: number, count: number) =>
      Array.from(
        { length: count },
        (_, index): IpPermission => ({ ...ssh, FromPort: first + index, ToPort: first + index }),
      );
    await authorize(...ports(1000, 60));
    await expect(authorize(...ports(2000, 1))).rejects.toEqual(refused("RulesPerSecurityGroupLimitExceeded"));
  });

  test("revoke by what the rule lets pass, whatever its description, and by id", async () => {
    await authorize(ssh, { ...ssh, FromPort: 80, ToPort: 80 });
    const revoked = await ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      }),
    );
    expect(revoked).toMatchObject({
      Return: true,
      RevokedSecurityGroupRules: [{ FromPort: 22, CidrIpv4: "0.0.0.0/0", IsEgress: false }],
    });
    const http = (await rulesOf()).find((rule) => rule.FromPort === 80)?.SecurityGroupRuleId ?? "";
    await expect(
      ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: groupId, SecurityGroupRuleIds: [http] })),
    ).rejects.toEqual(refused("InvalidSecurityGroupRuleId.NotFound"));
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: [http] }));
    await expect(
      ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [ssh] })),
    ).rejects.toEqual(
      refused("InvalidPermission.NotFound", "The specified rule does not exist in this security group."),
    );
    expect((await rulesOf()).map((rule) => rule.IsEgress)).toEqual([true]);
  });

  test("a rule is changed under its id, and needs exactly one peer", async () => {
    const { SecurityGroupRules } = await authorize(ssh, { ...ssh, FromPort: 80, ToPort: 80 });
    const [first, second] = (SecurityGroupRules ?? []).map((rule) => rule.SecurityGroupRuleId ?? "");
    const modify = (SecurityGroupRule: object, id = first) =>
      ec2.send(
        new ModifySecurityGroupRulesCommand({
          GroupId: groupId,
          SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule }],
        }),
      );
    await modify({
      IpProtocol: "tcp",
      FromPort: 443,
      ToPort: 443,
      CidrIpv4: "10.0.0.0/8",
      Description: "tls",
    });
    expect((await rulesOf()).find((rule) => rule.SecurityGroupRuleId === first)).toMatchObject({
      FromPort: 443,
      CidrIpv4: "10.0.0.0/8",
      Description: "tls",
    });
    await expect(modify({ IpProtocol: "-1" })).rejects.toEqual(refused("MissingParameter"));
    await expect(modify({ IpProtocol: "-1", CidrIpv4: "0.0.0.0/0", CidrIpv6: "::/0" })).rejects.toEqual(
      refused("InvalidParameterCombination"),
    );
    await expect(
      modify({ IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIpv4: "0.0.0.0/0" }),
    ).rejects.toEqual(refused("InvalidPermission.Duplicate"));
    await expect(
      modify({ IpProtocol: "-1", CidrIpv4: "0.0.0.0/0" }, "sgr-0123456789abcdef0"),
    ).rejects.toEqual(refused("InvalidSecurityGroupRuleId.NotFound"));
    await ec2.send(
      new UpdateSecurityGroupRuleDescriptionsIngressCommand({
        GroupId: groupId,
        SecurityGroupRuleDescriptions: [
          { SecurityGroupRuleId: first },
          { SecurityGroupRuleId: second, Description: "web" },
        ],
      }),
    );
    const described = new Map((await rulesOf()).map((rule) => [rule.SecurityGroupRuleId, rule.Description]));
    expect([described.get(first), described.get(second)]).toEqual([undefined, "web"]);
  });

  test.each([
    ["the same name in another case", { GroupName: "WEB", Description: "d" }, "InvalidGroup.Duplicate"],
    ["a name like an id", { GroupName: "sg-web", Description: "d" }, "InvalidParameterValue"],
    ["the name of the default group", { GroupName: "default", Description: "d" }, "InvalidParameterValue"],
    ["no description", { GroupName: "other" }, "MissingParameter"],
    [
      "a VPC that is not there",
      { GroupName: "other", Description: "d", VpcId: "vpc-0123456789abcdef0" },
      "InvalidVpcID.NotFound",
    ],
    ["a malformed VPC", { GroupName: "other", Description: "d", VpcId: "vpc" }, "InvalidVpcID.Malformed"],
    [
      "tags for another type",
      {
        GroupName: "other",
        Description: "d",
        TagSpecifications: [{ ResourceType: "instance" as const, Tags: [{ Key: "a" }] }],
      },
      "InvalidParameterValue",
    ],
    [
      "a reserved tag",
      {
        GroupName: "other",
        Description: "d",
        TagSpecifications: [{ ResourceType: "security-group" as const, Tags: [{ Key: "aws:a" }] }],
      },
      "InvalidParameterValue",
    ],
  ])("creating with %s is refused", async (_, input, code) => {
    await expect(ec2.send(new CreateSecurityGroupCommand(input as never))).rejects.toEqual(refused(code));
  });

  test("a group that another names, or that an interface wears, is not deleted", async () => {
    const { GroupId: other } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: "db", Description: "d" }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: other,
        IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: groupId }] }],
      }),
    );
    const remove = (GroupId = "") => ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await expect(remove(groupId)).rejects.toEqual(
      refused("DependencyViolation", `resource ${groupId} has a dependent object`),
    );
    const { networkInterfaces, subnets } = endpoint.rig.controlPlane;
    const subnetId = subnets.forLaunch("eu-west-1", {}).id;
    const instanceId = "i-0123456789abcdef0";
    networkInterfaces.createForInstance("eu-west-1", {
      instanceId,
      subnetId,
      groupIds: [other ?? ""],
      deleteOnTermination: true,
    });
    await expect(remove(other)).rejects.toEqual(refused("DependencyViolation"));
    networkInterfaces.deleteForInstance("eu-west-1", instanceId);
    expect(await remove(other)).toMatchObject({ Return: true, GroupId: other });
    await remove(groupId);
    await expect(remove(groupId)).rejects.toEqual(
      refused("InvalidGroup.NotFound", `The security group '${groupId}' does not exist`),
    );
  });

  test("filters see names, tags and rules", async () => {
    await authorize(ssh);
    const found = async (Name: string, ...Values: string[]) => {
      const { SecurityGroups } = await ec2.send(
        new DescribeSecurityGroupsCommand({ Filters: [{ Name, Values }] }),
      );
      return SecurityGroups?.map((group) => group.GroupName).sort();
    };
    expect(await found("group-name", "w?b", "nothing")).toEqual(["web"]);
    expect(await found("ip-permission.from-port", "22")).toEqual(["web"]);
    expect(await found("ip-permission.cidr", "0.0.0.0/0")).toEqual(["web"]);
    expect(await found("ip-permission.group-name", "default")).toEqual(["default"]);
    expect(await found("egress.ip-permission.protocol", "-1")).toEqual(["default", "web"]);
    expect(await found("tag:Name", "*")).toEqual(["web"]);
    expect(await found("tag-key", "empty")).toEqual(["web"]);
    expect(await found("tag:empty", "")).toEqual(["web"]);
  });
});
