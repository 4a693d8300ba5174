import { operation } from "../../operation";

export const attachInternetGateway = operation("AttachInternetGateway", (input, { controlPlane, region }) => {
  controlPlane.internetGateways.attach(region, input.InternetGatewayId ?? "", input.VpcId ?? "");
  return {};
});

export const detachInternetGateway = operation("DetachInternetGateway", (input, { controlPlane, region }) => {
  controlPlane.internetGateways.detach(region, input.InternetGatewayId ?? "", input.VpcId ?? "");
  return {};
});
