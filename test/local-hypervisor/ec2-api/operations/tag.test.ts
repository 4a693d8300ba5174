import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

const refused = (name: string) => expect.objectContaining({ name });

describe("tags through the SDK", () => {
  let endpoint: Ec2Endpoint;
  let ec2: EC2Client;
  let ids: string[];

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    ec2 = await endpoint.client();
    const { vpcs, securityGroups, internetGateways } = endpoint.rig.controlPlane;
    const vpc = vpcs.requireDefault("eu-west-1");
    const internetGateway = internetGateways.ofVpc("eu-west-1", vpc.id);
    const rule = securityGroups.list("eu-west-1")[0]?.rules[0];
    ids = [vpc.id, internetGateway?.id ?? "", vpc.defaultSecurityGroupId, rule?.ruleId ?? ""];
  });
  afterEach(() => endpoint.close());

  const create = (Resources: string[], tags: Record<string, string | undefined>) =>
    ec2.send(
      new CreateTagsCommand({
        Resources,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  const all = async (...Filters: { Name: string; Values: string[] }[]) =>
    (await ec2.send(new DescribeTagsCommand({ Filters }))).Tags?.map(
      (tag) => `${tag.ResourceType} ${tag.Key}=${tag.Value}`,
    );

  test("every kind of resource carries tags", async () => {
    await create(ids, { Name: "x" });
    expect((await all())?.sort()).toEqual([
      "internet-gateway Name=x",
      "security-group Name=x",
      "security-group-rule Name=x",
      "vpc Name=x",
    ]);
    const { Vpcs } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: "tag:Name", Values: ["x"] }] }),
    );
    expect(Vpcs?.[0]?.Tags).toEqual([{ Key: "Name", Value: "x" }]);
  });

  test("of networks: each noun under the name that EC2 has for it", async () => {
    const { context, vpcs, subnets, routeTables, networkAcls, addresses, prefixLists, natGateways } =
      endpoint.rig.controlPlane;
    const region = "eu-west-1";
    const vpc = vpcs.requireDefault(region);
    const [subnet] = subnets.list(region);
    const allocation = addresses.allocate(region, { tags: {} });
    const { id: allocationId } = addresses.allocate(region, { tags: {} });
    const list = prefixLists.create(region, {
      prefixListName: "offices",
      addressFamily: "IPv4",
      maxEntries: 1,
      entries: [],
      tags: {},
    });
    const gateway = natGateways.create(region, {
      subnetId: subnet?.id ?? "",
      connectivityType: "public",
      allocationId,
      tags: {},
    });
    await context.settled();
    const resources = [
      subnet?.id,
      routeTables.ofVpc(region, vpc.id)[0]?.id,
      networkAcls.list(region)[0]?.id,
      vpc.dhcpOptionsId,
      allocation.id,
      list.id,
      gateway.id,
      gateway.networkInterfaceId,
    ];
    await create(
      resources.map((id) => id ?? ""),
      { Name: "x" },
    );
    expect((await all())?.sort()).toEqual([
      "dhcp-options Name=x",
      "elastic-ip Name=x",
      "natgateway Name=x",
      "network-acl Name=x",
      "network-interface Name=x",
      "prefix-list Name=x",
      "route-table Name=x",
      "subnet Name=x",
    ]);
  });

  test("creating overwrites; deleting takes a key, a key with a value, or all", async () => {
    const [vpcId = ""] = ids;
    await create([vpcId], { a: "1", b: "2", c: undefined, __proto__x: "3" });
    await create([vpcId], { a: "4" });
    expect(await all()).toEqual(["vpc a=4", "vpc b=2", "vpc c=", "vpc __proto__x=3"]);
    await ec2.send(
      new DeleteTagsCommand({
        Resources: [vpcId],
        Tags: [{ Key: "a" }, { Key: "b", Value: "other" }, { Key: "c", Value: "" }],
      }),
    );
    expect(await all()).toEqual(["vpc b=2", "vpc __proto__x=3"]);
    expect(await all({ Name: "key", Values: ["b"] })).toEqual(["vpc b=2"]);
    expect(await all({ Name: "tag:b", Values: ["2"] }, { Name: "resource-type", Values: ["vpc"] })).toEqual([
      "vpc b=2",
    ]);
    await ec2.send(new DeleteTagsCommand({ Resources: [vpcId] }));
    expect(await all()).toEqual([]);
  });

  test("a tag that is named __proto__ is a tag", async () => {
    const [vpcId = ""] = ids;
    await ec2.send(new CreateTagsCommand({ Resources: [vpcId], Tags: [{ Key: "__proto__", Value: "p" }] }));
    await create([vpcId], { other: "o" });
    expect(await all()).toEqual(["vpc __proto__=p", "vpc other=o"]);
  });

  test("all or nothing: one resource that is not there leaves the others as they were", async () => {
    await expect(create([ids[0] ?? "", "i-0123456789abcdef0"], { a: "1" })).rejects.toEqual(
      refused("InvalidInstanceID.NotFound"),
    );
    expect(await all()).toEqual([]);
  });

  test.each([
    ["an unknown kind", "x-0123456789abcdef0", "InvalidID"],
    ["no id", "vpc", "InvalidID"],
    ["a volume that is not there", "vol-0123456789abcdef0", "InvalidVolume.NotFound"],
    ["a gateway that is not there", "igw-0123456789abcdef0", "InvalidInternetGatewayID.NotFound"],
    ["a rule that is not there", "sgr-0123456789abcdef0", "InvalidSecurityGroupRuleId.NotFound"],
  ])("%s is refused", async (_, id, code) => {
    await expect(create([id], { a: "1" })).rejects.toEqual(refused(code));
  });

  test("fifty tags, those that are there counted; no reserved and no long keys", async () => {
    const [vpcId = ""] = ids;
    await create([vpcId], Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, "v"])));
    await create([vpcId], { k0: "again" });
    await expect(create([vpcId], { more: "v" })).rejects.toEqual(refused("TagLimitExceeded"));
    await expect(create([vpcId], { "aws:k": "v" })).rejects.toEqual(refused("InvalidParameterValue"));
    await expect(create([vpcId], { ["k".repeat(129)]: "v" })).rejects.toEqual(
      refused("InvalidParameterValue"),
    );
    await expect(create([vpcId], { k: "v".repeat(257) })).rejects.toEqual(refused("InvalidParameterValue"));
    await expect(
      ec2.send(
        new CreateTagsCommand({
          Resources: [vpcId],
          Tags: [
            { Key: "k0", Value: "1" },
            { Key: "k0", Value: "2" },
          ],
        }),
      ),
    ).rejects.toEqual(refused("InvalidParameterValue"));
  });
});
