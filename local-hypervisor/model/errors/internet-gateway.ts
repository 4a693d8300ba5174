import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const internetGatewayNotFound = (id: string) =>
  new Ec2Error("InvalidInternetGatewayID.NotFound", `The internetGateway ID '${id}' does not exist`);
export const internetGatewayLimitExceeded = () =>
  new Ec2Error("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
export const internetGatewayHasDependencies = (id: string) =>
  new Ec2Error("DependencyViolation", `The internetGateway '${id}' has dependencies and cannot be deleted.`);
export const internetGatewayNotAttached = (id: string, vpcId: string) =>
  new Ec2Error("Gateway.NotAttached", `resource ${id} is not attached to network ${vpcId}`);
export const alreadyAttached = (id: string, vpcId: string) =>
  new Ec2Error("Resource.AlreadyAssociated", `resource ${id} is already attached to network ${vpcId}`);
export const vpcHasInternetGateway = (vpcId: string) =>
  invalidParameterValue(`Network ${vpcId} already has an internet gateway attached`);
export const mappedPublicAddresses = (vpcId: string) =>
  new Ec2Error(
    "DependencyViolation",
    `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
  );
