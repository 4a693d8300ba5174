import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  type CreateManagedPrefixListCommandInput,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteManagedPrefixListCommand,
  DeleteRouteTableCommand,
  DescribeInternetGatewaysCommand,
  DescribeManagedPrefixListsCommand,
  DescribePrefixListsCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  type EC2Client,
  type Filter,
  GetManagedPrefixListAssociationsCommand,
  GetManagedPrefixListEntriesCommand,
  ModifyManagedPrefixListCommand,
  type ModifyManagedPrefixListCommandInput,
  RestoreManagedPrefixListVersionCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { regions } from "../../../../schemas/catalogues/regions";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });

describe("managed prefix lists through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
  });
  afterEach(() => endpoint.close());

  const create = async (input: Partial<CreateManagedPrefixListCommandInput> = {}) => {
    const { PrefixList } = await ec2.send(
      new CreateManagedPrefixListCommand({
        PrefixListName: "offices",
        AddressFamily: "IPv4",
        MaxEntries: 3,
        ...input,
      }),
    );
    return PrefixList;
  };
  const modify = async (PrefixListId: string, input: Partial<ModifyManagedPrefixListCommandInput>) =>
    (await ec2.send(new ModifyManagedPrefixListCommand({ PrefixListId, ...input }))).PrefixList;
  const remove = (PrefixListId: string) => ec2.send(new DeleteManagedPrefixListCommand({ PrefixListId }));
  const entries = async (PrefixListId: string, TargetVersion?: number) =>
    (await ec2.send(new GetManagedPrefixListEntriesCommand({ PrefixListId, TargetVersion }))).Entries;
  const cidrs = async (id: string, version?: number) => (await entries(id, version))?.map(({ Cidr }) => Cidr);
  const describeAll = async (...Filters: Filter[]) =>
    (await ec2.send(new DescribeManagedPrefixListsCommand({ Filters }))).PrefixLists ?? [];
  const associations = async (PrefixListId: string) =>
    (await ec2.send(new GetManagedPrefixListAssociationsCommand({ PrefixListId }))).PrefixListAssociations;
  const group = async (name = "web") =>
    (await ec2.send(new CreateSecurityGroupCommand({ GroupName: name, Description: "d" }))).GroupId ?? "";
  const authorize = (GroupId: string, PrefixListId: string, port = 443) =>
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [
          { IpProtocol: "tcp", FromPort: port, ToPort: port, PrefixListIds: [{ PrefixListId }] },
        ],
      }),
    );

  test("a list is created with its entries, in their canonical form", async () => {
    const list = await create({
      Entries: [{ Cidr: "10.1.2.3/8", Description: "lab" }, { Cidr: "192.0.2.0/24" }],
      TagSpecifications: [{ ResourceType: "prefix-list", Tags: [{ Key: "Name", Value: "front" }] }],
    });
    expect(list).toEqual({
      PrefixListId: expect.stringMatching(/^pl-0[0-9a-f]{16}$/),
      PrefixListArn: `arn:aws:ec2:eu-west-1:123456789012:prefix-list/${list?.PrefixListId}`,
      PrefixListName: "offices",
      AddressFamily: "IPv4",
      MaxEntries: 3,
      Version: 1,
      State: "create-complete",
      OwnerId: "123456789012",
      Tags: [{ Key: "Name", Value: "front" }],
    });
    expect(await entries(list?.PrefixListId ?? "")).toEqual([
      { Cidr: "10.0.0.0/8", Description: "lab" },
      { Cidr: "192.0.2.0/24" },
    ]);
    const six = await create({ AddressFamily: "IPv6", Entries: [{ Cidr: "2001:DB8::1/32" }] });
    expect(await cidrs(six?.PrefixListId ?? "")).toEqual(["2001:db8::/32"]);
  });

  test("its entries change from version to version, and an earlier one is restored", async () => {
    const id = (await create({ Entries: [{ Cidr: "10.0.0.0/8" }] }))?.PrefixListId ?? "";
    const changed = await modify(id, {
      CurrentVersion: 1,
      AddEntries: [{ Cidr: "192.0.2.0/24" }],
      RemoveEntries: [{ Cidr: "10.0.0.0/8" }],
    });
    expect(changed).toMatchObject({ Version: 2, State: "modify-complete" });
    expect([await cidrs(id), await cidrs(id, 1), await cidrs(id, 2)]).toEqual([
      ["192.0.2.0/24"],
      ["10.0.0.0/8"],
      ["192.0.2.0/24"],
    ]);
    await expect(modify(id, { CurrentVersion: 1, AddEntries: [{ Cidr: "::/0" }] })).rejects.toEqual(
      refused("PrefixListVersionMismatch", "The prefix list has the incorrect version number."),
    );
    await expect(modify(id, { AddEntries: [{ Cidr: "10.0.0.0/8" }] })).rejects.toEqual(
      refused("MissingParameter"),
    );
    const restore = (PreviousVersion: number, CurrentVersion: number) =>
      ec2.send(
        new RestoreManagedPrefixListVersionCommand({ PrefixListId: id, PreviousVersion, CurrentVersion }),
      );
    await expect(restore(1, 1)).rejects.toEqual(refused("PrefixListVersionMismatch"));
    await expect(restore(7, 2)).rejects.toEqual(refused("InvalidParameterValue"));
    expect((await restore(1, 2)).PrefixList).toMatchObject({ Version: 3, State: "restore-complete" });
    expect(await cidrs(id)).toEqual(["10.0.0.0/8"]);
    await expect(entries(id, 4)).rejects.toEqual(refused("InvalidParameterValue"));
    // A name and a size are no version
    expect(await modify(id, { PrefixListName: "labs" })).toMatchObject({
      Version: 3,
      PrefixListName: "labs",
    });
    expect(await modify(id, { MaxEntries: 1 })).toMatchObject({ Version: 3, MaxEntries: 1 });
  });

  const changes: [string, Partial<ModifyManagedPrefixListCommandInput>, string][] = [
    ["an entry twice", { AddEntries: [{ Cidr: "10.0.0.1/8" }] }, "InvalidPrefixListModification"],
    [
      "an entry away that is not there",
      { RemoveEntries: [{ Cidr: "10.0.0.0/9" }] },
      "InvalidPrefixListModification",
    ],
    ["a block of the other family", { AddEntries: [{ Cidr: "::/0" }] }, "InvalidParameterValue"],
    [
      "too many entries",
      { AddEntries: [{ Cidr: "10.1.0.0/16" }, { Cidr: "10.2.0.0/16" }, { Cidr: "10.3.0.0/16" }] },
      "PrefixListMaxEntriesExceeded",
    ],
    [
      "entries and size at once",
      { AddEntries: [{ Cidr: "10.1.0.0/16" }], MaxEntries: 9 },
      "InvalidParameterCombination",
    ],
    ["no size", { MaxEntries: 0 }, "InvalidParameterValue"],
    ["more than a thousand entries", { MaxEntries: 1001 }, "InvalidParameterValue"],
    ["a name of AWS's", { PrefixListName: "com.amazonaws.mine" }, "InvalidParameterValue"],
    ["no name", { PrefixListName: "" }, "InvalidParameterValue"],
  ];
  test.each(changes)("a change to %s is refused", async (_, change, code) => {
    const id = (await create({ Entries: [{ Cidr: "10.0.0.0/8" }] }))?.PrefixListId ?? "";
    await expect(modify(id, { CurrentVersion: 1, ...change })).rejects.toEqual(refused(code));
    expect(await describeAll({ Name: "prefix-list-id", Values: [id] })).toMatchObject([
      { Version: 1, MaxEntries: 3, PrefixListName: "offices" },
    ]);
    expect(await cidrs(id)).toEqual(["10.0.0.0/8"]);
  });

  test("AWS keeps lists of its own in every region, which nobody changes", async () => {
    const { PrefixLists } = await ec2.send(new DescribePrefixListsCommand({}));
    expect(PrefixLists).toMatchObject([
      { PrefixListId: "pl-6da54004", PrefixListName: "com.amazonaws.eu-west-1.s3" },
      { PrefixListId: "pl-6fa54006", PrefixListName: "com.amazonaws.eu-west-1.dynamodb" },
    ]);
    expect(PrefixLists?.[0]?.Cidrs).toEqual(["52.218.0.0/17", "54.231.128.0/19"]);
    const [managed] = await describeAll({ Name: "owner-id", Values: ["AWS"] });
    expect(managed).toEqual({
      PrefixListId: "pl-6da54004",
      PrefixListArn: "arn:aws:ec2:eu-west-1:aws:prefix-list/pl-6da54004",
      PrefixListName: "com.amazonaws.eu-west-1.s3",
      AddressFamily: "IPv4",
      State: "create-complete",
      OwnerId: "AWS",
    });
    await expect(remove("pl-6da54004")).rejects.toEqual(refused("OperationNotPermitted"));
    await expect(modify("pl-6da54004", { PrefixListName: "mine" })).rejects.toEqual(
      refused("OperationNotPermitted"),
    );
    const one = await ec2.send(
      new DescribePrefixListsCommand({
        Filters: [{ Name: "prefix-list-name", Values: ["*.dynamodb"] }],
      }),
    );
    expect(one.PrefixLists).toHaveLength(1);
    await expect(
      ec2.send(new DescribePrefixListsCommand({ PrefixListIds: ["pl-0123456789abcdef0"] })),
    ).rejects.toEqual(
      refused("InvalidPrefixListId.NotFound", "The prefix list ID 'pl-0123456789abcdef0' does not exist"),
    );
    for (const { name } of regions) {
      const lists = endpoint.rig.controlPlane.prefixLists.list(name);
      expect(lists.map(({ prefixListName }) => prefixListName)).toEqual([
        `com.amazonaws.${name}.s3`,
        `com.amazonaws.${name}.dynamodb`,
      ]);
      for (const { id } of lists) expect(id).toMatch(/^pl-[0-9a-f]{8}$/);
      expect(new Set(lists.map(({ id }) => id)).size).toBe(2);
    }
  });

  test("rules and routes name lists that are there, and hold them", async () => {
    const id = (await create({ Entries: [{ Cidr: "10.0.0.0/8" }] }))?.PrefixListId ?? "";
    const groupId = await group();
    await expect(authorize(groupId, "pl-0123456789abcdef0")).rejects.toEqual(
      refused("InvalidPrefixListId.NotFound", "The prefix list ID 'pl-0123456789abcdef0' does not exist"),
    );
    await expect(authorize(groupId, "pl-1")).rejects.toEqual(refused("InvalidPrefixListId.Malformed"));
    await authorize(groupId, id);
    await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId: groupId,
        IpPermissions: [{ IpProtocol: "-1", PrefixListIds: [{ PrefixListId: "pl-6da54004" }] }],
      }),
    );
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: "ip-permission.prefix-list-id", Values: [id] }],
      }),
    );
    expect(SecurityGroups?.map(({ GroupId }) => GroupId)).toEqual([groupId]);
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: Vpcs?.[0]?.VpcId }));
    const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({}));
    await ec2.send(
      new CreateRouteCommand({
        RouteTableId: RouteTable?.RouteTableId,
        DestinationPrefixListId: id,
        GatewayId: InternetGateways?.[0]?.InternetGatewayId,
      }),
    );
    expect(await associations(id)).toEqual([
      { ResourceId: groupId, ResourceOwner: "123456789012" },
      { ResourceId: RouteTable?.RouteTableId, ResourceOwner: "123456789012" },
    ]);
    await expect(remove(id)).rejects.toEqual(
      refused("DependencyViolation", `The prefixList '${id}' has dependencies and cannot be deleted.`),
    );
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: RouteTable?.RouteTableId }));
    await ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [
          { IpProtocol: "tcp", FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: id }] },
        ],
      }),
    );
    expect(await associations(id)).toEqual([]);
    expect((await remove(id)).PrefixList).toMatchObject({ PrefixListId: id, State: "delete-complete" });
    await expect(entries(id)).rejects.toEqual(
      refused("InvalidPrefixListID.NotFound", `The prefix list ID '${id}' does not exist`),
    );
  });

  test("a rule that names a list counts as its largest number of entries", async () => {
    const id = (await create({ MaxEntries: 20 }))?.PrefixListId ?? "";
    const groupId = await group();
    for (const port of [1, 2, 3]) await authorize(groupId, id, port);
    await expect(authorize(groupId, id, 4)).rejects.toEqual(refused("RulesPerSecurityGroupLimitExceeded"));
    // Those of AWS's gateway services count as one rule, and IPv6 is counted by itself
    const six = (await create({ MaxEntries: 60, AddressFamily: "IPv6" }))?.PrefixListId ?? "";
    await authorize(groupId, six);
    await expect(authorize(groupId, "pl-6da54004")).rejects.toEqual(
      refused("RulesPerSecurityGroupLimitExceeded"),
    );
    await authorize(await group("other"), "pl-6da54004");
    await expect(modify(id, { MaxEntries: 21 })).rejects.toEqual(
      refused("RulesPerSecurityGroupLimitExceeded"),
    );
    await modify(id, { MaxEntries: 19 });
    await authorize(groupId, "pl-6da54004");
  });

  test("filters, tags and pages", async () => {
    const id = (await create({ PrefixListName: "labs" }))?.PrefixListId ?? "";
    await create();
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "tier", Value: "edge" }] }));
    for (const [Name, value] of [
      ["prefix-list-name", "l*bs"],
      ["prefix-list-id", id],
      ["tag:tier", "edge"],
    ] as const) {
      const found = await describeAll({ Name, Values: [value] });
      expect([Name, found.map((each) => each.PrefixListId)]).toEqual([Name, [id]]);
    }
    expect(await describeAll({ Name: "owner-id", Values: ["123456789012"] })).toHaveLength(2);
    const first = await ec2.send(new DescribeManagedPrefixListsCommand({ MaxResults: 3 }));
    const rest = await ec2.send(
      new DescribeManagedPrefixListsCommand({ MaxResults: 3, NextToken: first.NextToken }),
    );
    expect([first.PrefixLists?.length, rest.PrefixLists?.length, rest.NextToken]).toEqual([3, 1, undefined]);
    await expect(
      ec2.send(new DescribeManagedPrefixListsCommand({ PrefixListIds: ["pl-0123456789abcdef0"] })),
    ).rejects.toEqual(refused("InvalidPrefixListID.NotFound"));
  });
});
