import { destinationText, type RouteDestination } from "../ec2/route-table";
import type { CreateRouteRequest, ReplaceRouteRequest, Route } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { text } from "./values";

/** Terraform's name of each target, and the API's. */
const targets = {
  carrier_gateway_id: "CarrierGatewayId",
  core_network_arn: "CoreNetworkArn",
  egress_only_gateway_id: "EgressOnlyInternetGatewayId",
  gateway_id: "GatewayId",
  local_gateway_id: "LocalGatewayId",
  nat_gateway_id: "NatGatewayId",
  network_interface_id: "NetworkInterfaceId",
  transit_gateway_id: "TransitGatewayId",
  vpc_peering_connection_id: "VpcPeeringConnectionId",
} as const;

export type TargetName = keyof typeof targets | "vpc_endpoint_id";

export const targetNames = [...Object.keys(targets), "vpc_endpoint_id"] as readonly TargetName[];

/** Gateway id of the route that every table has for its VPC's own network */
export const localGateway = "local";

/** Where a configured route leads: of aws_route with a prefix, of the routes in a table without. */
export function destinationOf(route: ObjectValue, prefix: "destination_" | "" = ""): RouteDestination {
  const cidr = text(route, `${prefix}cidr_block`);
  const ipv6 = text(route, `${prefix}ipv6_cidr_block`);
  const prefixList = text(route, "destination_prefix_list_id");
  return {
    ...(cidr === undefined ? {} : { DestinationCidrBlock: cidr }),
    ...(ipv6 === undefined ? {} : { DestinationIpv6CidrBlock: ipv6 }),
    ...(prefixList === undefined ? {} : { DestinationPrefixListId: prefixList }),
  };
}

/** Where packets of a configured route go; undefined when it names no target, or one that is not known yet. */
export function targetOf(route: ObjectValue): { name: TargetName; id: string } | undefined {
  for (const name of targetNames) {
    const id = text(route, name);
    if (id !== undefined) return { name, id };
  }
  return undefined;
}

type TargetRequest = Pick<CreateRouteRequest, (typeof targets)[keyof typeof targets]>;

/** The target as CreateRoute and ReplaceRoute take it. */
export function targetRequest(route: ObjectValue): TargetRequest {
  const target = targetOf(route);
  if (target === undefined) return {};
  return { [target.name === "vpc_endpoint_id" ? "VpcEndpointId" : targets[target.name]]: target.id };
}

/** ReplaceRoute alone can lead a route back to the VPC's own network. */
export const replacementRequest = (route: ObjectValue): Partial<ReplaceRouteRequest> =>
  targetOf(route)?.id === localGateway ? { LocalTarget: true } : targetRequest(route);

/** Targets of a route as the API has it, by Terraform's names; empty where it has another. */
export function targetState(route: Route): Record<TargetName, string> {
  // The id of a VPC endpoint comes as that of a gateway
  const endpoint = route.GatewayId?.startsWith("vpce-") ? route.GatewayId : undefined;
  const states = Object.entries(targets).map(([name, field]) => [name, route[field] ?? ""]);
  return {
    ...(Object.fromEntries(states) as Record<keyof typeof targets, string>),
    ...(endpoint === undefined ? {} : { gateway_id: "" }),
    vpc_endpoint_id: endpoint ?? "",
  };
}

/** Whether a route is one that Terraform's configurations are about, rather than the VPC's own or a VPN's. */
export const isConfigurable = (route: Route): boolean =>
  route.GatewayId !== localGateway &&
  route.Origin !== "EnableVgwRoutePropagation" &&
  !(route.DestinationPrefixListId !== undefined && route.GatewayId?.startsWith("vpce-"));

/** The destination and target of a configured route in one text: equal for routes that do the same. */
export const routeKey = (route: ObjectValue): string => {
  const target = targetOf(route);
  return JSON.stringify([destinationText(destinationOf(route)), target?.name, target?.id]);
};
