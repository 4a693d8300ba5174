import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  type CreateNetworkAclEntryCommandInput,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteNetworkAclCommand,
  DeleteNetworkAclEntryCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeNetworkAclsCommand,
  type EC2Client,
  type Filter,
  ReplaceNetworkAclAssociationCommand,
  ReplaceNetworkAclEntryCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });

const everything = { Protocol: "-1", RuleAction: "allow", CidrBlock: "0.0.0.0/0" } as const;
const nothing = (Egress: boolean) => ({
  ...everything,
  RuleAction: "deny",
  RuleNumber: 32767,
  Egress,
});

describe("network ACLs through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let vpcId: string;
  let aclId: string;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    vpcId = Vpc?.VpcId ?? "";
    const { NetworkAcl } = await ec2.send(
      new CreateNetworkAclCommand({
        VpcId: vpcId,
        TagSpecifications: [{ ResourceType: "network-acl", Tags: [{ Key: "Name", Value: "front" }] }],
      }),
    );
    aclId = NetworkAcl?.NetworkAclId ?? "";
  });
  afterEach(() => endpoint.close());

  const describeAcls = async (...Filters: Filter[]) =>
    (await ec2.send(new DescribeNetworkAclsCommand({ Filters }))).NetworkAcls ?? [];
  const own = async () => {
    const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({ NetworkAclIds: [aclId] }));
    return NetworkAcls?.[0];
  };
  const defaultAcl = async () => {
    const [acl] = await describeAcls(
      { Name: "vpc-id", Values: [vpcId] },
      { Name: "default", Values: ["true"] },
    );
    return acl;
  };
  const entry = (changes: Partial<CreateNetworkAclEntryCommandInput> = {}) => ({
    NetworkAclId: aclId,
    RuleNumber: 100,
    Egress: false,
    RuleAction: "allow" as const,
    Protocol: "6",
    CidrBlock: "10.1.2.3/8",
    PortRange: { From: 22, To: 22 },
    ...changes,
  });
  const create = (changes: Partial<CreateNetworkAclEntryCommandInput> = {}) =>
    ec2.send(new CreateNetworkAclEntryCommand(entry(changes)));
  const newSubnet = async (cidr: string) => {
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: cidr }));
    return Subnet?.SubnetId ?? "";
  };

  test("the one of a new VPC lets everything pass, one that is made nothing", async () => {
    expect(await defaultAcl()).toMatchObject({
      NetworkAclId: expect.stringMatching(/^acl-0[0-9a-f]{16}$/),
      VpcId: vpcId,
      OwnerId: "123456789012",
      IsDefault: true,
      Entries: [
        { ...everything, RuleNumber: 100, Egress: true },
        nothing(true),
        { ...everything, RuleNumber: 100, Egress: false },
        nothing(false),
      ],
    });
    expect(await own()).toEqual({
      NetworkAclId: aclId,
      VpcId: vpcId,
      OwnerId: "123456789012",
      IsDefault: false,
      Associations: [],
      Entries: [nothing(true), nothing(false)],
      Tags: [{ Key: "Name", Value: "front" }],
    });
  });

  test("an entry is created, replaced and deleted; its place is number and direction", async () => {
    await create();
    await create({ Egress: true, Protocol: "udp", PortRange: { From: 53, To: 53 } });
    await create({ RuleNumber: 90, Protocol: "icmp", IcmpTypeCode: { Type: 8, Code: -1 } });
    await create({ RuleNumber: 110, Protocol: "50", CidrBlock: undefined, Ipv6CidrBlock: "2001:DB8::1/32" });
    expect((await own())?.Entries).toEqual([
      {
        RuleNumber: 100,
        Egress: true,
        RuleAction: "allow",
        Protocol: "17",
        CidrBlock: "10.0.0.0/8",
        PortRange: { From: 53, To: 53 },
      },
      nothing(true),
      {
        RuleNumber: 90,
        Egress: false,
        RuleAction: "allow",
        Protocol: "1",
        CidrBlock: "10.0.0.0/8",
        IcmpTypeCode: { Type: 8, Code: -1 },
      },
      {
        RuleNumber: 100,
        Egress: false,
        RuleAction: "allow",
        Protocol: "6",
        CidrBlock: "10.0.0.0/8",
        PortRange: { From: 22, To: 22 },
      },
      { RuleNumber: 110, Egress: false, RuleAction: "allow", Protocol: "50", Ipv6CidrBlock: "2001:db8::/32" },
      nothing(false),
    ]);
    await expect(create()).rejects.toEqual(
      refused("NetworkAclEntryAlreadyExists", "The network acl entry identified by 100 already exists."),
    );
    await ec2.send(
      new ReplaceNetworkAclEntryCommand(entry({ RuleAction: "deny", PortRange: { From: 80, To: 81 } })),
    );
    expect((await own())?.Entries?.[3]).toMatchObject({
      RuleAction: "deny",
      PortRange: { From: 80, To: 81 },
    });
    await expect(ec2.send(new ReplaceNetworkAclEntryCommand(entry({ RuleNumber: 101 })))).rejects.toEqual(
      refused("InvalidNetworkAclEntry.NotFound"),
    );
    const remove = (RuleNumber: number, Egress: boolean) =>
      ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId: aclId, RuleNumber, Egress }));
    await remove(100, false);
    await expect(remove(100, false)).rejects.toEqual(
      refused(
        "InvalidNetworkAclEntry.NotFound",
        "The ingress network acl entry identified by 100 does not exist.",
      ),
    );
    await expect(remove(32767, false)).rejects.toEqual(refused("InvalidParameterValue"));
    expect((await own())?.Entries?.map(({ RuleNumber, Egress }) => [RuleNumber, Egress])).toEqual([
      [100, true],
      [32767, true],
      [90, false],
      [110, false],
      [32767, false],
    ]);
  });

  const refusals: [string, Partial<CreateNetworkAclEntryCommandInput>, string, string?][] = [
    [
      "rule number 0",
      { RuleNumber: 0 },
      "InvalidParameterValue",
      "Value (0) for parameter ruleNumber is invalid. Rule numbers go from 1 to 32766.",
    ],
    ["rule number 32767", { RuleNumber: 32767 }, "InvalidParameterValue"],
    ["an unknown protocol", { Protocol: "tpc" }, "InvalidParameterValue"],
    ["a protocol that is no byte", { Protocol: "256" }, "InvalidParameterValue"],
    [
      "TCP without ports",
      { PortRange: undefined },
      "MissingParameter",
      "The request must contain the parameter portRange",
    ],
    [
      "ports the wrong way round",
      { PortRange: { From: 81, To: 80 } },
      "InvalidParameterValue",
      "Invalid TCP/UDP port range (81:80)",
    ],
    ["a port that is none", { PortRange: { From: 80, To: 65536 } }, "InvalidParameterValue"],
    ["ICMP without a type", { Protocol: "1" }, "MissingParameter"],
    [
      "an ICMP type that is no byte",
      { Protocol: "icmp", IcmpTypeCode: { Type: 256, Code: 0 } },
      "InvalidParameterValue",
      "ICMP type (256) out of range",
    ],
    [
      "a code for all ICMP types",
      { Protocol: "1", IcmpTypeCode: { Type: -1, Code: 0 } },
      "InvalidParameterValue",
    ],
    [
      "no block",
      { CidrBlock: undefined },
      "MissingParameter",
      "The request must contain the parameter cidrBlock or ipv6CidrBlock",
    ],
    ["two blocks", { Ipv6CidrBlock: "::/0" }, "InvalidParameterCombination"],
    [
      "a malformed block",
      { CidrBlock: "10.0.0.1" },
      "InvalidParameterValue",
      "CIDR block 10.0.0.1 is malformed",
    ],
    ["an action that is none", { RuleAction: "drop" as "deny" }, "InvalidParameterValue"],
    ["an ACL that is not there", { NetworkAclId: "acl-0123456789abcdef0" }, "InvalidNetworkAclID.NotFound"],
    ["a malformed id", { NetworkAclId: "acl-1" }, "InvalidNetworkAclId.Malformed"],
  ];
  test.each(refusals.map(([what, changes, code, message]) => ({ what, changes, code, message })))(
    "an entry with $what is refused",
    async ({ changes, code, message }) => {
      await expect(create(changes)).rejects.toEqual(refused(code, message));
      expect((await own())?.Entries).toHaveLength(2);
    },
  );

  test("twenty entries a direction and address family, no more", async () => {
    for (let number = 1; number <= 20; number++) await create({ RuleNumber: number });
    await expect(create({ RuleNumber: 21 })).rejects.toEqual(refused("NetworkAclEntryLimitExceeded"));
    await create({ RuleNumber: 21, Egress: true });
    await create({ RuleNumber: 21, CidrBlock: undefined, Ipv6CidrBlock: "::/0" });
  });

  test("a subnet is behind exactly one, at first its VPC's default one, until it is deleted", async () => {
    const subnetId = await newSubnet("10.0.1.0/24");
    const [association] = (await defaultAcl())?.Associations ?? [];
    expect(association).toEqual({
      NetworkAclAssociationId: expect.stringMatching(/^aclassoc-0[0-9a-f]{16}$/),
      NetworkAclId: (await defaultAcl())?.NetworkAclId,
      SubnetId: subnetId,
    });
    const { NewAssociationId } = await ec2.send(
      new ReplaceNetworkAclAssociationCommand({
        AssociationId: association?.NetworkAclAssociationId,
        NetworkAclId: aclId,
      }),
    );
    expect((await own())?.Associations).toEqual([
      { NetworkAclAssociationId: NewAssociationId, NetworkAclId: aclId, SubnetId: subnetId },
    ]);
    expect((await defaultAcl())?.Associations).toEqual([]);
    await expect(
      ec2.send(
        new ReplaceNetworkAclAssociationCommand({
          AssociationId: association?.NetworkAclAssociationId,
          NetworkAclId: aclId,
        }),
      ),
    ).rejects.toEqual(
      refused(
        "InvalidAssociationID.NotFound",
        `The association ID '${association?.NetworkAclAssociationId}' does not exist`,
      ),
    );
    const [foreign] = await describeAcls({ Name: "default", Values: ["true"] });
    expect(foreign?.VpcId).not.toBe(vpcId);
    await expect(
      ec2.send(
        new ReplaceNetworkAclAssociationCommand({
          AssociationId: NewAssociationId,
          NetworkAclId: foreign?.NetworkAclId,
        }),
      ),
    ).rejects.toEqual(refused("InvalidParameter"));
    // Moving a subnet to where it is gives it a new association
    const again = await ec2.send(
      new ReplaceNetworkAclAssociationCommand({ AssociationId: NewAssociationId, NetworkAclId: aclId }),
    );
    expect((await own())?.Associations?.map((each) => each.NetworkAclAssociationId)).toEqual([
      again.NewAssociationId,
    ]);
    await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
    expect((await own())?.Associations).toEqual([]);
  });

  test("deleting: not the default one, not one that a subnet is behind; a VPC goes with its default one", async () => {
    const remove = (NetworkAclId: string | undefined) =>
      ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }));
    const kept = (await defaultAcl())?.NetworkAclId;
    await expect(remove(kept)).rejects.toEqual(
      refused("InvalidParameterValue", `cannot delete default network ACL ${kept}`),
    );
    const subnetId = await newSubnet("10.0.1.0/24");
    const [association] = (await defaultAcl())?.Associations ?? [];
    await ec2.send(
      new ReplaceNetworkAclAssociationCommand({
        AssociationId: association?.NetworkAclAssociationId,
        NetworkAclId: aclId,
      }),
    );
    await expect(remove(aclId)).rejects.toEqual(
      refused("DependencyViolation", `The networkAcl '${aclId}' has dependencies and cannot be deleted.`),
    );
    await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
    await expect(ec2.send(new DeleteVpcCommand({ VpcId: vpcId }))).rejects.toEqual(
      refused("DependencyViolation"),
    );
    await remove(aclId);
    await expect(own()).rejects.toEqual(refused("InvalidNetworkAclID.NotFound"));
    await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
    expect(await describeAcls({ Name: "vpc-id", Values: [vpcId] })).toEqual([]);
  });

  test("filters see entries, associations and tags", async () => {
    await create({ RuleNumber: 77, PortRange: { From: 8080, To: 8090 } });
    await create({ RuleNumber: 78, Egress: true, Protocol: "1", IcmpTypeCode: { Type: 11, Code: 1 } });
    await ec2.send(new CreateTagsCommand({ Resources: [aclId], Tags: [{ Key: "tier", Value: "edge" }] }));
    const found = async (Name: string, ...Values: string[]) =>
      (await describeAcls({ Name, Values })).map((acl) => acl.NetworkAclId);
    for (const [name, value] of [
      ["entry.rule-number", "77"],
      ["entry.port-range.from", "8080"],
      ["entry.port-range.to", "8090"],
      ["entry.icmp.type", "11"],
      ["entry.icmp.code", "1"],
      ["entry.cidr", "10.0.0.0/8"],
      ["entry.protocol", "6"],
      ["network-acl-id", aclId],
      ["default", "false"],
      ["tag:tier", "edge"],
      ["tag:Name", "fr*"],
    ] as const) {
      expect([name, await found(name, value)]).toEqual([name, [aclId]]);
    }
    const [zone] = (await describeAcls({ Name: "default", Values: ["true"] }))[0]?.Associations ?? [];
    for (const [name, value] of [
      ["association.subnet-id", zone?.SubnetId],
      ["association.association-id", zone?.NetworkAclAssociationId],
      ["association.network-acl-id", zone?.NetworkAclId],
    ] as const) {
      expect([name, await found(name, value ?? "")]).toEqual([name, [zone?.NetworkAclId]]);
    }
    expect(await found("entry.rule-action", "deny")).toHaveLength(3);
    await expect(found("entry", "1")).rejects.toEqual(refused("InvalidParameterValue"));
  });
});
