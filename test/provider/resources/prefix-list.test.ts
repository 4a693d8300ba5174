import { ModifyManagedPrefixListCommand } from "@aws-sdk/client-ec2";
import { isUnknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { idOf } from "../../support/test-network";

describe("prefix lists over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
  });
  afterAll(() => endpoint.close());

  const type = "aws_ec2_managed_prefix_list";
  const entryType = "aws_ec2_managed_prefix_list_entry";
  const settings = (more: ObjectValue = {}): ObjectValue => ({
    name: "offices",
    address_family: "IPv4",
    max_entries: 3,
    ...more,
  });

  it("aws_ec2_managed_prefix_list changes its name, its size and its networks in place", async () => {
    const list = await terraform.settle(
      type,
      settings({ entry: [{ cidr: "203.0.113.0/24", description: "north" }, { cidr: "198.51.100.0/24" }] }),
    );
    expect(list).toMatchObject({
      id: expect.stringMatching(/^pl-[0-9a-f]{17}$/),
      arn: expect.stringMatching(new RegExp(`:prefix-list/${list.id}$`)),
      owner_id: credentials.accountId,
      version: 1,
    });
    const changed = settings({
      name: "sites",
      max_entries: 4,
      entry: [
        { cidr: "203.0.113.0/24", description: "south" },
        { cidr: "192.0.2.0/24" },
        { cidr: "10.0.0.0/8" },
        { cidr: "172.16.0.0/12" },
      ],
      tags: { Name: "sites" },
    });
    const { planned, replaces } = await terraform.plan(type, changed, list);
    expect(replaces).toEqual([]);
    expect(isUnknown(planned.version)).toBe(true);
    const next = await terraform.settle(type, changed, list);
    expect(next).toMatchObject({ id: list.id, name: "sites", max_entries: 4, tags: { Name: "sites" } });
    expect(Number(next.version)).toBeGreaterThan(1);
    expect(await terraform.import(type, idOf(list))).toEqual(next);
    const smaller = settings({ name: "sites", max_entries: 1, entry: [{ cidr: "10.0.0.0/8" }] });
    const last = await terraform.settle(type, smaller, next);
    expect(last).toMatchObject({ max_entries: 1, entry: [{ cidr: "10.0.0.0/8", description: null }] });
    expect((await terraform.plan(type, settings({ address_family: "IPv6" }), last)).replaces).toEqual([
      "address_family",
    ]);
    await terraform.destroy(type, last);
    expect(await terraform.read(type, last)).toBeNull();
    await terraform.destroy(type, last);
  });

  it("shows a network that someone added, and takes it away", async () => {
    const written = settings({ entry: [{ cidr: "203.0.113.0/24" }] });
    const list = await terraform.apply(type, written);
    await (await endpoint.client()).send(
      new ModifyManagedPrefixListCommand({
        PrefixListId: idOf(list),
        CurrentVersion: 1,
        AddEntries: [{ Cidr: "192.0.2.0/24" }],
      }),
    );
    const drifted = await terraform.read(type, list);
    expect(drifted?.entry).toHaveLength(2);
    const back = await terraform.settle(type, written, drifted);
    expect(back.entry).toHaveLength(1);
    await terraform.destroy(type, back);
  });

  it("aws_ec2_managed_prefix_list_entry adds one network, also several at once", async () => {
    const list = await terraform.settle(type, settings());
    const entry = (cidr: string, more: ObjectValue = {}) => ({ prefix_list_id: idOf(list), cidr, ...more });
    const cidrs = ["203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"];
    // As Terraform does: side by side, each changing the list's version under the others
    const made = await Promise.all(
      cidrs.map((cidr) => terraform.settle(entryType, entry(cidr, { description: "x" }))),
    );
    expect(made.map(({ id }) => id)).toEqual(cidrs.map((cidr) => `${list.id},${cidr}`));
    const read = await terraform.read(type, list);
    expect(read?.entry).toHaveLength(3);
    expect((await terraform.plan(type, settings(), read)).planned).toEqual(read);
    const [one] = made as [ObjectValue];
    expect((await terraform.plan(entryType, entry("203.0.113.0/24"), one)).replaces).toEqual(["description"]);
    expect(await terraform.import(entryType, idOf(one))).toEqual(one);
    await expect(terraform.import(entryType, idOf(list))).rejects.toThrow(
      /expected prefix-list-id,cidr-block/,
    );
    await Promise.all(made.map((each) => terraform.destroy(entryType, each)));
    expect(await terraform.read(entryType, one)).toBeNull();
    await terraform.destroy(entryType, one);
    await terraform.destroy(type, read as ObjectValue);
    expect(await terraform.read(entryType, one)).toBeNull();
    await terraform.destroy(entryType, one);
  });

  it("is not deleted while a group's rule names it", async () => {
    const list = await terraform.apply(type, settings({ entry: [{ cidr: "203.0.113.0/24" }] }));
    const group = await terraform.apply("aws_security_group", { name: "named" });
    const rule = await terraform.apply("aws_vpc_security_group_ingress_rule", {
      security_group_id: idOf(group),
      ip_protocol: "-1",
      prefix_list_id: idOf(list),
    });
    await expect(terraform.destroy(type, list)).rejects.toThrow(/api error DependencyViolation/);
    await terraform.destroy("aws_vpc_security_group_ingress_rule", rule);
    await terraform.destroy(type, list);
    await terraform.destroy("aws_security_group", group);
  });

  it.each<[string, ObjectValue, RegExp]>([
    ["a name of AWS's", { name: "com.amazonaws.offices" }, /Names that begin with com\.amazonaws/],
    [
      "more networks than it may have",
      { max_entries: 1, entry: [{ cidr: "10.0.0.0/8" }, { cidr: "192.0.2.0/24" }] },
      /PrefixListMaxEntriesExceeded/,
    ],
    [
      "a network twice",
      { entry: [{ cidr: "10.0.0.0/8" }, { cidr: "10.0.0.0/8", description: "again" }] },
      /twice/,
    ],
    ["a network of the other family", { entry: [{ cidr: "2001:db8::/32" }] }, /malformed/],
    ["a network that does not begin there", { entry: [{ cidr: "10.0.0.5/8" }] }, /did you mean/],
  ])("is refused before anything is made: %s", async (_case, more, words) => {
    await expect(terraform.plan(type, settings(more))).rejects.toThrow(words);
  });
});
