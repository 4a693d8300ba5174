import { step } from "../ec2/diagnostics";
import {
  associateElasticIp,
  disassociateElasticIp,
  findElasticIp,
  releaseElasticIp,
} from "../ec2/elastic-ip";
import { allocateAddress } from "../ec2/interface-calls";
import type { Services } from "../ec2/services";
import { tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { readElasticIp } from "./elastic-ip-state";
import { malformedImportId } from "./import-id";
import {
  creating,
  deleting,
  ec2Of,
  importById,
  planRegion,
  planUnknown,
  reading,
  updating,
} from "./life-cycle";
import { changed, isSet, text, textMap } from "./values";

const minuteMs = 60_000;

/** What an address stands for, as the configuration has it */
const holders = ["instance", "network_interface"] as const;
const associationArguments = [...holders, "associate_with_private_ip"];

/** aws_eip: what the address stands for changes in place; the address itself does not. */
export const elasticIpResource: ManagedResource<Services> = {
  type: "aws_eip",
  timeoutsMs: { update: 5 * minuteMs, delete: 3 * minuteMs },

  async plan(request) {
    const { prior, planned, config } = request;
    if (prior !== null && changed(prior, planned, ...associationArguments))
      planUnknown(planned, config, ...holders, "association_id", "private_ip", "private_dns");
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { AllocationId: id = "" } = await step("creating EC2 EIP", () =>
        allocateAddress(ec2, {
          Address: text(planned, "address"),
          CustomerOwnedIpv4Pool: text(planned, "customer_owned_ipv4_pool"),
          Domain: "vpc",
          IpamPoolId: text(planned, "ipam_pool_id"),
          NetworkBorderGroup: text(planned, "network_border_group"),
          PublicIpv4Pool: text(planned, "public_ipv4_pool"),
          TagSpecifications: tagSpecifications(["elastic-ip", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      exists({ id, allocation_id: id });
      const target = associationOf(planned, config);
      if (target !== undefined) await associateElasticIp(ec2, { AllocationId: id, ...target });
      return readElasticIp(ec2, planned, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readElasticIp(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        if (changed(prior, planned, ...associationArguments)) {
          const associationId = text(prior, "association_id");
          if (associationId !== undefined) await disassociateElasticIp(ec2, associationId);
          const target = associationOf(planned, config);
          if (target !== undefined) await associateElasticIp(ec2, { AllocationId: id, ...target });
        }
        await step(`updating tags for EC2 EIP (${id})`, () =>
          updateTags(ec2, id, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readElasticIp(ec2, planned, id),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const id = text(prior, "id") ?? "";
    return deleting(async () => {
      const address = await step(`reading EC2 EIP (${id})`, () => findElasticIp(ec2, id));
      if (address === undefined) return;
      if (address.AssociationId) await disassociateElasticIp(ec2, address.AssociationId);
      await step(`deleting EC2 EIP (${id})`, () =>
        releaseElasticIp(ec2, id, text(prior, "network_border_group")),
      );
    });
  },

  async import(id, context) {
    return id.startsWith("eipalloc-")
      ? importById(id, context)
      : malformedImportId(id, "ALLOCATION-ID", "eipalloc-0123456789abcdef0");
  },
};

/** What the configuration has the address stand for; of the other holder the API tells by itself. */
function associationOf(planned: ObjectValue, config: ObjectValue) {
  const privateIp = text(planned, "associate_with_private_ip");
  const place = privateIp === undefined ? {} : { PrivateIpAddress: privateIp };
  if (isSet(config, "instance") && text(planned, "instance") !== undefined)
    return { InstanceId: text(planned, "instance"), ...place };
  if (isSet(config, "network_interface") && text(planned, "network_interface") !== undefined)
    return { NetworkInterfaceId: text(planned, "network_interface"), ...place };
  return undefined;
}
