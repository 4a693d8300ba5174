import { operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";
import { toNetworkAcl } from "../../views/network-acl";

export const createNetworkAcl = operation(
  "CreateNetworkAcl",
  (input, { controlPlane, region, accountId }) => {
    const acl = controlPlane.networkAcls.create(
      region,
      required(input.VpcId, "vpcId"),
      tagsFor("network-acl", input.TagSpecifications),
    );
    return { NetworkAcl: toNetworkAcl(acl, accountId), ClientToken: input.ClientToken };
  },
);

export const deleteNetworkAcl = operation("DeleteNetworkAcl", (input, { controlPlane, region }) => {
  controlPlane.networkAcls.delete(region, required(input.NetworkAclId, "networkAclId"));
  return {};
});
