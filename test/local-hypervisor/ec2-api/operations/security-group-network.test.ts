import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DescribeSecurityGroupReferencesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupVpcAssociationsCommand,
  DescribeStaleSecurityGroupsCommand,
  type EC2Client,
  GetSecurityGroupsForVpcCommand,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });
const anywhere = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

describe("security groups and the network around them, through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let vpcId: string;
  let groupId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    vpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }))).Vpc?.VpcId ?? "";
    groupId = await newGroup("web");
  });
  afterEach(() => endpoint.close());

  const newGroup = async (GroupName: string, VpcId = vpcId) => {
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName, Description: "d", VpcId }),
    );
    return GroupId ?? "";
  };
  const ingress = (...IpPermissions: IpPermission[]) =>
    ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }));
  const egress = (...IpPermissions: IpPermission[]) =>
    ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: groupId, IpPermissions }));

  test("the groups of a VPC, its default one among them", async () => {
    const find = async (Name?: string, value = "") => {
      const { SecurityGroupForVpcs } = await ec2.send(
        new GetSecurityGroupsForVpcCommand({
          VpcId: vpcId,
          Filters: Name ? [{ Name, Values: [value] }] : [],
        }),
      );
      return SecurityGroupForVpcs?.map((group) => group.GroupName);
    };
    expect(await find()).toEqual(["default", "web"]);
    expect(await find("group-name", "w*")).toEqual(["web"]);
    expect(await find("group-id", groupId)).toEqual(["web"]);
    expect(await find("description", "default VPC security group")).toEqual(["default"]);
    expect(await find("primary-vpc-id", vpcId)).toHaveLength(2);
    expect(await find("owner-id", "210987654321")).toEqual([]);
    const { SecurityGroupForVpcs } = await ec2.send(new GetSecurityGroupsForVpcCommand({ VpcId: vpcId }));
    expect(SecurityGroupForVpcs?.[1]).toEqual({
      GroupId: groupId,
      GroupName: "web",
      Description: "d",
      OwnerId: "123456789012",
      PrimaryVpcId: vpcId,
    });
    await expect(
      ec2.send(new GetSecurityGroupsForVpcCommand({ VpcId: "vpc-0123456789abcdef0" })),
    ).rejects.toEqual(refused("InvalidVpcID.NotFound"));
  });

  test("no VPC names another's groups, but what is asked about must be there", async () => {
    expect(
      (await ec2.send(new DescribeSecurityGroupReferencesCommand({ GroupId: [groupId] })))
        .SecurityGroupReferenceSet,
    ).toEqual([]);
    await expect(
      ec2.send(new DescribeSecurityGroupReferencesCommand({ GroupId: ["sg-0123456789abcdef0"] })),
    ).rejects.toEqual(refused("InvalidGroup.NotFound"));
    expect(
      (await ec2.send(new DescribeStaleSecurityGroupsCommand({ VpcId: vpcId }))).StaleSecurityGroupSet,
    ).toEqual([]);
    await expect(
      ec2.send(new DescribeStaleSecurityGroupsCommand({ VpcId: "vpc-0123456789abcdef0" })),
    ).rejects.toEqual(refused("InvalidVpcID.NotFound"));
    const associations = (Name: string) =>
      ec2.send(new DescribeSecurityGroupVpcAssociationsCommand({ Filters: [{ Name, Values: ["a"] }] }));
    expect((await associations("group-id")).SecurityGroupVpcAssociations).toEqual([]);
    await expect(associations("group")).rejects.toEqual(refused("InvalidParameterValue"));
  });

  test("groups are sources and destinations, of the same VPC alone", async () => {
    const database = await newGroup("database");
    const toDatabase = {
      IpProtocol: "tcp",
      FromPort: 5432,
      ToPort: 5432,
      UserIdGroupPairs: [{ GroupId: database }],
    };
    await ingress(toDatabase);
    await egress(toDatabase);
    const { SecurityGroupRules } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [groupId] }] }),
    );
    expect(
      SecurityGroupRules?.map(({ IsEgress, ReferencedGroupInfo }) => [
        IsEgress,
        ReferencedGroupInfo?.GroupId,
      ]),
    ).toEqual([
      [true, undefined],
      [false, database],
      [true, database],
    ]);
    const foreign = (
      await ec2.send(new CreateSecurityGroupCommand({ GroupName: "foreign", Description: "d" }))
    ).GroupId;
    await expect(ingress({ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: foreign }] })).rejects.toEqual(
      refused("InvalidGroup.NotFound", "You have specified two resources that belong to different networks."),
    );
  });

  test("ICMP by type and code, and protocols by number", async () => {
    const { SecurityGroupRules } = await ingress(
      { IpProtocol: "1", FromPort: 8, ToPort: 0, ...anywhere },
      { IpProtocol: "icmp", FromPort: -1, ToPort: -1, ...anywhere },
      { IpProtocol: "icmpv6", Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
      { IpProtocol: "58", FromPort: 128, ToPort: -1, Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
      { IpProtocol: "0", ...anywhere },
      { IpProtocol: "255", FromPort: 1, ToPort: 2, ...anywhere },
    );
    expect(
      SecurityGroupRules?.map(({ IpProtocol, FromPort, ToPort }) => [IpProtocol, FromPort, ToPort]),
    ).toEqual([
      ["icmp", 8, 0],
      ["icmp", -1, -1],
      ["icmpv6", -1, -1],
      ["icmpv6", 128, -1],
      ["0", -1, -1],
      ["255", -1, -1],
    ]);
  });

  const refusals: [string, IpPermission, string][] = [
    ["ICMP without type and code", { IpProtocol: "icmp" }, "InvalidParameterValue"],
    ["ICMP without a code", { IpProtocol: "icmp", FromPort: 8 }, "InvalidParameterValue"],
    ["ICMPv6 with half of them", { IpProtocol: "icmpv6", FromPort: 128 }, "InvalidParameterValue"],
    [
      "an ICMP type above 255",
      { IpProtocol: "icmp", FromPort: 256, ToPort: -1 },
      "InvalidPermission.Malformed",
    ],
    [
      "a code of all ICMP types",
      { IpProtocol: "icmp", FromPort: -1, ToPort: 3 },
      "InvalidPermission.Malformed",
    ],
    ["a protocol above 255", { IpProtocol: "256" }, "InvalidParameterValue"],
    ["a negative protocol", { IpProtocol: "-2" }, "InvalidParameterValue"],
    ["a port above 65535", { IpProtocol: "tcp", FromPort: 1, ToPort: 65536 }, "InvalidPermission.Malformed"],
    ["ports the wrong way round", { IpProtocol: "udp", FromPort: 2, ToPort: 1 }, "InvalidParameterValue"],
  ];
  test.each(refusals)("a rule with %s is refused", async (_, permission, code) => {
    await expect(ingress({ ...permission, ...anywhere })).rejects.toEqual(refused(code));
  });

  test("sixty rules a direction and address family, groups counted in both", async () => {
    const rules = (count: number, peer: object): IpPermission[] =>
      Array.from({ length: count }, (_, index) => ({
        IpProtocol: "tcp",
        FromPort: index,
        ToPort: index,
        ...peer,
      }));
    const six = { Ipv6Ranges: [{ CidrIpv6: "::/0" }] };
    await ingress(...rules(59, anywhere), ...rules(58, six));
    await ingress(...rules(1, { UserIdGroupPairs: [{ GroupId: groupId }] }));
    const one = { IpProtocol: "-1" };
    await expect(ingress({ ...one, ...anywhere })).rejects.toEqual(
      refused("RulesPerSecurityGroupLimitExceeded"),
    );
    await ingress({ ...one, ...six });
    await expect(ingress({ ...one, Ipv6Ranges: [{ CidrIpv6: "2001:db8::/32" }] })).rejects.toEqual(
      refused("RulesPerSecurityGroupLimitExceeded"),
    );
    await egress(...rules(59, anywhere));
    await expect(egress({ ...one, IpRanges: [{ CidrIp: "10.0.0.0/8" }] })).rejects.toEqual(
      refused("RulesPerSecurityGroupLimitExceeded"),
    );
  });
});
