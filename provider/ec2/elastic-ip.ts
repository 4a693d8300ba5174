import type { Address } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import {
  associateAddress,
  describeAddresses,
  describeAddressesAttribute,
  disassociateAddress,
  releaseAddress,
} from "./interface-calls";
import { retryWhile, waitFor } from "./wait";

type AddressQuery = Parameters<typeof describeAddresses>[1];

/** DescribeAddresses has no pages. */
export const findElasticIps = async (ec2: Connection, query: AddressQuery): Promise<Address[]> =>
  (await describeAddresses(ec2, query)).Addresses ?? [];

/** An Elastic IP address; undefined when there is none. */
export async function findElasticIp(ec2: Connection, allocationId: string): Promise<Address | undefined> {
  try {
    const found = await findElasticIps(ec2, { AllocationIds: [allocationId] });
    return found.find(({ AllocationId }) => AllocationId === allocationId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidAllocationIdNotFound)) return undefined;
    throw error;
  }
}

/** The address that an association is of; undefined when it has ended. */
export const findElasticIpByAssociation = async (
  ec2: Connection,
  associationId: string,
): Promise<Address | undefined> =>
  (await findElasticIps(ec2, { Filters: [{ Name: "association-id", Values: [associationId] }] }))[0];

/** The name that an address resolves back to; empty when it has none of its owner's. */
export async function readReverseName(ec2: Connection, allocationId: string): Promise<string> {
  const { Addresses: [found] = [] } = await describeAddressesAttribute(ec2, {
    AllocationIds: [allocationId],
    Attribute: "domain-name",
  });
  return (found?.PtrRecord ?? "").replace(/\.$/, "");
}

/** An instance takes an address only once it runs. */
const isPending = (error: unknown): boolean =>
  isApiError(error, errorCodes.invalidInstanceId, errorCodes.incorrectInstanceState) &&
  error.message.includes("pending instance");

/** Lets an address stand for something, as soon as that is ready, and gives the association's id. */
export async function associateElasticIp(
  ec2: Connection,
  request: Parameters<typeof associateAddress>[1],
): Promise<string> {
  const name = request.AllocationId ?? request.PublicIp;
  const { AssociationId = "" } = await step(`associating EC2 EIP (${name})`, () =>
    retryWhile(
      () => associateAddress(ec2, request),
      // An address that was just allocated may not be known everywhere yet
      (error) => isPending(error) || isApiError(error, errorCodes.invalidAllocationIdNotFound),
      { signal: ec2.signal, limitMs: 120_000 },
    ),
  );
  await step(`waiting for EC2 EIP (${name}) association`, () =>
    waitFor({
      look: async () => {
        const found = await findElasticIpByAssociation(ec2, AssociationId);
        return found && { found, state: "associated" };
      },
      pending: [],
      target: ["associated"],
      signal: ec2.signal,
    }),
  );
  return AssociationId;
}

/** Ends an association; one that has ended already is fine. */
export const disassociateElasticIp = (ec2: Connection, associationId: string): Promise<unknown> =>
  step(`disassociating EC2 EIP (${associationId})`, () =>
    disassociateAddress(ec2, { AssociationId: associationId }).catch((error: unknown) => {
      if (!isApiError(error, errorCodes.invalidAssociationIdNotFound)) throw error;
    }),
  );

/** Gives an address back once nothing stands behind it: a NAT gateway that ends keeps its own for moments. */
export const releaseElasticIp = (
  ec2: Connection,
  allocationId: string,
  networkBorderGroup: string | undefined,
): Promise<void> =>
  deleteWhenUnused(
    ec2,
    () => releaseAddress(ec2, { AllocationId: allocationId, NetworkBorderGroup: networkBorderGroup }),
    { gone: [errorCodes.invalidAllocationIdNotFound], inUse: [errorCodes.invalidIpAddressInUse] },
  );
