import type { Connection } from "../ec2/connection";
import { attempt, step } from "../ec2/diagnostics";
import { createNetworkAcl } from "../ec2/filter-calls";
import {
  associateNetworkAcl,
  deleteNetworkAclWhenUnused,
  findNetworkAcl,
  returnToDefaultNetworkAcl,
} from "../ec2/network-acl";
import type { Services } from "../ec2/services";
import { tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue, StateResult } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { changeEntries, entryOf } from "./network-acl-rules";
import { keepRules, readNetworkAcl, ruleLists, subnetsOf } from "./network-acl-state";
import { blocks, isKnown, isSet, text, textMap, texts } from "./values";

/** aws_network_acl: an ACL, with the rules and the subnets that it lists, when it lists any. */
export const networkAclResource: ManagedResource<Services> = {
  type: "aws_network_acl",

  async plan(request) {
    keepRules(request);
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { NetworkAcl } = await step("creating EC2 Network ACL", () =>
        createNetworkAcl(ec2, {
          ClientToken: context.services.clientToken(),
          VpcId: text(planned, "vpc_id"),
          TagSpecifications: tagSpecifications(["network-acl", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const aclId = NetworkAcl?.NetworkAclId ?? "";
      exists({ id: aclId });
      await changeRules(ec2, aclId, {}, planned);
      for (const subnetId of texts(planned, "subnet_ids")) await associateNetworkAcl(ec2, aclId, subnetId);
      return readNetworkAcl(ec2, planned, aclId);
    }),

  read: (prior, context) =>
    reading(prior, () => readNetworkAcl(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, config, context) {
    const ec2 = ec2Of(planned, context);
    const aclId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        await changeRules(ec2, aclId, prior, planned);
        const [before, after] = [texts(prior, "subnet_ids"), texts(planned, "subnet_ids")];
        await returnToDefaultNetworkAcl(
          ec2,
          text(prior, "vpc_id") ?? "",
          before.filter((subnetId) => !after.includes(subnetId)),
        );
        for (const subnetId of after)
          if (!before.includes(subnetId)) await associateNetworkAcl(ec2, aclId, subnetId);
        await updateAclTags(ec2, aclId, prior, planned);
      },
      async () => {
        const state = await readNetworkAcl(ec2, planned, aclId);
        // Associations of their own come and go in the same run
        return (
          state && {
            ...state,
            subnet_ids: isSet(config, "subnet_ids") ? (state.subnet_ids ?? []) : (planned.subnet_ids ?? []),
          }
        );
      },
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const aclId = text(prior, "id") ?? "";
    return deleting(async () => {
      const acl = await step(`reading EC2 Network ACL (${aclId})`, () => findNetworkAcl(ec2, aclId));
      if (acl === undefined) return;
      await returnToDefaultNetworkAcl(ec2, acl.VpcId ?? "", subnetsOf(acl));
      await step(`deleting EC2 Network ACL (${aclId})`, () => deleteNetworkAclWhenUnused(ec2, aclId));
    });
  },

  import: (id, context) =>
    attempt<StateResult>(
      async () => {
        const imported = await importById(id, context);
        const state = imported.state ?? {};
        const acl = await step(`reading EC2 Network ACL (${id})`, () =>
          findNetworkAcl(ec2Of(state, context), text(state, "id") ?? ""),
        );
        return acl?.IsDefault ? { state: null, diagnostics: [isDefault] } : imported;
      },
      (problem) => ({ state: null, diagnostics: [problem] }),
    ),
};

const isDefault = errorDiagnostic(
  "use the `aws_default_network_acl` resource instead",
  "This is the network ACL that its VPC came with, which aws_network_acl could neither make nor delete.",
);

/** Makes the rules of both directions what a plan says; what it leaves open stays. */
async function changeRules(
  ec2: Connection,
  aclId: string,
  prior: ObjectValue,
  planned: ObjectValue,
): Promise<void> {
  for (const { name, isEgress } of ruleLists) {
    if (!isKnown(planned, name)) continue;
    const [before, after] = [prior, planned].map((state) =>
      blocks(state, name).map((rule) => entryOf(rule, isEgress)),
    );
    await changeEntries(ec2, aclId, before ?? [], after ?? []);
  }
}

export const updateAclTags = (ec2: Connection, aclId: string, prior: ObjectValue, planned: ObjectValue) =>
  step(`updating tags for EC2 Network ACL (${aclId})`, () =>
    updateTags(ec2, aclId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
  );
