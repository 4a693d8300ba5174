import { DeleteNatGatewayCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver, Refused } from "../../support/provider-driver";
import { applyOpenVpc, idOf } from "../../support/test-network";

describe("aws_nat_gateway over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let subnet: ObjectValue;
  let eip: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    ({ vpc, subnet } = await applyOpenVpc(terraform));
    eip = await terraform.apply("aws_eip", {});
  });
  afterAll(() => endpoint.close());

  const type = "aws_nat_gateway";
  const open = (settings: ObjectValue = {}): ObjectValue => ({
    subnet_id: idOf(subnet),
    allocation_id: idOf(eip),
    ...settings,
  });

  it("is made, tagged in place, imported, and gone with its address free again", async () => {
    const gateway = await terraform.settle(type, open({ tags: { Name: "out" } }));
    expect(gateway).toMatchObject({
      id: expect.stringMatching(/^nat-[0-9a-f]{17}$/),
      association_id: expect.stringMatching(/^eipassoc-/),
      availability_mode: "zonal",
      availability_zone_address: [],
      connectivity_type: "public",
      network_interface_id: expect.stringMatching(/^eni-/),
      private_ip: expect.stringMatching(/^10\.30\.1\./),
      public_ip: eip.public_ip,
      regional_nat_gateway_address: [],
      secondary_allocation_ids: [],
      secondary_private_ip_address_count: 0,
      secondary_private_ip_addresses: [],
      vpc_id: vpc.id,
      tags_all: { Name: "out" },
    });
    const zonal = open({ availability_mode: "zonal", tags: { Name: "two" } });
    expect((await terraform.plan(type, zonal, gateway)).replaces).toEqual([]);
    const tagged = await terraform.settle(type, zonal, gateway);
    expect(tagged).toMatchObject({ id: gateway.id, tags: { Name: "two" } });
    expect(await terraform.import(type, idOf(gateway))).toEqual(tagged);
    const elsewhere = open({ private_ip: "10.30.1.77" });
    expect((await terraform.plan(type, elsewhere, tagged)).replaces).toEqual(["private_ip"]);
    await terraform.destroy(type, tagged);
    expect(await terraform.read(type, tagged)).toBeNull();
    await terraform.destroy(type, tagged);
    expect((await terraform.read("aws_eip", eip))?.association_id).toBe("");
  });

  it("may be private, with an address of one's own", async () => {
    const settings = { subnet_id: idOf(subnet), connectivity_type: "private", private_ip: "10.30.1.80" };
    const gateway = await terraform.settle(type, settings);
    expect(gateway).toMatchObject({ ...settings, allocation_id: "", public_ip: "" });
    await (await endpoint.client()).send(new DeleteNatGatewayCommand({ NatGatewayId: idOf(gateway) }));
    await terraform.destroy(type, gateway);
    expect(await terraform.read(type, gateway)).toBeNull();
  });

  it("that failed says why, and is tainted rather than lost", async () => {
    const gateway = await terraform.apply(type, open());
    const second = await terraform.apply(type, open()).catch((error) => error as Refused);
    expect(second).toBeInstanceOf(Refused);
    const refused = second as Refused;
    expect(refused.message).toMatch(
      /^waiting for EC2 NAT Gateway \(nat-\w+\) create: unexpected state 'failed', wanted target 'available'\. last error: Resource\.AlreadyAssociated: /,
    );
    await terraform.destroy(type, refused.state as ObjectValue);
    await terraform.destroy(type, gateway);
  });

  it.each([
    ["a public one without an address", { allocation_id: null }, /MissingParameter[\s\S]*AllocationId/],
    ["a zonal one without a subnet", { subnet_id: null }, /MissingParameter[\s\S]*SubnetId/],
    [
      "a private one with an address",
      { connectivity_type: "private" },
      /A private NAT gateway has no allocation_id/,
    ],
    [
      "a regional one",
      { availability_mode: "regional", subnet_id: null, allocation_id: null },
      /has no regional NAT gateways/,
    ],
    [
      "further addresses",
      { secondary_allocation_ids: ["eipalloc-0123456789abcdef0"] },
      /has no further addresses of NAT gateways/,
    ],
  ])("is refused before anything is made: %s", async (_case, settings, words) => {
    await expect(terraform.plan(type, open(settings as ObjectValue))).rejects.toThrow(words);
  });
});
