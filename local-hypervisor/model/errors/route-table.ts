import { Ec2Error } from "../errors";
import { invalidParameter, invalidParameterCombination, invalidParameterValue } from "./request";

export const routeTableNotFound = (id: string) =>
  new Ec2Error("InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`);
export const routeTableLimitExceeded = (maximum: number) =>
  new Ec2Error(
    "RouteTableLimitExceeded",
    `The maximum number of route tables for this VPC (${maximum}) has been reached.`,
  );
export const routeTableHasDependencies = (id: string) =>
  new Ec2Error("DependencyViolation", `The routeTable '${id}' has dependencies and cannot be deleted.`);

export const associationNotFound = (id: string) =>
  new Ec2Error("InvalidAssociationID.NotFound", `The association ID '${id}' does not exist`);
export const associationConflict = (routeTableId: string) =>
  new Ec2Error(
    "Resource.AlreadyAssociated",
    `the specified association for route table ${routeTableId} conflicts with an existing association`,
  );
export const mainAssociationKept = (id: string) =>
  invalidParameterValue(`cannot disassociate the main route table association ${id}`);
/** @param what the other resource, such as `subnet subnet-…` */
export const ofDifferentNetworks = (routeTableId: string, what: string) =>
  invalidParameterValue(`route table ${routeTableId} and ${what} belong to different networks`);

export const routeAlreadyExists = (destination: string) =>
  new Ec2Error("RouteAlreadyExists", `The route identified by ${destination} already exists.`);
/** @param parameter of the destination, such as `destination-cidr-block` */
export const routeNotFound = (parameter: string, destination: string, routeTableId: string) =>
  new Ec2Error(
    "InvalidRoute.NotFound",
    `no route with ${parameter} ${destination} in route table ${routeTableId}`,
  );
export const routeLimitExceeded = (maximum: number) =>
  new Ec2Error("RouteLimitExceeded", `The maximum number of routes (${maximum}) has been reached.`);
export const localRouteKept = (destination: string, routeTableId: string) =>
  invalidParameterValue(`cannot remove local route ${destination} in route table ${routeTableId}`);
export const insideVpcBlock = (destination: string) =>
  invalidParameterValue(
    `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
  );
export const oneDestinationOnly = () =>
  invalidParameterCombination(
    "The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId",
  );
export const oneTargetOnly = () =>
  invalidParameterCombination(
    "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, instanceId",
  );
export const noLocalTarget = () =>
  invalidParameterValue("A local target is only legal for the route of a CIDR block of the VPC.");
export const gatewayNotFound = (id: string) =>
  new Ec2Error("InvalidGatewayID.NotFound", `The gateway ID '${id}' does not exist`);
export const routedNatGatewayNotFound = (id: string) =>
  new Ec2Error("InvalidNatGatewayID.NotFound", `The natGateway ID '${id}' does not exist`);
export const noInterface = (instanceId: string) =>
  invalidParameter(`The instance '${instanceId}' has no network interface.`);
