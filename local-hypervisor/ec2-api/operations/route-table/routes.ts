import type { RequestedTarget } from "../../../control-plane/route";
import { notOfferedHere } from "../../../model/errors/instance";
import { missingParameter } from "../../../model/errors/request";
import { oneDestinationOnly, oneTargetOnly } from "../../../model/errors/route-table";
import type { RouteDestination } from "../../../model/route-table";
import { type InputOf, operation } from "../../operation";

export const createRoute = operation("CreateRoute", (input, { controlPlane, region }) => {
  controlPlane.routes.create(region, input.RouteTableId ?? "", destinationOf(input), targetOf(input));
  return { Return: true };
});

export const replaceRoute = operation("ReplaceRoute", (input, { controlPlane, region }) => {
  const target = targetOf(input, input.LocalTarget === true);
  controlPlane.routes.replace(region, input.RouteTableId ?? "", destinationOf(input), target);
  return {};
});

export const deleteRoute = operation("DeleteRoute", (input, { controlPlane, region }) => {
  controlPlane.routes.delete(region, input.RouteTableId ?? "", destinationOf(input));
  return {};
});

/** @throws Ec2Error MissingParameter, InvalidParameterCombination */
function destinationOf({
  DestinationCidrBlock,
  DestinationIpv6CidrBlock,
  DestinationPrefixListId,
}: InputOf<"DeleteRoute">): RouteDestination {
  const given: RouteDestination[] = [];
  if (DestinationCidrBlock) given.push({ kind: "cidrIpv4", cidr: DestinationCidrBlock });
  if (DestinationIpv6CidrBlock) given.push({ kind: "cidrIpv6", cidr: DestinationIpv6CidrBlock });
  if (DestinationPrefixListId) given.push({ kind: "prefixList", prefixListId: DestinationPrefixListId });
  const [destination, ...more] = given;
  if (!destination) throw missingParameter("destinationCidrBlock");
  if (more.length > 0) throw oneDestinationOnly();
  return destination;
}

/** Targets of routes that Drydock has no resource for. */
const unsupported = [
  "VpcEndpointId",
  "TransitGatewayId",
  "LocalGatewayId",
  "CarrierGatewayId",
  "CoreNetworkArn",
  "OdbNetworkArn",
  "EgressOnlyInternetGatewayId",
  "VpcPeeringConnectionId",
] as const;

/** @throws Ec2Error MissingParameter, InvalidParameterCombination, UnsupportedOperation */
function targetOf(input: InputOf<"CreateRoute">, localTarget = false): RequestedTarget {
  const foreign = unsupported.find((parameter) => input[parameter]);
  if (foreign)
    throw notOfferedHere(
      foreign,
      "Name an internet gateway, a NAT gateway, a network interface or an instance.",
    );
  const { GatewayId, NatGatewayId, NetworkInterfaceId, InstanceId } = input;
  const given: RequestedTarget[] = [];
  if (localTarget || GatewayId === "local") given.push({ kind: "local" });
  if (GatewayId && GatewayId !== "local") given.push({ kind: "gateway", id: GatewayId });
  if (NatGatewayId) given.push({ kind: "natGateway", id: NatGatewayId });
  if (NetworkInterfaceId) given.push({ kind: "networkInterface", id: NetworkInterfaceId });
  if (InstanceId) given.push({ kind: "instance", id: InstanceId });
  const [target, ...more] = given;
  if (!target) throw missingParameter("gatewayId, natGatewayId, networkInterfaceId or instanceId");
  if (more.length > 0) throw oneTargetOnly();
  return target;
}
