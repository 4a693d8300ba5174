import type { Route, RouteTable, RouteTableAssociation } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { deleteRoute, deleteRouteTable, describeRouteTables, disassociateRouteTable } from "./network-calls";
import { allPages } from "./pages";
import { waitFor } from "./wait";

type TableQuery = Parameters<typeof describeRouteTables>[1];

export const findRouteTables = (ec2: Connection, query: TableQuery): Promise<RouteTable[]> =>
  allPages(
    (page) => describeRouteTables(ec2, { ...query, ...page }),
    ({ RouteTables }) => RouteTables,
  );

/** A route table; undefined when there is none. */
export async function findRouteTable(ec2: Connection, tableId: string): Promise<RouteTable | undefined> {
  try {
    const tables = await findRouteTables(ec2, { RouteTableIds: [tableId] });
    return tables.find(({ RouteTableId }) => RouteTableId === tableId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidRouteTableIdNotFound)) return undefined;
    throw error;
  }
}

export const waitRouteTableCreated = (ec2: Connection, tableId: string) =>
  waitFor({
    look: async () => {
      const found = await findRouteTable(ec2, tableId);
      return found && { found, state: "ready" };
    },
    pending: [],
    target: ["ready"],
    signal: ec2.signal,
  });

/** Where a route leads, as the API's requests name it. */
export type RouteDestination = Pick<
  Route,
  "DestinationCidrBlock" | "DestinationIpv6CidrBlock" | "DestinationPrefixListId"
>;

/** One text for a destination: a block, or the id of a prefix list. */
export const destinationText = (destination: RouteDestination): string =>
  destination.DestinationCidrBlock ??
  destination.DestinationIpv6CidrBlock ??
  destination.DestinationPrefixListId ??
  "";

/** A table's route to exactly this destination; undefined when there is none, or no such table. */
export async function findRoute(
  ec2: Connection,
  tableId: string,
  destination: RouteDestination,
): Promise<Route | undefined> {
  const table = await findRouteTable(ec2, tableId);
  return table?.Routes?.find((route) => destinationText(route) === destinationText(destination));
}

const lookRoute = (ec2: Connection, tableId: string, destination: RouteDestination) => async () => {
  const found = await findRoute(ec2, tableId, destination);
  return found && { found, state: "ready" };
};

export const waitRouteReady = (ec2: Connection, tableId: string, destination: RouteDestination) =>
  waitFor({
    look: lookRoute(ec2, tableId, destination),
    pending: [],
    target: ["ready"],
    signal: ec2.signal,
  });

/** Deletes a route; that it, or its table, is gone is fine. The local route is not there to be deleted. */
export async function deleteRouteFrom(
  ec2: Connection,
  tableId: string,
  destination: RouteDestination,
): Promise<void> {
  try {
    await deleteRoute(ec2, { RouteTableId: tableId, ...destination });
  } catch (error) {
    const gone = isApiError(error, errorCodes.invalidRouteNotFound, errorCodes.invalidRouteTableIdNotFound);
    const local =
      isApiError(error, errorCodes.invalidParameterValue) &&
      error.message.includes("cannot remove local route");
    if (gone || local) return;
    throw error;
  }
  await waitFor({
    look: lookRoute(ec2, tableId, destination),
    pending: ["ready"],
    target: [],
    signal: ec2.signal,
  });
}

/** Deletes a route table with its associations. */
export async function deleteRouteTableWithAssociations(ec2: Connection, tableId: string): Promise<void> {
  const table = await findRouteTable(ec2, tableId);
  for (const { RouteTableAssociationId: id = "" } of table?.Associations ?? [])
    await disassociateSubnet(ec2, id);
  await deleteWhenUnused(ec2, () => deleteRouteTable(ec2, { RouteTableId: tableId }), {
    gone: [errorCodes.invalidRouteTableIdNotFound],
  });
}

/** An association by its id; undefined when there is none, or it is being taken away. */
export async function findAssociation(
  ec2: Connection,
  associationId: string,
): Promise<RouteTableAssociation | undefined> {
  const filter = { Name: "association.route-table-association-id", Values: [associationId] };
  const tables = await findRouteTables(ec2, { Filters: [filter] });
  const found = tables
    .flatMap(({ Associations = [] }) => Associations)
    .find(({ RouteTableAssociationId }) => RouteTableAssociationId === associationId);
  return found?.AssociationState?.State === "disassociated" ? undefined : found;
}

/** The association that makes a table its VPC's main one. */
export async function findMainAssociation(
  ec2: Connection,
  vpcId: string,
): Promise<RouteTableAssociation | undefined> {
  const [table] = await findRouteTables(ec2, {
    Filters: [
      { Name: "association.main", Values: ["true"] },
      { Name: "vpc-id", Values: [vpcId] },
    ],
  });
  return table?.Associations?.find(({ Main }) => Main);
}

const lookAssociation = (ec2: Connection, associationId: string) => async () => {
  const found = await findAssociation(ec2, associationId);
  return (
    found && {
      found,
      // Where the state is not told, what is there is associated
      state: found.AssociationState?.State ?? "associated",
      ...(found.AssociationState?.StatusMessage ? { reason: found.AssociationState.StatusMessage } : {}),
    }
  );
};

export const waitAssociated = (ec2: Connection, associationId: string) =>
  waitFor({
    look: lookAssociation(ec2, associationId),
    pending: ["associating"],
    target: ["associated"],
    signal: ec2.signal,
  });

/** Takes a table off a subnet; that it is off is fine. */
export async function disassociateSubnet(ec2: Connection, associationId: string): Promise<void> {
  try {
    await disassociateRouteTable(ec2, { AssociationId: associationId });
  } catch (error) {
    if (isApiError(error, errorCodes.invalidAssociationIdNotFound)) return;
    throw error;
  }
  await waitFor({
    look: lookAssociation(ec2, associationId),
    pending: ["associated", "disassociating"],
    target: [],
    signal: ec2.signal,
  });
}
