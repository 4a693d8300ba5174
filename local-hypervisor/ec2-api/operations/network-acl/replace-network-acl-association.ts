import { operation } from "../../operation";
import { required } from "../../required";

export const replaceNetworkAclAssociation = operation(
  "ReplaceNetworkAclAssociation",
  (input, { controlPlane, region }) => {
    const { associationId } = controlPlane.networkAcls.replaceAssociation(
      region,
      required(input.AssociationId, "associationId"),
      required(input.NetworkAclId, "networkAclId"),
    );
    return { NewAssociationId: associationId };
  },
);
