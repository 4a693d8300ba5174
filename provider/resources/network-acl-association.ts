import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { ApiError } from "../ec2/errors";
import {
  associateNetworkAcl,
  findNetworkAclAssociation,
  returnToDefaultNetworkAcl,
} from "../ec2/network-acl";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading } from "./life-cycle";
import { text } from "./values";

/** aws_network_acl_association: the ACL of one subnet; destroying gives the subnet back to its VPC's own. */
export const networkAclAssociationResource: ManagedResource<Services> = {
  type: "aws_network_acl_association",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const id = await associateNetworkAcl(
        ec2,
        text(planned, "network_acl_id") ?? "",
        text(planned, "subnet_id") ?? "",
      );
      if (id === undefined)
        return step("creating EC2 Network ACL Association", () => Promise.reject(noSubnet(planned)));
      exists({ id });
      return readAssociation(ec2, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readAssociation(ec2Of(prior, context), text(prior, "id") ?? "")),

  update: (prior, planned, _config, context) =>
    reading(prior, () => readAssociation(ec2Of(planned, context), text(prior, "id") ?? "")),

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const id = text(prior, "id") ?? "";
    return deleting(async () => {
      const found = await findAssociation(ec2, id);
      if (found !== undefined)
        await returnToDefaultNetworkAcl(ec2, found.vpcId, [found.association.SubnetId ?? ""]);
    });
  },

  import: importById,
};

const noSubnet = (planned: ObjectValue): ApiError =>
  new ApiError(
    errorCodes.invalidSubnetIdNotFound,
    `The subnet ID '${text(planned, "subnet_id")}' does not exist`,
    "DescribeNetworkAcls",
  );

const findAssociation = (ec2: Connection, id: string) =>
  step(`reading EC2 Network ACL Association (${id})`, () =>
    findNetworkAclAssociation(ec2, "association.association-id", id),
  );

async function readAssociation(ec2: Connection, id: string): Promise<ObjectValue | null> {
  const found = await findAssociation(ec2, id);
  if (found === undefined) return null;
  const { NetworkAclId = "", SubnetId = "" } = found.association;
  return { id, region: ec2.region, network_acl_id: NetworkAclId, subnet_id: SubnetId };
}
