import { notOfferedHere } from "../../../model/errors/instance";
import type { RouteTableAssociation } from "../../../model/route-table";
import { operation } from "../../operation";
import { required } from "../../required";

export const associateRouteTable = operation("AssociateRouteTable", (input, { controlPlane, region }) => {
  if (input.GatewayId) throw notOfferedHere("GatewayId", "Associate the route table with a subnet.");
  if (input.PublicIpv4Pool)
    throw notOfferedHere("PublicIpv4Pool", "Associate the route table with a subnet.");
  const subnetId = required(input.SubnetId || undefined, "subnetId");
  return result(controlPlane.routeTables.associate(region, input.RouteTableId ?? "", subnetId));
});

export const disassociateRouteTable = operation(
  "DisassociateRouteTable",
  (input, { controlPlane, region }) => {
    controlPlane.routeTables.disassociate(region, input.AssociationId ?? "");
    return {};
  },
);

export const replaceRouteTableAssociation = operation(
  "ReplaceRouteTableAssociation",
  (input, { controlPlane, region }) => {
    const { AssociationId = "", RouteTableId = "" } = input;
    const { AssociationId: NewAssociationId, AssociationState } = result(
      controlPlane.routeTables.replaceAssociation(region, AssociationId, RouteTableId),
    );
    return { NewAssociationId, AssociationState };
  },
);

const result = ({ associationId }: RouteTableAssociation) => ({
  AssociationId: associationId,
  AssociationState: { State: "associated" as const },
});
