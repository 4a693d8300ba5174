import { Ec2Error } from "../errors";

export const vpcNotFound = (id: string) =>
  new Ec2Error("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);
export const internetGatewayNotFound = (id: string) =>
  new Ec2Error("InvalidInternetGatewayID.NotFound", `The internetGateway ID '${id}' does not exist`);
export const routeTableNotFound = (id: string) =>
  new Ec2Error("InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`);
export const networkAclNotFound = (id: string) =>
  new Ec2Error("InvalidNetworkAclID.NotFound", `The networkAcl ID '${id}' does not exist`);
export const dhcpOptionsNotFound = (id: string) =>
  new Ec2Error("InvalidDhcpOptionID.NotFound", `The dhcpOption ID '${id}' does not exist`);
