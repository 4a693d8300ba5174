import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createDefaultSubnet } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { findDefaultSubnet, waitSubnetCreated } from "../ec2/subnet";
import { tagMap, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, ec2Of, planRegion, reading } from "./life-cycle";
import { subnetResource } from "./subnet";
import { changeSubnetAttributes, readSubnet, subnetState } from "./subnet-state";
import { flag, text, textMap } from "./values";
import { zoneRefusals } from "./zone";

const type = "aws_default_subnet";

/**
 * aws_default_subnet: the subnet that a zone of the default VPC has from the start. Creating takes it into care, and
 * makes it anew where it was deleted; destroying leaves it, unless `force_destroy` says otherwise.
 */
export const defaultSubnetResource: ManagedResource<Services> = {
  ...subnetResource,
  type,

  async plan(request) {
    const { planned, services } = request;
    const requiresReplace = planRegion(request);
    const zone = text(planned, "availability_zone");
    const region = text(planned, "region") ?? services.region;
    return { requiresReplace, diagnostics: zone === undefined ? [] : zoneRefusals(type, zone, region) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const zone = text(planned, "availability_zone") ?? "";
      const existing = await step(`reading EC2 Default Subnet (${zone})`, () => findDefaultSubnet(ec2, zone));
      const subnet =
        existing ??
        (await step(
          `creating EC2 Default Subnet (${zone})`,
          async () => (await createDefaultSubnet(ec2, { AvailabilityZone: zone })).Subnet,
        ));
      const subnetId = subnet?.SubnetId ?? "";
      const known = { id: subnetId, existing_default_subnet: existing !== undefined };
      exists(known);
      const ready = await step(`waiting for EC2 Default Subnet (${subnetId}) create`, () =>
        waitSubnetCreated(ec2, subnetId),
      );
      await changeSubnetAttributes(ec2, subnetId, subnetState(ec2, planned, ready ?? {}), planned);
      await step(`updating tags for EC2 Default Subnet (${subnetId})`, () =>
        updateTags(ec2, subnetId, tagMap(ready?.Tags), textMap(planned, "tags_all") ?? {}),
      );
      return readDefaultSubnet(ec2, { ...planned, ...known }, subnetId);
    }),

  read: (prior, context) =>
    reading(prior, () => readDefaultSubnet(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  async delete(prior, context) {
    return flag(prior, "force_destroy") ? subnetResource.delete(prior, context) : [];
  },
};

/** What Terraform alone knows of it stays as it is. */
async function readDefaultSubnet(
  ec2: Connection,
  prior: ObjectValue,
  subnetId: string,
): Promise<ObjectValue | null> {
  const state = await readSubnet(ec2, prior, subnetId);
  return (
    state && {
      ...state,
      existing_default_subnet: prior.existing_default_subnet ?? null,
      force_destroy: prior.force_destroy ?? false,
    }
  );
}
