import { networkAclNotFound } from "../../../model/errors/vpc";
import type { SubnetRecord } from "../../../model/subnet";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toTags } from "../../tags";
import { type Companion, companionsOf } from "./companions";

interface NetworkAcl extends Companion {
  readonly subnets: readonly SubnetRecord[];
}

/** The default ACL: rule 100 lets everything pass, the last one, which cannot be removed, nothing. */
const entries = [false, true].flatMap((Egress) => [
  { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction: "allow", RuleNumber: 100 } as const,
  { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction: "deny", RuleNumber: 32767 } as const,
]);

const fields = (accountId: string): FilterFields<NetworkAcl> => ({
  "association.association-id": ({ subnets }) => subnets.map((subnet) => subnet.networkAclAssociationId),
  "association.network-acl-id": ({ id }) => [id],
  "association.subnet-id": ({ subnets }) => subnets.map((subnet) => subnet.id),
  default: () => [true],
  "entry.cidr": () => ["0.0.0.0/0"],
  "entry.egress": () => [true, false],
  "entry.icmp.code": () => [],
  "entry.icmp.type": () => [],
  "entry.ipv6-cidr": () => [],
  "entry.port-range.from": () => [],
  "entry.port-range.to": () => [],
  "entry.protocol": () => ["-1"],
  "entry.rule-action": () => ["allow", "deny"],
  "entry.rule-number": () => [100, 32767],
  "network-acl-id": ({ id }) => [id],
  "owner-id": () => [accountId],
  "vpc-id": ({ vpc }) => [vpc.id],
});

export const describeNetworkAcls = operation(
  "DescribeNetworkAcls",
  (input, { controlPlane, region, accountId }) => {
    const subnets = controlPlane.subnets.list(region);
    const acls = companionsOf(controlPlane.vpcs.list(region), (vpc) => vpc.defaultNetworkAclId, {
      ids: input.NetworkAclIds,
      notFound: networkAclNotFound,
    }).map((acl) => ({ ...acl, subnets: subnets.filter((subnet) => subnet.vpcId === acl.vpc.id) }));
    const { items, NextToken } = paginate(applyFilters(acls, input.Filters, fields(accountId)), input);
    return {
      NextToken,
      NetworkAcls: items.map((acl) => ({
        NetworkAclId: acl.id,
        VpcId: acl.vpc.id,
        OwnerId: accountId,
        IsDefault: true,
        Associations: acl.subnets.map((subnet) => ({
          NetworkAclAssociationId: subnet.networkAclAssociationId,
          NetworkAclId: acl.id,
          SubnetId: subnet.id,
        })),
        Entries: entries,
        Tags: toTags(acl.tags),
      })),
    };
  },
);
