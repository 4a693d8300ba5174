import { operation } from "../../operation";
import { tagsFor } from "../../tags";
import { toInternetGateway } from "../../views/internet-gateway";

export const createInternetGateway = operation(
  "CreateInternetGateway",
  (input, { controlPlane, region, accountId }) => {
    const tags = tagsFor("internet-gateway", input.TagSpecifications);
    const gateway = controlPlane.internetGateways.create(region, tags);
    return { InternetGateway: toInternetGateway(gateway, accountId) };
  },
);

export const deleteInternetGateway = operation("DeleteInternetGateway", (input, { controlPlane, region }) => {
  controlPlane.internetGateways.delete(region, input.InternetGatewayId ?? "");
  return {};
});
