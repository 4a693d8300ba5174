import fc from "fast-check";
import type { ObjectValue } from "../../../provider/protocol/value";
import { destinationOf, routeKey, targetRequest } from "../../../provider/resources/route-mapping";
import { doTheSame, routesState } from "../../../provider/resources/route-table-routes";

const seed = 20261124;

/** A route as Terraform sends it: null or empty where unset. */
const route = fc
  .record({
    destination: fc.constantFrom("0.0.0.0/0", "10.0.0.0/8", "192.0.2.0/24", "pl-0123456789abcdef0"),
    target: fc.constantFrom("gateway_id", "nat_gateway_id", "network_interface_id"),
    id: fc.constantFrom("x-1", "x-2"),
    unset: fc.constantFrom(null, ""),
  })
  .map(({ destination, target, id, unset }): ObjectValue => {
    const empty = {
      cidr_block: unset,
      destination_prefix_list_id: unset,
      gateway_id: unset,
      nat_gateway_id: unset,
      network_interface_id: unset,
    };
    const named = destination.startsWith("pl-") ? "destination_prefix_list_id" : "cidr_block";
    return { ...empty, [named]: destination, [target]: id };
  });

const routes = fc.uniqueArray(route, {
  maxLength: 4,
  selector: ({ cidr_block: cidr, destination_prefix_list_id: list }) => cidr || list,
});

const sent = (each: ObjectValue) => ({
  ...destinationOf(each),
  ...targetRequest(each),
  Origin: "CreateRoute" as const,
});
const local = {
  DestinationCidrBlock: "10.0.0.0/16",
  GatewayId: "local",
  Origin: "CreateRouteTable" as const,
};

describe("routes of a table", () => {
  it("come back from EC2 as they were written", () => {
    fc.assert(
      fc.property(routes, (written) => {
        expect(routesState([local, ...written.map(sent)], written)).toEqual(written);
      }),
      { seed },
    );
  });

  it("do the same as those that EC2 shows for them, however they are written", () => {
    fc.assert(
      fc.property(routes, routes, (written, others) => {
        const shown = routesState([local, ...written.map(sent)], []) as ObjectValue[];
        expect(doTheSame(shown, written)).toBe(true);
        expect(doTheSame([...shown].reverse(), written)).toBe(true);
        const keys = (list: ObjectValue[]) => list.map(routeKey).sort();
        const alike = JSON.stringify(keys(others)) === JSON.stringify(keys(written));
        expect(doTheSame(shown, others)).toBe(alike);
      }),
      { seed },
    );
  });

  it("show the VPC's own only where it is written", () => {
    const written = { cidr_block: "10.0.0.0/16", gateway_id: "local" };
    expect(routesState([local], [])).toEqual([]);
    expect(routesState([local], [written])).toEqual([written]);
  });

  it("that a VPN or a gateway endpoint brought are not Terraform's", () => {
    const foreign = [
      {
        DestinationCidrBlock: "172.16.0.0/12",
        GatewayId: "vgw-1",
        Origin: "EnableVgwRoutePropagation" as const,
      },
      { DestinationPrefixListId: "pl-1", GatewayId: "vpce-1", Origin: "CreateRoute" as const },
    ];
    expect(routesState(foreign, [])).toEqual([]);
  });
});
