import { Ec2Error } from "../errors";

/** Resources that EC2 has and Drydock does not make: whatever id is named, it is not there. */
export const vpcPeeringConnectionNotFound = (id: string) =>
  new Ec2Error(
    "InvalidVpcPeeringConnectionID.NotFound",
    `The vpcPeeringConnection ID '${id}' does not exist`,
  );
export const vpcEndpointNotFound = (id: string) =>
  new Ec2Error("InvalidVpcEndpointId.NotFound", `The Vpc Endpoint Id '${id}' does not exist`);
export const egressOnlyInternetGatewayNotFound = (id: string) =>
  new Ec2Error("InvalidGatewayID.NotFound", `The gateway ID '${id}' does not exist`);
export const vpnGatewayNotFound = (id: string) =>
  new Ec2Error("InvalidVpnGatewayID.NotFound", `The vpnGateway ID '${id}' does not exist`);
