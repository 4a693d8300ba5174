import { CreateRouteCommand, DeleteRouteCommand, DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";
import { applyVpc, idOf } from "../../support/test-network";

describe("aws_route_table and aws_route over the real endpoint", () => {
  let endpoint: Ec2Endpoint;
  let terraform: ProviderDriver;
  let vpc: ObjectValue;
  let gateway: ObjectValue;
  let networkInterface: string;
  let out: ObjectValue;
  let lab: ObjectValue;
  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open();
    const image = await endpoint.rig.registerImage();
    terraform = await ProviderDriver.open(await endpoint.listen(), credentials);
    vpc = await applyVpc(terraform);
    gateway = await terraform.apply("aws_internet_gateway", { vpc_id: idOf(vpc) });
    out = { cidr_block: "0.0.0.0/0", gateway_id: idOf(gateway) };
    lab = { vpc_id: idOf(vpc) };
    const subnet = await terraform.apply("aws_subnet", { ...lab, cidr_block: "10.30.1.0/24" });
    const instance = await terraform.apply("aws_instance", {
      ami: image.id,
      instance_type: "t2.micro",
      subnet_id: idOf(subnet),
    });
    networkInterface = String(instance.primary_network_interface_id);
  });
  afterAll(() => endpoint.close());

  const present = async (table: ObjectValue) => {
    const client = await endpoint.client();
    const { RouteTables } = await client.send(
      new DescribeRouteTablesCommand({ RouteTableIds: [idOf(table)] }),
    );
    return (RouteTables?.[0]?.Routes ?? []).map(
      ({ DestinationCidrBlock, GatewayId, NetworkInterfaceId }) =>
        `${DestinationCidrBlock} ${GatewayId ?? NetworkInterfaceId}`,
    );
  };
  const local = "10.30.0.0/16 local";

  describe("a table", () => {
    it("is created with its routes, which change in place", async () => {
      const settings = { ...lab, route: [out], tags: { Name: "public" } };
      const table = await terraform.settle("aws_route_table", settings);
      expect(table).toMatchObject({
        id: expect.stringMatching(/^rtb-[0-9a-f]{17}$/),
        arn: `arn:aws:ec2:eu-west-1:${credentials.accountId}:route-table/${table.id}`,
        owner_id: credentials.accountId,
        propagating_vgws: [],
        vpc_id: vpc.id,
        tags: { Name: "public" },
      });
      expect(await present(table)).toEqual([local, `0.0.0.0/0 ${gateway.id}`]);

      const forwarded = { cidr_block: "192.168.0.0/16", network_interface_id: networkInterface };
      const more = { ...settings, route: [forwarded, out] };
      expect((await terraform.plan("aws_route_table", more, table)).replaces).toEqual([]);
      const changed = await terraform.settle("aws_route_table", more, table);
      expect((await present(changed)).sort()).toEqual(
        [local, `0.0.0.0/0 ${gateway.id}`, `192.168.0.0/16 ${networkInterface}`].sort(),
      );
      const turned = await terraform.settle(
        "aws_route_table",
        { ...settings, route: [{ ...out, cidr_block: "192.168.0.0/16" }] },
        changed,
      );
      expect(await present(turned)).toEqual([local, `192.168.0.0/16 ${gateway.id}`]);
      const none = await terraform.settle("aws_route_table", { ...lab, route: [] }, turned);
      expect(await present(none)).toEqual([local]);
      await terraform.destroy("aws_route_table", none);
      expect(await terraform.read("aws_route_table", none)).toBeNull();
      await terraform.destroy("aws_route_table", none);
    });

    it("leaves routes alone of which it says nothing", async () => {
      const table = await terraform.settle("aws_route_table", lab);
      expect(table.route).toEqual([]);
      const route = await terraform.apply("aws_route", {
        route_table_id: idOf(table),
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: idOf(gateway),
      });
      const read = await terraform.read("aws_route_table", table);
      expect(read?.route).toHaveLength(1);
      expect((await terraform.plan("aws_route_table", lab, read)).planned).toEqual(read);
      await terraform.apply("aws_route_table", { ...lab, tags: { Name: "tagged" } }, read);
      expect(await present(table)).toHaveLength(2);
      await terraform.destroy("aws_route", route);
      await terraform.destroy("aws_route_table", table);
    });

    it("shows routes that came and went behind Terraform's back, and mends them", async () => {
      const settings = { ...lab, route: [out] };
      const table = await terraform.apply("aws_route_table", settings);
      const client = await endpoint.client();
      const RouteTableId = idOf(table);
      await client.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0" }));
      await client.send(
        new CreateRouteCommand({
          RouteTableId,
          DestinationCidrBlock: "192.0.2.0/24",
          GatewayId: idOf(gateway),
        }),
      );
      const drifted = await terraform.read("aws_route_table", table);
      expect(drifted?.route).toMatchObject([{ cidr_block: "192.0.2.0/24", gateway_id: gateway.id }]);
      await terraform.settle("aws_route_table", settings, drifted);
      expect(await present(table)).toEqual([local, `0.0.0.0/0 ${gateway.id}`]);
      await terraform.destroy("aws_route_table", table);
    });

    it("is imported by its id, and is the same however its routes are written", async () => {
      const table = await terraform.apply("aws_route_table", { ...lab, route: [out] });
      const imported = await terraform.import("aws_route_table", idOf(table));
      expect(imported).toMatchObject({ id: table.id, vpc_id: vpc.id });
      const [shown = {}] = (imported?.route ?? []) as ObjectValue[];
      const empty = Object.fromEntries(Object.keys(shown).map((name) => [name, ""]));
      const spelled = { ...lab, route: [{ ...empty, ...out }] };
      expect((await terraform.plan("aws_route_table", spelled, imported)).planned).toEqual(imported);
      const table2 = await terraform.settle("aws_route_table", spelled);
      await terraform.destroy("aws_route_table", table);
      await terraform.destroy("aws_route_table", table2);
    });

    it("may list the route to its VPC's own network", async () => {
      const listed = { ...lab, route: [{ cidr_block: "10.30.0.0/16", gateway_id: "local" }, out] };
      const table = await terraform.settle("aws_route_table", listed);
      expect(await present(table)).toHaveLength(2);
      const without = await terraform.settle("aws_route_table", { ...lab, route: [out] }, table);
      expect(await present(without)).toHaveLength(2);
      await terraform.destroy("aws_route_table", table);
    });

    it.each<[string, ObjectValue[], RegExp]>([
      ["a route without a target", [{ cidr_block: "0.0.0.0/0" }], /exactly one of gateway_id/],
      ["a route to nowhere", [{ gateway_id: "igw-0123456789abcdef0" }], /exactly one of cidr_block/],
      [
        "a route with two targets",
        [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1", nat_gateway_id: "nat-0123456789abcdef0" }],
        /^InvalidParameterCombination/,
      ],
      [
        "two routes to one place",
        [
          { cidr_block: "0.0.0.0/0", gateway_id: "igw-1" },
          { cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-0123456789abcdef0" },
        ],
        /^RouteAlreadyExists/,
      ],
      ["bits behind the prefix", [{ cidr_block: "10.9.9.9/8", gateway_id: "igw-1" }], /did you mean/],
      [
        "a transit gateway",
        [{ cidr_block: "0.0.0.0/0", transit_gateway_id: "tgw-1" }],
        /has no transit gateways, which transit_gateway_id asks for/,
      ],
      ["IPv6", [{ ipv6_cidr_block: "::/0", gateway_id: "igw-1" }], /has no IPv6/],
    ])("is refused before anything is created: %s", async (_case, route, words) => {
      await expect(terraform.plan("aws_route_table", { ...lab, route })).rejects.toThrow(words);
    });

    it("is refused with virtual private gateways", async () => {
      const settings = { ...lab, propagating_vgws: ["vgw-1"] };
      await expect(terraform.plan("aws_route_table", settings)).rejects.toThrow(
        /has no virtual private gateways/,
      );
    });
  });

  describe("a route", () => {
    let table: ObjectValue;
    let settings: ObjectValue;
    beforeAll(async () => {
      table = await terraform.apply("aws_route_table", lab);
      settings = {
        route_table_id: idOf(table),
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: idOf(gateway),
      };
    });
    afterAll(() => terraform.destroy("aws_route_table", table));

    it("is created, turned to another target in place, imported and destroyed", async () => {
      const route = await terraform.settle("aws_route", settings);
      expect(route).toMatchObject({
        // The checksum that hashicorp/aws has for 0.0.0.0/0
        id: `r-${table.id}1080289494`,
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: gateway.id,
        network_interface_id: "",
        instance_id: "",
        origin: "CreateRoute",
        state: "active",
      });
      const turned = { ...settings, gateway_id: null, network_interface_id: networkInterface };
      expect((await terraform.plan("aws_route", turned, route)).replaces).toEqual([]);
      const forwarded = await terraform.settle("aws_route", turned, route);
      expect(forwarded).toMatchObject({
        id: route.id,
        network_interface_id: networkInterface,
        instance_id: expect.stringMatching(/^i-/),
        instance_owner_id: credentials.accountId,
      });
      const back = await terraform.settle("aws_route", settings, forwarded);
      expect(back).toMatchObject({ gateway_id: gateway.id, network_interface_id: "", instance_id: "" });

      expect(await terraform.import("aws_route", `${table.id}_0.0.0.0/0`)).toEqual(back);
      await expect(terraform.import("aws_route", idOf(table))).rejects.toThrow(/ROUTETABLEID_DESTINATION/);
      await terraform.destroy("aws_route", back);
      expect(await terraform.read("aws_route", back)).toBeNull();
      await terraform.destroy("aws_route", back);
    });

    it("is replaced when it is to lead elsewhere", async () => {
      const route = await terraform.apply("aws_route", settings);
      const moved = { ...settings, destination_cidr_block: "192.0.2.0/24" };
      expect((await terraform.plan("aws_route", moved, route)).replaces).toEqual(["destination_cidr_block"]);
      const replaced = await terraform.settle("aws_route", moved, route);
      expect(await present(table)).toEqual([local, `192.0.2.0/24 ${gateway.id}`]);
      await terraform.destroy("aws_route", replaced);
    });

    it("is gone with its table, and shows a target that is gone", async () => {
      const other = await terraform.apply("aws_route_table", lab);
      const route = await terraform.apply("aws_route", { ...settings, route_table_id: idOf(other) });
      await terraform.destroy("aws_route_table", other);
      expect(await terraform.read("aws_route", route)).toBeNull();
      await terraform.destroy("aws_route", route);
    });

    it("to the VPC's own network cannot be made, but imported; destroying leaves it", async () => {
      const own = { ...settings, destination_cidr_block: "10.30.0.0/16", gateway_id: "local" };
      await expect(terraform.plan("aws_route", own)).rejects.toThrow(/terraform import/);
      const imported = await terraform.import("aws_route", `${table.id}_10.30.0.0/16`);
      expect(imported).toMatchObject({ gateway_id: "local", origin: "CreateRouteTable" });
      expect((await terraform.plan("aws_route", own, imported)).planned).toEqual(imported);
    });

    it.each([
      ["no target", { gateway_id: null }, /exactly one of gateway_id/],
      ["no destination", { destination_cidr_block: null }, /exactly one of destination_cidr_block/],
      [
        "two destinations",
        { destination_prefix_list_id: "pl-0123456789abcdef0" },
        /^InvalidParameterCombination/,
      ],
      ["a peering", { gateway_id: null, vpc_peering_connection_id: "pcx-1" }, /has no VPC peering/],
      ["a malformed table", { route_table_id: "table" }, /^InvalidRouteTableId\.Malformed/],
    ])("is refused before anything is created: %s", async (_case, changes, words) => {
      await expect(terraform.plan("aws_route", { ...settings, ...changes })).rejects.toThrow(words);
    });

    it("says what EC2 said when there is one already, or no such gateway", async () => {
      const route = await terraform.apply("aws_route", settings);
      await expect(terraform.apply("aws_route", settings)).rejects.toThrow(
        /^creating Route in Route Table \(rtb-\w+\) with destination \(0\.0\.0\.0\/0\): api error RouteAlreadyExists/,
      );
      await terraform.destroy("aws_route", route);
      const lost = { ...settings, gateway_id: "igw-0123456789abcdef0" };
      await expect(terraform.apply("aws_route", lost)).rejects.toThrow(
        /api error InvalidGatewayID\.NotFound/,
      );
    });
  });
});
