import { protocolName } from "../../schemas/rules/permission";
import type { ObjectValue, StateResult } from "../framework/resource";
import { malformedImportId } from "./import-id";
import { splitImportId } from "./life-cycle";
import { sharedRulesId } from "./shared-rules-mapping";

const expected = "SECURITYGROUPID_TYPE_PROTOCOL_FROMPORT_TOPORT_SOURCE[_SOURCE]*";
const example = "sg-0123456789abcdef0_ingress_tcp_8000_8080_10.0.3.0/24";

/** Reads the import id of aws_security_group_rule, which names the whole rule: EC2 has no id for several. */
export function importSharedRules(id: string, providerRegion: string): StateResult {
  const { id: plain, region = providerRegion } = splitImportId(id);
  const [groupId = "", type = "", protocol = "", from = "", to = "", ...sources] = plain.split("_");
  const name = protocolName(protocol);
  const wellFormed =
    groupId.startsWith("sg-") &&
    ["ingress", "egress"].includes(type) &&
    name !== undefined &&
    [from, to].every((port) => /^(-1|\d+)$/.test(port)) &&
    sources.length > 0 &&
    sources.every(isSource);
  if (!wellFormed) return malformedImportId(id, expected, example);
  const those = (test: (source: string) => boolean) => {
    const found = sources.filter(test);
    return found.length === 0 ? null : found;
  };
  const state: ObjectValue = {
    region,
    security_group_id: groupId,
    type,
    protocol: name,
    from_port: Number(from),
    to_port: Number(to),
    self: sources.includes("self"),
    source_security_group_id: sources.find(isGroup) ?? "",
    cidr_blocks: those((source) => !isGroup(source) && !source.includes(":") && source.includes(".")),
    ipv6_cidr_blocks: those((source) => source.includes(":")),
    prefix_list_ids: those((source) => source.startsWith("pl-")),
  };
  return { state: { ...state, id: sharedRulesId(state) } };
}

const isGroup = (source: string): boolean => source.includes("sg-");

const isSource = (source: string): boolean =>
  source === "self" || isGroup(source) || source.startsWith("pl-") || /[:.]/.test(source);
