import type { SecurityGroupRuleRequest } from "@aws-sdk/client-ec2";
import type { RuleRequest } from "../../../control-plane/security-group-rules";
import { invalidParameterCombination, missingParameter } from "../../../model/errors/request";
import type { RulePeer } from "../../../model/security-group";
import { operation } from "../../operation";

export const modifySecurityGroupRules = operation(
  "ModifySecurityGroupRules",
  (input, { controlPlane, region }) => {
    const changes = (input.SecurityGroupRules ?? []).map(
      ({ SecurityGroupRuleId, SecurityGroupRule = {} }) => ({
        ruleId: SecurityGroupRuleId ?? "",
        rule: toRuleRequest(SecurityGroupRule),
      }),
    );
    controlPlane.securityGroups.modifyRules(region, input.GroupId ?? "", changes);
    return { Return: true };
  },
);

function toRuleRequest(request: SecurityGroupRuleRequest): RuleRequest {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = request;
  const peers: RulePeer[] = [
    ...(CidrIpv4 ? [{ kind: "cidrIpv4", cidr: CidrIpv4 } as const] : []),
    ...(CidrIpv6 ? [{ kind: "cidrIpv6", cidr: CidrIpv6 } as const] : []),
    ...(PrefixListId ? [{ kind: "prefixList", prefixListId: PrefixListId } as const] : []),
    ...(ReferencedGroupId ? [{ kind: "group", groupId: ReferencedGroupId } as const] : []),
  ];
  const [peer] = peers;
  if (!peer) throw missingParameter("CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupId");
  if (peers.length > 1) {
    throw invalidParameterCombination(
      "Only one of CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupId can be specified",
    );
  }
  const { IpProtocol, FromPort, ToPort, Description } = request;
  return { ipProtocol: IpProtocol, fromPort: FromPort, toPort: ToPort, peer, description: Description };
}
