import type { Subnet } from "@aws-sdk/client-ec2";
import { describeNetworkInterfaces } from "./calls";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { deleteLingeringInterfaces } from "./lingering-interfaces";
import { deleteSubnet, describeSubnets } from "./network-calls";
import { allPages } from "./pages";
import { waitFor } from "./wait";

type SubnetQuery = Parameters<typeof describeSubnets>[1];

export const findSubnets = (ec2: Connection, query: SubnetQuery): Promise<Subnet[]> =>
  allPages(
    (page) => describeSubnets(ec2, { ...query, ...page }),
    ({ Subnets }) => Subnets,
  );

/** A subnet; undefined when there is none. */
export async function findSubnet(ec2: Connection, subnetId: string): Promise<Subnet | undefined> {
  try {
    return (await findSubnets(ec2, { SubnetIds: [subnetId] })).find((each) => each.SubnetId === subnetId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidSubnetIdNotFound)) return undefined;
    throw error;
  }
}

/** The subnet that a zone of the default VPC has from the start; undefined when it was deleted. */
export const findDefaultSubnet = async (ec2: Connection, zone: string): Promise<Subnet | undefined> =>
  (
    await findSubnets(ec2, {
      Filters: [
        { Name: "availability-zone", Values: [zone] },
        { Name: "default-for-az", Values: ["true"] },
      ],
    })
  )[0];

const look = (ec2: Connection, subnetId: string) => async () => {
  const found = await findSubnet(ec2, subnetId);
  return found && { found, state: found.State ?? "" };
};

export const waitSubnetCreated = (ec2: Connection, subnetId: string) =>
  waitFor({ look: look(ec2, subnetId), pending: ["pending"], target: ["available"], signal: ec2.signal });

/** Deletes a subnet once no network interface is in it. */
export async function deleteSubnetWhenUnused(
  ec2: Connection,
  subnetId: string,
  patienceMs?: number,
): Promise<void> {
  await deleteLingeringInterfaces(ec2, "subnet-id", subnetId);
  await deleteWhenUnused(ec2, () => deleteSubnet(ec2, { SubnetId: subnetId }), {
    gone: [errorCodes.invalidSubnetIdNotFound],
    users: () => interfacesIn(ec2, subnetId),
    patienceMs,
  });
  await waitFor({
    look: look(ec2, subnetId),
    pending: ["available", "pending"],
    target: [],
    signal: ec2.signal,
  });
}

async function interfacesIn(ec2: Connection, subnetId: string): Promise<string[]> {
  const { NetworkInterfaces = [] } = await describeNetworkInterfaces(ec2, {
    Filters: [{ Name: "subnet-id", Values: [subnetId] }],
  });
  return NetworkInterfaces.map(
    ({ NetworkInterfaceId, Attachment }) =>
      `${NetworkInterfaceId}${Attachment?.InstanceId ? ` of ${Attachment.InstanceId}` : ""}`,
  );
}
