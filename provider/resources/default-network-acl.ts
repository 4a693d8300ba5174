import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { associateNetworkAcl, findNetworkAcl, ownEntries } from "../ec2/network-acl";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { NetworkAclEntry } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";
import { creating, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { updateAclTags } from "./network-acl";
import { changeEntries, entryOf } from "./network-acl-rules";
import { keepRules, readNetworkAcl, ruleLists } from "./network-acl-state";
import { blocks, isSet, text, texts } from "./values";

/**
 * aws_default_network_acl: the ACL that a VPC comes with. Creating takes it into care and removes its rules but for
 * those that are listed; destroying leaves it as it is.
 */
export const defaultNetworkAclResource: ManagedResource<Services> = {
  type: "aws_default_network_acl",

  async plan(request) {
    keepRules(request);
    return { requiresReplace: planRegion(request) };
  },

  async create(planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const aclId = text(planned, "default_network_acl_id") ?? "";
    let other = false;
    const result = await creating(planned, async (exists) => {
      const acl = await step(`reading EC2 Network ACL (${aclId})`, () => findNetworkAcl(ec2, aclId));
      other = acl !== undefined && !acl.IsDefault;
      if (acl === undefined || other) return null;
      exists({ id: aclId });
      await changeRules(ec2, aclId, ownEntries(acl), planned);
      await associateSubnets(ec2, aclId, planned);
      await updateAclTags(ec2, aclId, { tags_all: tagMap(acl.Tags) }, planned);
      return readDefault(ec2, planned, aclId);
    });
    if (result.state !== null || (result.diagnostics ?? []).length > 0) return result;
    return { state: null, diagnostics: [other ? notDefault(aclId) : missing(aclId)] };
  },

  read: (prior, context) =>
    reading(prior, () => readDefault(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const aclId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        const before = ruleLists.flatMap(({ name, isEgress }) =>
          blocks(prior, name).map((rule) => entryOf(rule, isEgress)),
        );
        await changeRules(ec2, aclId, before, planned);
        await associateSubnets(ec2, aclId, planned);
        await updateAclTags(ec2, aclId, prior, planned);
      },
      () => readDefault(ec2, planned, aclId),
    );
  },

  async delete() {
    return [];
  },

  async import(id, context) {
    const { state } = await importById(id, context);
    return { state: state && { ...state, default_network_acl_id: state.id ?? null } };
  },
};

async function changeRules(
  ec2: Connection,
  aclId: string,
  present: readonly NetworkAclEntry[],
  planned: ObjectValue,
): Promise<void> {
  for (const { name, isEgress } of ruleLists)
    await changeEntries(
      ec2,
      aclId,
      present.filter(({ Egress }) => (Egress ?? false) === isEgress),
      blocks(planned, name).map((rule) => entryOf(rule, isEgress)),
    );
}

/** A subnet leaves only for another ACL: those that are no longer listed stay. */
async function associateSubnets(ec2: Connection, aclId: string, planned: ObjectValue): Promise<void> {
  for (const subnetId of texts(planned, "subnet_ids")) await associateNetworkAcl(ec2, aclId, subnetId);
}

/** Of the subnets only those that are listed: every new one comes here first, and would else be a change. */
async function readDefault(ec2: Connection, prior: ObjectValue, aclId: string): Promise<ObjectValue | null> {
  const state = await readNetworkAcl(ec2, prior, aclId);
  if (state === null) return null;
  const listed = texts(prior, "subnet_ids");
  return {
    ...state,
    default_network_acl_id: aclId,
    subnet_ids: isSet(prior, "subnet_ids")
      ? texts(state, "subnet_ids").filter((subnetId) => listed.includes(subnetId))
      : null,
  };
}

const missing = (aclId: string) =>
  errorDiagnostic(
    `There is no network ACL ${aclId}`,
    "Take default_network_acl_id from the VPC: aws_vpc.….default_network_acl_id.",
  );

const notDefault = (aclId: string) =>
  errorDiagnostic(
    "use the `aws_network_acl` resource instead",
    `${aclId} is not the network ACL that its VPC came with.`,
  );
