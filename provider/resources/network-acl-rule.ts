import { protocolNumber } from "../../schemas/rules/network-acl";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { ApiError } from "../ec2/errors";
import { createEntry, deleteEntry, findNetworkAclEntry } from "../ec2/network-acl";
import type { Services } from "../ec2/services";
import type { NetworkAclEntry } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { crc32 } from "./crc32";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { entryOf } from "./network-acl-rules";
import { flag, number, text } from "./values";

const names = { ruleNumber: "rule_number", action: "rule_action" };

/** aws_network_acl_rule: one rule of an ACL; every change replaces it. */
export const networkAclRuleResource: ManagedResource<Services> = {
  type: "aws_network_acl_rule",

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null) {
      planned.protocol = sameProtocol(text(prior, "protocol"), text(planned, "protocol"))
        ? (prior.protocol ?? null)
        : (planned.protocol ?? null);
      if (text(prior, "rule_action")?.toLowerCase() === text(planned, "rule_action")?.toLowerCase())
        planned.rule_action = prior.rule_action ?? null;
    }
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { aclId, isEgress, ruleNumber } = keyOf(planned);
      const present = await readEntry(ec2, planned);
      // EC2 takes a rule again that is there already, and then two resources would have one rule
      if (present !== undefined)
        await step(`creating EC2 Network ACL (${aclId}) Rule (egress: ${isEgress})(${ruleNumber})`, () =>
          Promise.reject(alreadyThere(ruleNumber)),
        );
      await createEntry(ec2, aclId, entryOf(planned, isEgress, names));
      exists({ id: ruleId(planned, text(planned, "protocol") ?? "") });
      return readRule(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readRule(ec2Of(prior, context), prior)),

  update: (prior, planned, _config, context) =>
    reading(prior, () => readRule(ec2Of(planned, context), { ...planned, id: prior.id ?? null })),

  delete(prior, context) {
    const { aclId, isEgress, ruleNumber } = keyOf(prior);
    return deleting(async () => {
      await deleteEntry(ec2Of(prior, context), aclId, { RuleNumber: ruleNumber, Egress: isEgress });
    });
  },

  async import(id, { services }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const [aclId = "", ruleNumber = "", protocol = "", egress = "", ...rest] = plain.split(":");
    const wellFormed = /^\d+$/.test(ruleNumber) && ["true", "false"].includes(egress) && rest.length === 0;
    if (aclId === "" || protocol === "" || !wellFormed)
      return malformedImportId(
        id,
        "NETWORK_ACL_ID:RULE_NUMBER:PROTOCOL:EGRESS",
        "acl-0123456789abcdef0:100:tcp:false",
      );
    const state = {
      region,
      network_acl_id: aclId,
      rule_number: Number(ruleNumber),
      egress: egress === "true",
      protocol,
    };
    return { state: { ...state, id: ruleId(state, protocol) } };
  },
};

const sameProtocol = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && protocolNumber(one) === protocolNumber(other);

function keyOf(state: ObjectValue) {
  return {
    aclId: text(state, "network_acl_id") ?? "",
    isEgress: flag(state, "egress") ?? false,
    ruleNumber: number(state, "rule_number") ?? 0,
  };
}

/** The id that hashicorp/aws makes up, EC2 having none: a checksum of what tells the rule from others. */
function ruleId(state: ObjectValue, protocol: string): string {
  const { aclId, isEgress, ruleNumber } = keyOf(state);
  return `nacl-${crc32(`${aclId}-${ruleNumber}-${isEgress}-${protocol}-`)}`;
}

const alreadyThere = (ruleNumber: number): ApiError =>
  new ApiError(
    "NetworkAclEntryAlreadyExists",
    `The network acl entry identified by ${ruleNumber} already exists.`,
    "CreateNetworkAclEntry",
  );

function readEntry(ec2: Connection, state: ObjectValue): Promise<NetworkAclEntry | undefined> {
  const { aclId, isEgress, ruleNumber } = keyOf(state);
  return step("reading EC2 Network ACL Rule", () => findNetworkAclEntry(ec2, aclId, isEgress, ruleNumber));
}

async function readRule(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const entry = await readEntry(ec2, prior);
  if (entry === undefined) return null;
  const written = text(prior, "protocol");
  const protocol = sameProtocol(written, entry.Protocol) ? written : entry.Protocol;
  const action = text(prior, "rule_action");
  return {
    id: text(prior, "id") ?? ruleId(prior, written ?? ""),
    region: ec2.region,
    cidr_block: entry.CidrBlock ?? null,
    egress: entry.Egress ?? false,
    // EC2 keeps only what the protocol has: the rest stays as it was written
    from_port: entry.PortRange?.From ?? prior.from_port ?? null,
    icmp_code: entry.IcmpTypeCode?.Code ?? prior.icmp_code ?? null,
    icmp_type: entry.IcmpTypeCode?.Type ?? prior.icmp_type ?? null,
    ipv6_cidr_block: entry.Ipv6CidrBlock ?? null,
    network_acl_id: text(prior, "network_acl_id") ?? "",
    protocol: protocol ?? "",
    rule_action: action?.toLowerCase() === entry.RuleAction ? (action ?? "") : (entry.RuleAction ?? ""),
    rule_number: entry.RuleNumber ?? 0,
    to_port: entry.PortRange?.To ?? prior.to_port ?? null,
  };
}
