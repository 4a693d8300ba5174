import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createDefaultVpc } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { tagMap, updateTags } from "../ec2/tags";
import { findVpcs, readVpcAttributes, waitVpcCreated } from "../ec2/vpc";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, ec2Of, planRegion, reading } from "./life-cycle";
import { flag, text, textMap } from "./values";
import { vpcResource } from "./vpc";
import { changeVpcAttributes, readVpc } from "./vpc-state";

/**
 * aws_default_vpc: the VPC that a region has from the start. Creating takes it into care, and makes it anew where it
 * was deleted; destroying leaves it, unless `force_destroy` says otherwise.
 */
export const defaultVpcResource: ManagedResource<Services> = {
  ...vpcResource,
  type: "aws_default_vpc",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const [existing] = await step("reading EC2 Default VPC", () =>
        findVpcs(ec2, { Filters: [{ Name: "is-default", Values: ["true"] }] }),
      );
      const vpc =
        existing ??
        (await step("creating EC2 Default VPC", async () => (await createDefaultVpc(ec2, {})).Vpc));
      const vpcId = vpc?.VpcId ?? "";
      const known = { id: vpcId, existing_default_vpc: existing !== undefined };
      exists(known);
      await step(`waiting for EC2 Default VPC (${vpcId}) create`, () => waitVpcCreated(ec2, vpcId));
      const attributes = await step(`reading EC2 VPC (${vpcId}) Attributes`, () =>
        readVpcAttributes(ec2, vpcId),
      );
      await changeVpcAttributes(ec2, vpcId, attributes, planned);
      await step(`updating tags for EC2 Default VPC (${vpcId})`, () =>
        updateTags(ec2, vpcId, tagMap(vpc?.Tags), textMap(planned, "tags_all") ?? {}),
      );
      return readDefaultVpc(ec2, { ...planned, ...known }, vpcId);
    }),

  read: (prior, context) =>
    reading(prior, () => readDefaultVpc(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  async delete(prior, context) {
    return flag(prior, "force_destroy") ? vpcResource.delete(prior, context) : [];
  },
};

/** What Terraform alone knows of it stays as it is. */
async function readDefaultVpc(
  ec2: Connection,
  prior: ObjectValue,
  vpcId: string,
): Promise<ObjectValue | null> {
  const state = await readVpc(ec2, prior, vpcId);
  return (
    state && {
      ...state,
      existing_default_vpc: prior.existing_default_vpc ?? null,
      force_destroy: prior.force_destroy ?? false,
    }
  );
}
