import type { InternetGateway, InternetGatewayAttachment } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import {
  attachInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from "./network-calls";
import { allPages } from "./pages";
import { retryWhile, waitFor } from "./wait";

type GatewayQuery = Parameters<typeof describeInternetGateways>[1];

export const findInternetGateways = (ec2: Connection, query: GatewayQuery): Promise<InternetGateway[]> =>
  allPages(
    (page) => describeInternetGateways(ec2, { ...query, ...page }),
    ({ InternetGateways }) => InternetGateways,
  );

/** An internet gateway; undefined when there is none. */
export async function findInternetGateway(
  ec2: Connection,
  gatewayId: string,
): Promise<InternetGateway | undefined> {
  try {
    const gateways = await findInternetGateways(ec2, { InternetGatewayIds: [gatewayId] });
    return gateways.find(({ InternetGatewayId }) => InternetGatewayId === gatewayId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidInternetGatewayIdNotFound)) return undefined;
    throw error;
  }
}

/** The attachment of a gateway to a VPC; undefined when there is none. */
export async function findInternetGatewayAttachment(
  ec2: Connection,
  gatewayId: string,
  vpcId: string,
): Promise<InternetGatewayAttachment | undefined> {
  const gateway = await findInternetGateway(ec2, gatewayId);
  return gateway?.Attachments?.find((attachment) => attachment.VpcId === vpcId);
}

const look = (ec2: Connection, gatewayId: string, vpcId: string) => async () => {
  const found = await findInternetGatewayAttachment(ec2, gatewayId, vpcId);
  return found && { found, state: found.State ?? "" };
};

/** Attaches a gateway and waits until it is. EC2 says `available` of gateways, where others are `attached`. */
export async function attachInternetGatewayTo(
  ec2: Connection,
  gatewayId: string,
  vpcId: string,
): Promise<void> {
  await step(`attaching EC2 Internet Gateway (${gatewayId}) to VPC (${vpcId})`, () =>
    // A gateway that was just made may not be known everywhere yet
    retryWhile(
      () => attachInternetGateway(ec2, { InternetGatewayId: gatewayId, VpcId: vpcId }),
      (error) => isApiError(error, errorCodes.invalidInternetGatewayIdNotFound),
      { signal: ec2.signal, limitMs: 20_000 },
    ),
  );
  await step(`waiting for EC2 Internet Gateway (${gatewayId}) to attach to VPC (${vpcId})`, () =>
    waitFor({
      look: look(ec2, gatewayId, vpcId),
      pending: ["attaching"],
      target: ["available", "attached"],
      signal: ec2.signal,
    }),
  );
}

/** Detaches a gateway once no public address of the VPC needs it. */
export async function detachInternetGatewayFrom(
  ec2: Connection,
  gatewayId: string,
  vpcId: string,
): Promise<void> {
  await step(`detaching EC2 Internet Gateway (${gatewayId}) from VPC (${vpcId})`, () =>
    deleteWhenUnused(ec2, () => detachInternetGateway(ec2, { InternetGatewayId: gatewayId, VpcId: vpcId }), {
      gone: [
        errorCodes.gatewayNotAttached,
        errorCodes.invalidInternetGatewayIdNotFound,
        errorCodes.invalidVpcIdNotFound,
      ],
    }),
  );
  await step(`waiting for EC2 Internet Gateway (${gatewayId}) to detach from VPC (${vpcId})`, () =>
    waitFor({
      look: look(ec2, gatewayId, vpcId),
      pending: ["available", "attached", "detaching"],
      target: [],
      signal: ec2.signal,
    }),
  );
}

export const deleteInternetGatewayWhenUnused = (ec2: Connection, gatewayId: string): Promise<void> =>
  deleteWhenUnused(ec2, () => deleteInternetGateway(ec2, { InternetGatewayId: gatewayId }), {
    gone: [errorCodes.invalidInternetGatewayIdNotFound],
  });
