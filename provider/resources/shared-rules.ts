import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import { updateRuleDescriptionsEgress, updateRuleDescriptionsIngress } from "../ec2/filter-calls";
import { findRulesOfGroup, findSecurityGroup, isGroupGone } from "../ec2/security-group";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, planRegion, reading, updating } from "./life-cycle";
import { normalProtocol, requestPermissions } from "./security-group-permissions";
import { importSharedRules } from "./shared-rules-import";
import { permissionsOf, presentOf, sharedRulesId, singleRuleId, sourcesState } from "./shared-rules-mapping";
import { changed, text } from "./values";

const minuteMs = 60_000;

const operations = {
  ingress: {
    authorize: authorizeSecurityGroupIngress,
    revoke: revokeSecurityGroupIngress,
    describe: updateRuleDescriptionsIngress,
  },
  egress: {
    authorize: authorizeSecurityGroupEgress,
    revoke: revokeSecurityGroupEgress,
    describe: updateRuleDescriptionsEgress,
  },
};

const operationsOf = (state: ObjectValue) =>
  operations[text(state, "type") === "egress" ? "egress" : "ingress"];

/** aws_security_group_rule: rules of a group that share protocol and ports. Only their description changes in place. */
export const sharedRulesResource: ManagedResource<Services> = {
  type: "aws_security_group_rule",
  timeoutsMs: { create: 5 * minuteMs },

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null) {
      const [before, after] = [prior, planned].map((state) => normalProtocol(text(state, "protocol") ?? ""));
      if (before === after) planned.protocol = prior.protocol ?? null;
      // Ports that a rule about all protocols was written with say nothing
      if (before === "-1" && after === "-1")
        for (const name of ["from_port", "to_port"]) planned[name] = prior[name] ?? null;
    }
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const groupId = text(planned, "security_group_id") ?? "";
      const id = sharedRulesId(planned);
      const { SecurityGroupRules = [] } = await step(
        `authorizing Security Group (${groupId}) Rule (${id})`,
        () => operationsOf(planned).authorize(ec2, requestOf(planned)),
      );
      const [only, ...others] = SecurityGroupRules;
      const ruleId = others.length === 0 ? (only?.SecurityGroupRuleId ?? "") : "";
      exists({ id, security_group_rule_id: ruleId });
      return readRules(ec2, { ...planned, id, security_group_rule_id: ruleId });
    }),

  read: (prior, context) => reading(prior, () => readRules(ec2Of(prior, context), prior)),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const groupId = text(planned, "security_group_id") ?? "";
    return updating(
      prior,
      async () => {
        if (changed(prior, planned, "description"))
          await step(`updating Security Group (${groupId}) Rule (${text(prior, "id")}) description`, () =>
            operationsOf(planned).describe(ec2, requestOf(planned)),
          );
      },
      () => readRules(ec2, planned),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const groupId = text(prior, "security_group_id") ?? "";
    return deleting(async () => {
      await step(`revoking Security Group (${groupId}) Rule (${text(prior, "id")})`, () =>
        operationsOf(prior)
          .revoke(ec2, requestOf(prior))
          .catch((error: unknown) => {
            if (!isGroupGone(error) && !isApiError(error, errorCodes.invalidPermissionNotFound)) throw error;
          }),
      );
    });
  },

  async import(id, { services }) {
    return importSharedRules(id, services.region);
  },
};

function requestOf(state: ObjectValue) {
  const groupId = text(state, "security_group_id") ?? "";
  return { GroupId: groupId, IpPermissions: requestPermissions(permissionsOf(state), groupId) };
}

/** Rules of which some are left show their sources, so that a plan replaces them; those of which none is are gone. */
async function readRules(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const groupId = text(prior, "security_group_id") ?? "";
  const group = await step(`reading Security Group (${groupId})`, () => findSecurityGroup(ec2, groupId));
  if (group === undefined) return null;
  const present = presentOf(prior, group, ec2.accountId);
  if (present.length === 0) return null;
  const description = present.map((permission) => permission.description).find((each) => each !== "");
  const knownRuleId = prior.security_group_rule_id;
  return {
    id: text(prior, "id") ?? sharedRulesId(prior),
    region: ec2.region,
    description: description ?? (prior.description === "" ? "" : null),
    from_port: prior.from_port ?? null,
    protocol: text(prior, "protocol") ?? "",
    security_group_id: groupId,
    security_group_rule_id:
      typeof knownRuleId === "string"
        ? knownRuleId
        : singleRuleId(
            prior,
            present,
            await step(`reading Security Group (${groupId}) Rules`, () => findRulesOfGroup(ec2, groupId)),
          ),
    to_port: prior.to_port ?? null,
    type: text(prior, "type") ?? "",
    ...sourcesState(prior, present),
  };
}
