import { operation } from "../../operation";
import { required } from "../../required";
import { toCidrBlockAssociation } from "../../views/vpc";
import { refuseWhatNetworksLack } from "./unsupported-network";

export const associateVpcCidrBlock = operation("AssociateVpcCidrBlock", (input, { controlPlane, region }) => {
  refuseWhatNetworksLack(input);
  const { VpcId = "" } = input;
  const association = controlPlane.vpcs.associateCidrBlock(
    region,
    VpcId,
    required(input.CidrBlock, "cidrBlock"),
  );
  return { VpcId, CidrBlockAssociation: toCidrBlockAssociation(association, "associating") };
});

export const disassociateVpcCidrBlock = operation(
  "DisassociateVpcCidrBlock",
  (input, { controlPlane, region }) => {
    const { vpc, association } = controlPlane.vpcs.disassociateCidrBlock(region, input.AssociationId ?? "");
    return { VpcId: vpc.id, CidrBlockAssociation: toCidrBlockAssociation(association, "disassociating") };
  },
);
