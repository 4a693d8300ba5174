import { natGatewayOptionUnsupported } from "../../../model/errors/nat-gateway";
import { type InputOf, operation } from "../../operation";
import { oneOf, required } from "../../required";
import { tagsFor } from "../../tags";
import { toNatGateway } from "../../views/nat-gateway";

/** Regional gateways and further addresses are not here. */
const unsupported = [
  "AvailabilityZoneAddresses",
  "SecondaryAllocationIds",
  "SecondaryPrivateIpAddresses",
  "SecondaryPrivateIpAddressCount",
] as const satisfies readonly (keyof InputOf<"CreateNatGateway">)[];

export const createNatGateway = operation("CreateNatGateway", (input, { controlPlane, region }) => {
  for (const parameter of unsupported) {
    const value = input[parameter];
    if (Array.isArray(value) ? value.length > 0 : value !== undefined)
      throw natGatewayOptionUnsupported(parameter);
  }
  if (oneOf(input.AvailabilityMode, ["zonal", "regional"], "availabilityMode") === "regional")
    throw natGatewayOptionUnsupported("AvailabilityMode");
  const gateway = controlPlane.natGateways.create(region, {
    subnetId: required(input.SubnetId, "subnetId"),
    connectivityType: oneOf(input.ConnectivityType, ["public", "private"], "connectivityType") ?? "public",
    allocationId: input.AllocationId,
    privateIpAddress: input.PrivateIpAddress,
    tags: tagsFor("natgateway", input.TagSpecifications),
  });
  return { NatGateway: toNatGateway(gateway), ClientToken: input.ClientToken };
});

export const deleteNatGateway = operation("DeleteNatGateway", (input, { controlPlane, region }) => {
  const { id } = controlPlane.natGateways.delete(region, required(input.NatGatewayId, "natGatewayId"));
  return { NatGatewayId: id };
});
