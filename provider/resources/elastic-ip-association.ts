import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { associateElasticIp, disassociateElasticIp, findElasticIpByAssociation } from "../ec2/elastic-ip";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading } from "./life-cycle";
import { flag, text } from "./values";

/** aws_eip_association: there or not; every change replaces it. */
export const elasticIpAssociationResource: ManagedResource<Services> = {
  type: "aws_eip_association",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const id = await associateElasticIp(ec2, {
        AllocationId: text(planned, "allocation_id"),
        AllowReassociation: flag(planned, "allow_reassociation"),
        InstanceId: text(planned, "instance_id"),
        NetworkInterfaceId: text(planned, "network_interface_id"),
        PrivateIpAddress: text(planned, "private_ip_address"),
        PublicIp: text(planned, "public_ip"),
      });
      exists({ id });
      return readAssociation(ec2, planned, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readAssociation(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update: (prior, planned, _config, context) =>
    reading(prior, () => readAssociation(ec2Of(planned, context), planned, text(prior, "id") ?? "")),

  delete: (prior, context) =>
    deleting(async () => {
      await disassociateElasticIp(ec2Of(prior, context), text(prior, "id") ?? "");
    }),

  import: importById,
};

async function readAssociation(ec2: Connection, prior: ObjectValue, id: string): Promise<ObjectValue | null> {
  const address = await step(`reading EC2 EIP Association (${id})`, () =>
    findElasticIpByAssociation(ec2, id),
  );
  if (address === undefined) return null;
  return {
    id,
    region: ec2.region,
    allocation_id: address.AllocationId ?? "",
    allow_reassociation: prior.allow_reassociation ?? null,
    instance_id: address.InstanceId ?? "",
    network_interface_id: address.NetworkInterfaceId ?? "",
    private_ip_address: address.PrivateIpAddress ?? "",
    public_ip: address.PublicIp ?? "",
  };
}
