import { checkNetwork, isCidrIpv4 } from "../../schemas/rules/cidr";
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  modifySecurityGroupRules,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findSecurityGroupRule, isRuleGone } from "../ec2/security-group";
import type { Services } from "../ec2/services";
import { tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { attributePath } from "../protocol/attribute-path";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { refusals } from "./problems";
import { normalProtocol } from "./security-group-permissions";
import { peerAttributes, ruleArguments, ruleRequest, ruleState } from "./security-group-rule-mapping";
import { changed, isSet, text, textMap } from "./values";

/** aws_vpc_security_group_ingress_rule and …_egress_rule: one rule with an id of its own. */
export function securityGroupRuleResource(direction: "ingress" | "egress"): ManagedResource<Services> {
  const type = `aws_vpc_security_group_${direction}_rule`;
  const isEgress = direction === "egress";
  const noun = `EC2 Security Group ${isEgress ? "Egress" : "Ingress"} Rule`;
  const authorize = isEgress ? authorizeSecurityGroupEgress : authorizeSecurityGroupIngress;
  const revoke = isEgress ? revokeSecurityGroupEgress : revokeSecurityGroupIngress;

  const read = async (ec2: Connection, prior: ObjectValue, ruleId: string): Promise<ObjectValue | null> => {
    const rule = await step(`reading ${noun} (${ruleId})`, () =>
      findSecurityGroupRule(ec2, ruleId, isEgress),
    );
    return rule === undefined ? null : ruleState(ec2, prior, rule);
  };

  return {
    type,

    validate(config) {
      const cidr = text(config, "cidr_ipv4");
      return cidr !== undefined && isCidrIpv4(cidr) ? refusals(type, checkNetwork(cidr), ["cidr_ipv4"]) : [];
    },

    async plan(request) {
      const { prior, planned } = request;
      const requiresReplace = [...planRegion(request)];
      if (prior !== null) {
        // `6` and `tcp` are one protocol, and an all-protocol rule has ports only in how it is written.
        const [before, after] = [text(prior, "ip_protocol"), text(planned, "ip_protocol")];
        if (before !== undefined && after !== undefined && normalProtocol(before) === normalProtocol(after))
          planned.ip_protocol = before;
        const peerOf = (state: ObjectValue) => peerAttributes.find((name) => isSet(state, name));
        const [old, wanted] = [peerOf(prior), peerOf(planned)];
        if (old !== wanted)
          for (const name of [old, wanted]) if (name !== undefined) requiresReplace.push(attributePath(name));
        // A rule cannot move to another group.
        if (changed(prior, planned, "security_group_id"))
          requiresReplace.push(attributePath("security_group_id"));
      }
      return { requiresReplace };
    },

    create: (planned, _config, context) =>
      creating(planned, async (exists) => {
        const ec2 = ec2Of(planned, context);
        const output = await step(`creating ${noun}`, () =>
          authorize(ec2, {
            GroupId: text(planned, "security_group_id"),
            IpPermissions: [ruleRequest(planned).permission],
            TagSpecifications: tagSpecifications(["security-group-rule", textMap(planned, "tags_all") ?? {}]),
          }),
        );
        const ruleId = output.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? "";
        exists({ id: ruleId, security_group_rule_id: ruleId });
        return read(ec2, planned, ruleId);
      }),

    read: (prior, context) =>
      reading(prior, () => read(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

    update(prior, planned, _config, context) {
      const ec2 = ec2Of(planned, context);
      const ruleId = text(prior, "id") ?? "";
      return updating(
        prior,
        async () => {
          if (changed(prior, planned, ...ruleArguments))
            await step(`updating ${noun} (${ruleId})`, () =>
              modifySecurityGroupRules(ec2, {
                GroupId: text(planned, "security_group_id"),
                SecurityGroupRules: [
                  { SecurityGroupRuleId: ruleId, SecurityGroupRule: ruleRequest(planned).rule },
                ],
              }),
            );
          await step(`updating tags for ${noun} (${ruleId})`, () =>
            updateTags(ec2, ruleId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
          );
        },
        () => read(ec2, planned, ruleId),
      );
    },

    delete(prior, context) {
      const ruleId = text(prior, "id") ?? "";
      return deleting(() =>
        step(`deleting ${noun} (${ruleId})`, async () => {
          const gone = (error: unknown) => {
            if (!isRuleGone(error)) throw error;
          };
          await revoke(ec2Of(prior, context), {
            GroupId: text(prior, "security_group_id"),
            SecurityGroupRuleIds: [ruleId],
          }).catch(gone);
        }),
      );
    },

    import: importById,
  };
}
