import { routeTableNotFound } from "../../../model/errors/vpc";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toTags } from "../../tags";
import { type Companion, companionsOf } from "./companions";

interface Route {
  readonly destination: string;
  readonly gatewayId: string;
  readonly origin: "CreateRouteTable" | "CreateRoute";
}

/** The main table of a VPC: its own block stays inside, everything else leaves by the internet gateway. */
const routesOf = ({ vpc }: Companion): Route[] => [
  { destination: vpc.cidrBlock, gatewayId: "local", origin: "CreateRouteTable" },
  ...(vpc.internetGatewayId
    ? [{ destination: "0.0.0.0/0", gatewayId: vpc.internetGatewayId, origin: "CreateRoute" } as const]
    : []),
];

const fields = (accountId: string): FilterFields<Companion> => ({
  "association.gateway-id": () => [],
  "association.main": () => [true],
  "association.route-table-association-id": ({ vpc }) => [vpc.mainRouteTableAssociationId],
  "association.route-table-id": ({ id }) => [id],
  "association.subnet-id": () => [],
  "owner-id": () => [accountId],
  "route-table-id": ({ id }) => [id],
  "route.destination-cidr-block": (table) => routesOf(table).map(({ destination }) => destination),
  "route.destination-ipv6-cidr-block": () => [],
  "route.destination-prefix-list-id": () => [],
  "route.egress-only-internet-gateway-id": () => [],
  "route.gateway-id": (table) => routesOf(table).map(({ gatewayId }) => gatewayId),
  "route.instance-id": () => [],
  "route.nat-gateway-id": () => [],
  "route.origin": (table) => routesOf(table).map(({ origin }) => origin),
  "route.state": () => ["active"],
  "route.transit-gateway-id": () => [],
  "route.vpc-peering-connection-id": () => [],
  "vpc-id": ({ vpc }) => [vpc.id],
});

export const describeRouteTables = operation(
  "DescribeRouteTables",
  (input, { controlPlane, region, accountId }) => {
    const tables = companionsOf(controlPlane.vpcs.list(region), (vpc) => vpc.mainRouteTableId, {
      ids: input.RouteTableIds,
      notFound: routeTableNotFound,
    });
    const { items, NextToken } = paginate(applyFilters(tables, input.Filters, fields(accountId)), input);
    return {
      NextToken,
      RouteTables: items.map((table) => ({
        RouteTableId: table.id,
        VpcId: table.vpc.id,
        OwnerId: accountId,
        Associations: [
          {
            Main: true,
            RouteTableAssociationId: table.vpc.mainRouteTableAssociationId,
            RouteTableId: table.id,
            AssociationState: { State: "associated" },
          },
        ],
        PropagatingVgws: [],
        Routes: routesOf(table).map(({ destination, gatewayId, origin }) => ({
          DestinationCidrBlock: destination,
          GatewayId: gatewayId,
          Origin: origin,
          State: "active",
        })),
        Tags: toTags(table.tags),
      })),
    };
  },
);
