import { DescribeRouteTablesCommand, DisassociateRouteTableCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("associations of route tables over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let subnet: ObjectValue;
  let [one, two]: ObjectValue[] = [];
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
    subnet = await terraform.apply("aws_subnet", { vpc_id: idOf(vpc), cidr_block: "10.30.1.0/24" });
    one = await terraform.apply("aws_route_table", { vpc_id: idOf(vpc) });
    two = await terraform.apply("aws_route_table", { vpc_id: idOf(vpc) });
  });
  afterAll(() => endpoint.close());

  const tableId = (table: ObjectValue | undefined) => String(table?.id);

  describe("with a subnet", () => {
    const type = "aws_route_table_association";
    const settings = (table: ObjectValue | undefined) => ({
      subnet_id: idOf(subnet),
      route_table_id: tableId(table),
    });

    it("are made, turned to another table in place, imported and taken away", async () => {
      const association = await terraform.settle(type, settings(one));
      expect(association).toMatchObject({
        id: expect.stringMatching(/^rtbassoc-[0-9a-f]{17}$/),
        subnet_id: subnet.id,
        route_table_id: one?.id,
        gateway_id: null,
      });
      const { replaces } = await terraform.plan(type, settings(two), association);
      expect(replaces).toEqual([]);
      const turned = await terraform.settle(type, settings(two), association);
      expect(turned.id).not.toBe(association.id);
      expect(await terraform.read(type, association)).toBeNull();
      expect(await terraform.import(type, `${subnet.id}/${two?.id}`)).toEqual(turned);
      await terraform.destroy(type, turned);
      expect(await terraform.read(type, turned)).toBeNull();
      await terraform.destroy(type, turned);
    });

    it("cannot be imported when there is none", async () => {
      await expect(terraform.import(type, `${subnet.id}/${one?.id}`)).rejects.toThrow(
        /^No association found between route table ID rtb-\w+ and target ID subnet-/,
      );
      await expect(terraform.import(type, idOf(subnet))).rejects.toThrow(/SUBNET_ID\/ROUTE_TABLE_ID/);
    });

    it("show that someone took them away", async () => {
      const association = await terraform.apply(type, settings(one));
      await (await endpoint.client()).send(
        new DisassociateRouteTableCommand({ AssociationId: idOf(association) }),
      );
      expect(await terraform.read(type, association)).toBeNull();
    });

    it("go with their table", async () => {
      const table = await terraform.apply("aws_route_table", { vpc_id: idOf(vpc) });
      const association = await terraform.apply(type, settings(table));
      await terraform.destroy("aws_route_table", table);
      expect(await terraform.read(type, association)).toBeNull();
    });

    it.each([
      ["nothing to associate", { subnet_id: null }, /exactly one of subnet_id, gateway_id/],
      [
        "a gateway",
        { subnet_id: null, gateway_id: "igw-0123456789abcdef0" },
        /^Unsupported: the local hypervisor [\s\S]*has no gateway route tables/,
      ],
    ])("are refused before anything is made: %s", async (_case, changes, words) => {
      await expect(terraform.plan(type, { ...settings(one), ...changes })).rejects.toThrow(words);
    });

    it("say what EC2 said when the subnet has a table already", async () => {
      const association = await terraform.apply(type, settings(one));
      await expect(terraform.apply(type, settings(two))).rejects.toThrow(
        /Association: api error Resource\.AlreadyAssociated/,
      );
      await terraform.destroy(type, association);
    });
  });

  describe("with the main place of a VPC", () => {
    const type = "aws_main_route_table_association";
    const mainTable = async () => {
      const client = await endpoint.client();
      const Filters = [
        { Name: "vpc-id", Values: [idOf(vpc)] },
        { Name: "association.main", Values: ["true"] },
      ];
      return (await client.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables?.[0]?.RouteTableId;
    };

    it("are taken, turned to another table in place, and given back", async () => {
      const original = await mainTable();
      const settings = { vpc_id: idOf(vpc), route_table_id: tableId(one) };
      const association = await terraform.settle(type, settings);
      expect(association).toMatchObject({
        id: expect.stringMatching(/^rtbassoc-/),
        original_route_table_id: original,
        route_table_id: one?.id,
        vpc_id: vpc.id,
      });
      expect(await mainTable()).toBe(one?.id);
      const changed = { ...settings, route_table_id: tableId(two) };
      expect((await terraform.plan(type, changed, association)).replaces).toEqual([]);
      const turned = await terraform.settle(type, changed, association);
      expect(turned.original_route_table_id).toBe(original);
      expect(await mainTable()).toBe(two?.id);
      // Another table took the place
      expect(await terraform.read(type, association)).toBeNull();
      await terraform.destroy(type, turned);
      expect(await mainTable()).toBe(original);
      await terraform.destroy(type, turned);
    });

    it("cannot be imported", async () => {
      await expect(terraform.import(type, "rtbassoc-0123456789abcdef0")).rejects.toThrow(
        /cannot be imported/,
      );
    });
  });
});
