import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findNetworkAcl, ownEntries } from "../ec2/network-acl";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { NetworkAcl } from "../ec2/types";
import type { ObjectValue, PlanRequest } from "../framework/resource";
import { doTheSame, rulesState } from "./network-acl-rules";
import { blocks, isKnown } from "./values";

/** The two lists of an ACL's rules, and which direction each is of. */
export const ruleLists = [
  { name: "ingress", isEgress: false },
  { name: "egress", isEgress: true },
] as const;

/** State of aws_network_acl as the API has it, aws_default_network_acl adds to it; null when the ACL is gone. */
export async function readNetworkAcl(
  ec2: Connection,
  prior: ObjectValue,
  aclId: string,
): Promise<ObjectValue | null> {
  const acl = await step(`reading EC2 Network ACL (${aclId})`, () => findNetworkAcl(ec2, aclId));
  return acl === undefined ? null : networkAclState(ec2, prior, acl);
}

/** Subnets that an ACL filters. */
export const subnetsOf = ({ Associations = [] }: NetworkAcl): string[] =>
  Associations.map(({ SubnetId = "" }) => SubnetId);

function networkAclState(ec2: Connection, prior: ObjectValue, acl: NetworkAcl): ObjectValue {
  const { NetworkAclId: id = "", OwnerId: ownerId = ec2.accountId } = acl;
  const entries = ownEntries(acl);
  return {
    id,
    arn: arn(ec2, `network-acl/${id}`, ownerId),
    region: ec2.region,
    ...Object.fromEntries(
      ruleLists.map(({ name, isEgress }) => [name, rulesState(entries, blocks(prior, name), isEgress)]),
    ),
    owner_id: ownerId,
    subnet_ids: subnetsOf(acl),
    tags_all: tagMap(acl.Tags),
    vpc_id: acl.VpcId ?? "",
  };
}

/** Rules that only are written otherwise are no change. */
export function keepRules({ prior, planned }: PlanRequest<Services>): void {
  if (prior === null) return;
  for (const { name } of ruleLists)
    if (isKnown(planned, name) && doTheSame(blocks(prior, name), blocks(planned, name)))
      planned[name] = prior[name] ?? [];
}
