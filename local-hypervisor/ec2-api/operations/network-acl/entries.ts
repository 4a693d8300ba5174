import type { EntryRequest } from "../../../control-plane/network-acl-entry";
import { type InputOf, operation } from "../../operation";
import { oneOf, required } from "../../required";

const toEntryRequest = (
  input: InputOf<"CreateNetworkAclEntry"> | InputOf<"ReplaceNetworkAclEntry">,
): EntryRequest => ({
  ruleNumber: required(input.RuleNumber, "ruleNumber"),
  isEgress: required(input.Egress, "egress"),
  action: required(oneOf(input.RuleAction, ["allow", "deny"], "ruleAction"), "ruleAction"),
  protocol: required(input.Protocol, "protocol"),
  cidrIpv4: input.CidrBlock,
  cidrIpv6: input.Ipv6CidrBlock,
  ports: input.PortRange && { from: input.PortRange.From, to: input.PortRange.To },
  icmp: input.IcmpTypeCode && { type: input.IcmpTypeCode.Type, code: input.IcmpTypeCode.Code },
});

export const createNetworkAclEntry = operation("CreateNetworkAclEntry", (input, { controlPlane, region }) => {
  const id = required(input.NetworkAclId, "networkAclId");
  controlPlane.networkAcls.createEntry(region, id, toEntryRequest(input));
  return {};
});

export const replaceNetworkAclEntry = operation(
  "ReplaceNetworkAclEntry",
  (input, { controlPlane, region }) => {
    const id = required(input.NetworkAclId, "networkAclId");
    controlPlane.networkAcls.replaceEntry(region, id, toEntryRequest(input));
    return {};
  },
);

export const deleteNetworkAclEntry = operation("DeleteNetworkAclEntry", (input, { controlPlane, region }) => {
  controlPlane.networkAcls.deleteEntry(region, required(input.NetworkAclId, "networkAclId"), {
    ruleNumber: required(input.RuleNumber, "ruleNumber"),
    isEgress: required(input.Egress, "egress"),
  });
  return {};
});
