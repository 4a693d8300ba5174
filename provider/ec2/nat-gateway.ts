import type { NatGateway } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { deleteNatGateway, describeNatGateways } from "./interface-calls";
import { allPages } from "./pages";
import { waitFor } from "./wait";

type GatewayQuery = Parameters<typeof describeNatGateways>[1];

export const findNatGateways = (ec2: Connection, query: GatewayQuery): Promise<NatGateway[]> =>
  allPages(
    (page) => describeNatGateways(ec2, { ...query, ...page }),
    ({ NatGateways }) => NatGateways,
  );

/** A NAT gateway in any state, the deleted one included; undefined when EC2 knows none. */
async function findAnyNatGateway(ec2: Connection, gatewayId: string): Promise<NatGateway | undefined> {
  try {
    const found = await findNatGateways(ec2, { NatGatewayIds: [gatewayId] });
    return found.find(({ NatGatewayId }) => NatGatewayId === gatewayId);
  } catch (error) {
    if (isApiError(error, errorCodes.natGatewayNotFound)) return undefined;
    throw error;
  }
}

/** A NAT gateway that still exists: a deleted one is described for a while, and counts as gone. */
export async function findNatGateway(ec2: Connection, gatewayId: string): Promise<NatGateway | undefined> {
  const found = await findAnyNatGateway(ec2, gatewayId);
  return found?.State === "deleted" ? undefined : found;
}

const look = (ec2: Connection, gatewayId: string) => async () => {
  const found = await findAnyNatGateway(ec2, gatewayId);
  const { FailureCode: code, FailureMessage: message } = found ?? {};
  const reason = [code, message].filter((part) => part !== undefined).join(": ");
  return found && { found, state: found.State ?? "", ...(reason === "" ? {} : { reason }) };
};

export const waitNatGatewayCreated = (ec2: Connection, gatewayId: string) =>
  waitFor({ look: look(ec2, gatewayId), pending: ["pending"], target: ["available"], signal: ec2.signal });

/** Deletes a NAT gateway and waits until it has let go of its subnet and its address. */
export async function deleteNatGatewayWholly(ec2: Connection, gatewayId: string): Promise<void> {
  const gone = await step(`deleting EC2 NAT Gateway (${gatewayId})`, async () => {
    try {
      await deleteNatGateway(ec2, { NatGatewayId: gatewayId });
      return false;
    } catch (error) {
      if (isApiError(error, errorCodes.natGatewayNotFound)) return true;
      throw error;
    }
  });
  if (gone) return;
  await step(`waiting for EC2 NAT Gateway (${gatewayId}) delete`, () =>
    waitFor({
      look: async () => {
        const seen = await look(ec2, gatewayId)();
        return seen?.state === "deleted" ? undefined : seen;
      },
      pending: ["available", "deleting", "failed", "pending"],
      target: [],
      signal: ec2.signal,
    }),
  );
}
