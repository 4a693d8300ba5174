import type { Route as ApiRoute } from "@aws-sdk/client-ec2";
import type { RouteTableAssociation, RouteTableRecord } from "../../../model/route-table";
import { applyFilters, type FilterFields } from "../../filters";
import { type OperationContext, operation } from "../../operation";
import { paginate } from "../../pagination";
import { toRoutes, toRouteTable } from "../../views/route-table";

function fields(context: OperationContext): FilterFields<RouteTableRecord> {
  const route =
    (read: (route: ApiRoute) => string | undefined): FilterFields<RouteTableRecord>[string] =>
    (table) =>
      toRoutes(table, context).map(read);
  const association =
    (
      read: (association: RouteTableAssociation) => string | boolean | undefined,
    ): FilterFields<RouteTableRecord>[string] =>
    ({ associations }) =>
      associations.map(read);
  return {
    "association.gateway-id": () => [],
    "association.main": association(({ subnetId }) => subnetId === undefined),
    "association.route-table-association-id": association(({ associationId }) => associationId),
    "association.route-table-id": ({ id, associations }) => associations.map(() => id),
    "association.subnet-id": association(({ subnetId }) => subnetId),
    "owner-id": () => [context.accountId],
    "route-table-id": ({ id }) => [id],
    "route.destination-cidr-block": route((each) => each.DestinationCidrBlock),
    "route.destination-ipv6-cidr-block": route((each) => each.DestinationIpv6CidrBlock),
    "route.destination-prefix-list-id": route((each) => each.DestinationPrefixListId),
    "route.egress-only-internet-gateway-id": () => [],
    "route.gateway-id": route((each) => each.GatewayId),
    "route.instance-id": route((each) => each.InstanceId),
    "route.nat-gateway-id": route((each) => each.NatGatewayId),
    "route.origin": route((each) => each.Origin),
    "route.state": route((each) => each.State),
    "route.transit-gateway-id": () => [],
    "route.vpc-peering-connection-id": () => [],
    "vpc-id": ({ vpcId }) => [vpcId],
  };
}

export const describeRouteTables = operation("DescribeRouteTables", (input, context) => {
  const { routeTables } = context.controlPlane;
  const named = input.RouteTableIds?.length
    ? input.RouteTableIds.map((id) => routeTables.require(context.region, id))
    : routeTables.list(context.region);
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(context)), input, {
    maximum: 100,
  });
  return { NextToken, RouteTables: items.map((table) => toRouteTable(table, context)) };
});
