import { AssociateDhcpOptionsCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("aws_vpc_dhcp_options and its association over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
  });
  afterAll(() => endpoint.close());

  const type = "aws_vpc_dhcp_options";
  const association = "aws_vpc_dhcp_options_association";
  const lab: ObjectValue = {
    domain_name: "lab.internal",
    domain_name_servers: ["10.30.0.53", "AmazonProvidedDNS"],
    ntp_servers: ["169.254.169.123"],
    netbios_name_servers: ["10.30.0.10"],
    netbios_node_type: "2",
    tags: { Name: "lab" },
  };
  const optionsOfVpc = async () => (await terraform.read("aws_vpc", vpc))?.dhcp_options_id;

  it("are created as asked, change their tags in place, and are replaced otherwise", async () => {
    const options = await terraform.settle(type, lab);
    expect(options).toMatchObject({
      ...lab,
      id: expect.stringMatching(/^dopt-[0-9a-f]{17}$/),
      arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:dhcp-options/${options.id}`,
      owner_id: credentials.accountId,
      ipv6_address_preferred_lease_time: null,
    });
    const tagged = await terraform.settle(type, { ...lab, tags: { Name: "two" } }, options);
    expect(tagged).toMatchObject({ id: options.id, tags: { Name: "two" } });
    const renamed = { ...lab, domain_name: "other.internal" };
    expect((await terraform.plan(type, renamed, tagged)).replaces).toEqual(["domain_name"]);
    expect(await terraform.import(type, idOf(options))).toEqual(tagged);
    await terraform.destroy(type, tagged);
    expect(await terraform.read(type, tagged)).toBeNull();
    await terraform.destroy(type, tagged);
  });

  it("may say only what matters", async () => {
    const options = await terraform.settle(type, { domain_name_servers: ["AmazonProvidedDNS"] });
    expect(options).toMatchObject({ domain_name: null, ntp_servers: null });
    await terraform.destroy(type, options);
  });

  it("are associated with a VPC, changed in place, imported, and taken away", async () => {
    const one = await terraform.apply(type, lab);
    const two = await terraform.apply(type, { domain_name: "two.internal" });
    const settings = { vpc_id: idOf(vpc), dhcp_options_id: idOf(one) };
    const first = await terraform.settle(association, settings);
    expect(first.id).toBe(`${one.id}-${vpc.id}`);
    expect(await optionsOfVpc()).toBe(one.id);
    const changed = { ...settings, dhcp_options_id: idOf(two) };
    expect((await terraform.plan(association, changed, first)).replaces).toEqual([]);
    const second = await terraform.settle(association, changed, first);
    expect(second.id).toBe(`${two.id}-${vpc.id}`);
    expect(await terraform.read(association, first)).toBeNull();
    expect(await terraform.import(association, idOf(vpc))).toEqual(second);
    await terraform.destroy(association, second);
    expect(await optionsOfVpc()).toBe("default");
    await terraform.destroy(type, one);
    await terraform.destroy(type, two);
  });

  it("leave the VPCs that have them when they are destroyed", async () => {
    const options = await terraform.apply(type, lab);
    await (await endpoint.client()).send(
      new AssociateDhcpOptionsCommand({ DhcpOptionsId: idOf(options), VpcId: idOf(vpc) }),
    );
    await terraform.destroy(type, options);
    expect(await optionsOfVpc()).toBe("default");
  });

  it.each([
    ["no option at all", {}, /^MissingParameter/],
    ["five name servers", { domain_name_servers: ["1", "2", "3", "4", "5"] }, /No more than 4/],
    ["an unknown node type", { netbios_node_type: "3" }, /netbios_node_type/],
    ["an IPv6 lease", { ipv6_address_preferred_lease_time: "1440" }, /has no IPv6/],
  ])("are refused before anything is created: %s", async (_case, settings, words) => {
    await expect(terraform.plan(type, settings)).rejects.toThrow(words);
  });

  it("of a VPC that is gone cannot be imported", async () => {
    await expect(terraform.import(association, "vpc-0123456789abcdef0")).rejects.toThrow(/^There is no VPC/);
  });
});
