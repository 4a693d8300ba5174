import type { Route as ApiRoute, RouteTable } from "@aws-sdk/client-ec2";
import type { Route, RouteDestination, RouteTableRecord } from "../../model/route-table";
import type { OperationContext } from "../operation";
import { toTags } from "../tags";

/** A route table as DescribeRouteTables shows it. */
export const toRouteTable = (table: RouteTableRecord, context: OperationContext): RouteTable => ({
  RouteTableId: table.id,
  VpcId: table.vpcId,
  OwnerId: context.accountId,
  Associations: table.associations.map(({ associationId, subnetId }) => ({
    Main: subnetId === undefined,
    RouteTableAssociationId: associationId,
    RouteTableId: table.id,
    SubnetId: subnetId,
    AssociationState: { State: "associated" },
  })),
  PropagatingVgws: [],
  Routes: toRoutes(table, context),
  Tags: toTags(table.tags),
});

/** The routes of a table: the local ones of its VPC's blocks, then those that were made. */
export function toRoutes(table: RouteTableRecord, context: OperationContext): ApiRoute[] {
  const { cidrBlockAssociations } = context.controlPlane.vpcs.require(context.region, table.vpcId);
  const made = table.routes.map((route) => toRoute(table, route, context));
  const local = cidrBlockAssociations
    .filter(({ cidrBlock }) => !made.some((route) => route.DestinationCidrBlock === cidrBlock))
    .map(
      ({ cidrBlock }): ApiRoute => ({
        DestinationCidrBlock: cidrBlock,
        GatewayId: "local",
        Origin: "CreateRouteTable",
        State: "active",
      }),
    );
  return [...local, ...made];
}

const toRoute = (table: RouteTableRecord, route: Route, context: OperationContext): ApiRoute => ({
  ...toDestination(route.destination),
  ...toTarget(route, context),
  Origin: "CreateRoute",
  State: context.controlPlane.routes.stateOf(table, route),
});

function toDestination(destination: RouteDestination): ApiRoute {
  switch (destination.kind) {
    case "cidrIpv4":
      return { DestinationCidrBlock: destination.cidr };
    case "cidrIpv6":
      return { DestinationIpv6CidrBlock: destination.cidr };
    case "prefixList":
      return { DestinationPrefixListId: destination.prefixListId };
  }
}

function toTarget({ target }: Route, { accountId, controlPlane, region }: OperationContext): ApiRoute {
  switch (target.kind) {
    case "internetGateway":
      return { GatewayId: target.internetGatewayId };
    case "natGateway":
      return { NatGatewayId: target.natGatewayId };
    case "networkInterface": {
      const { networkInterfaceId: id } = target;
      // Whichever way the route was made, EC2 shows the instance that has the interface now
      const instanceId = controlPlane.networkInterfaces.list(region).find((each) => each.id === id)
        ?.attachment?.instanceId;
      return {
        NetworkInterfaceId: id,
        InstanceId: instanceId,
        InstanceOwnerId: instanceId && accountId,
      };
    }
  }
}
