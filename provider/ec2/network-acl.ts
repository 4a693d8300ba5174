import type { NetworkAcl, NetworkAclAssociation, NetworkAclEntry } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import {
  createNetworkAclEntry,
  deleteNetworkAcl,
  deleteNetworkAclEntry,
  replaceNetworkAclAssociation,
  replaceNetworkAclEntry,
} from "./filter-calls";
import { describeNetworkAcls } from "./network-calls";
import { allPages } from "./pages";
import { retryWhile } from "./wait";

type AclQuery = Parameters<typeof describeNetworkAcls>[1];

/** Rules that every ACL has and nobody can change: what no other rule matches is denied. */
const fixedRuleNumbers: ReadonlySet<number> = new Set([32_767, 32_768]);

export const findNetworkAcls = (ec2: Connection, query: AclQuery): Promise<NetworkAcl[]> =>
  allPages(
    (page) => describeNetworkAcls(ec2, { ...query, ...page }),
    ({ NetworkAcls }) => NetworkAcls,
  );

/** A network ACL; undefined when there is none. */
export async function findNetworkAcl(ec2: Connection, aclId: string): Promise<NetworkAcl | undefined> {
  try {
    const found = await findNetworkAcls(ec2, { NetworkAclIds: [aclId] });
    return found.find(({ NetworkAclId }) => NetworkAclId === aclId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidNetworkAclIdNotFound)) return undefined;
    throw error;
  }
}

/** The rules of an ACL that someone gave it. */
export const ownEntries = ({ Entries = [] }: NetworkAcl): NetworkAclEntry[] =>
  Entries.filter(({ RuleNumber }) => !fixedRuleNumbers.has(RuleNumber ?? 0));

/** One rule; undefined when there is none of that number. */
export async function findNetworkAclEntry(
  ec2: Connection,
  aclId: string,
  isEgress: boolean,
  ruleNumber: number,
): Promise<NetworkAclEntry | undefined> {
  const acl = await findNetworkAcl(ec2, aclId);
  return acl?.Entries?.find(
    (entry) => entry.RuleNumber === ruleNumber && (entry.Egress ?? false) === isEgress,
  );
}

const entryRequest = (aclId: string, entry: NetworkAclEntry) => ({
  NetworkAclId: aclId,
  RuleNumber: entry.RuleNumber,
  Egress: entry.Egress,
  RuleAction: entry.RuleAction,
  Protocol: entry.Protocol,
  CidrBlock: entry.CidrBlock,
  Ipv6CidrBlock: entry.Ipv6CidrBlock,
  PortRange: entry.PortRange,
  IcmpTypeCode: entry.IcmpTypeCode,
});

export const createEntry = (ec2: Connection, aclId: string, entry: NetworkAclEntry): Promise<unknown> =>
  step(`creating EC2 Network ACL (${aclId}) Entry`, () =>
    createNetworkAclEntry(ec2, entryRequest(aclId, entry)),
  );

/** Changes what a rule says, its number and direction apart, at one go. */
export const replaceEntry = (ec2: Connection, aclId: string, entry: NetworkAclEntry): Promise<unknown> =>
  step(`updating EC2 Network ACL (${aclId}) Entry`, () =>
    replaceNetworkAclEntry(ec2, entryRequest(aclId, entry)),
  );

/** Takes a rule away; one that is gone already is fine. */
export const deleteEntry = (
  ec2: Connection,
  aclId: string,
  { RuleNumber, Egress }: Pick<NetworkAclEntry, "RuleNumber" | "Egress">,
): Promise<unknown> =>
  step(`deleting EC2 Network ACL (${aclId}) Entry`, () =>
    deleteNetworkAclEntry(ec2, { NetworkAclId: aclId, RuleNumber, Egress }).catch((error: unknown) => {
      if (
        !isApiError(error, errorCodes.invalidNetworkAclEntryNotFound, errorCodes.invalidNetworkAclIdNotFound)
      )
        throw error;
    }),
  );

type AssociationFilter = "association.subnet-id" | "association.association-id";

/** An association of a subnet with its ACL, and the VPC that both are in; undefined when there is none. */
export async function findNetworkAclAssociation(
  ec2: Connection,
  by: AssociationFilter,
  id: string,
): Promise<{ association: NetworkAclAssociation; vpcId: string } | undefined> {
  const [acl] = await findNetworkAcls(ec2, { Filters: [{ Name: by, Values: [id] }] });
  const association = acl?.Associations?.find(({ SubnetId, NetworkAclAssociationId }) =>
    by === "association.subnet-id" ? SubnetId === id : NetworkAclAssociationId === id,
  );
  return association && { association, vpcId: acl?.VpcId ?? "" };
}

/** The ACL that a VPC came with. */
async function findDefaultNetworkAclId(ec2: Connection, vpcId: string): Promise<string> {
  const [acl] = await findNetworkAcls(ec2, {
    Filters: [
      { Name: "vpc-id", Values: [vpcId] },
      { Name: "default", Values: ["true"] },
    ],
  });
  return acl?.NetworkAclId ?? "";
}

/**
 * Puts a subnet behind an ACL, in the place of the one that it has: there is always one. Gives the new association's
 * id; undefined when the subnet is gone.
 */
export const associateNetworkAcl = (
  ec2: Connection,
  aclId: string,
  subnetId: string,
): Promise<string | undefined> =>
  step(`creating EC2 Network ACL (${aclId}) Association`, () =>
    retryWhile(
      async () => {
        const found = await findNetworkAclAssociation(ec2, "association.subnet-id", subnetId);
        if (found === undefined) return undefined;
        const { NetworkAclAssociationId, NetworkAclId } = found.association;
        if (NetworkAclId === aclId) return NetworkAclAssociationId;
        const output = await replaceNetworkAclAssociation(ec2, {
          AssociationId: NetworkAclAssociationId,
          NetworkAclId: aclId,
        });
        return output.NewAssociationId;
      },
      // Another change of the same subnet came between the look and the request
      (error) => isApiError(error, errorCodes.invalidAssociationIdNotFound),
      { signal: ec2.signal, limitMs: 20_000 },
    ),
  );

/** Gives subnets of a VPC back to the ACL that it came with. */
export async function returnToDefaultNetworkAcl(
  ec2: Connection,
  vpcId: string,
  subnetIds: readonly string[],
): Promise<void> {
  if (subnetIds.length === 0) return;
  const defaultAclId = await step(`reading EC2 VPC (${vpcId}) default NACL`, () =>
    findDefaultNetworkAclId(ec2, vpcId),
  );
  for (const subnetId of subnetIds) await associateNetworkAcl(ec2, defaultAclId, subnetId);
}

export const deleteNetworkAclWhenUnused = (ec2: Connection, aclId: string): Promise<void> =>
  deleteWhenUnused(ec2, () => deleteNetworkAcl(ec2, { NetworkAclId: aclId }), {
    gone: [errorCodes.invalidNetworkAclIdNotFound],
  });
