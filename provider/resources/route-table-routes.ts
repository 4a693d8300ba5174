import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createRoute, replaceRoute } from "../ec2/network-calls";
import { deleteRouteFrom, destinationText, findRoute, waitRouteReady } from "../ec2/route-table";
import type { Route } from "../ec2/types";
import type { ObjectValue, Value } from "../framework/resource";
import { isUnknown } from "../protocol/unknown";
import {
  destinationOf,
  isConfigurable,
  localGateway,
  replacementRequest,
  routeKey,
  targetOf,
  targetRequest,
  targetState,
} from "./route-mapping";

/** Destination of a route in a table's own list. */
const textOf = (route: ObjectValue): string => destinationText(destinationOf(route));

/**
 * The `route` elements that describe what a table has. One that Terraform knows stays as it was written while it is
 * true; others show what they have, and null for what they have not. The VPC's own route is shown where it is written.
 */
export function routesState(present: readonly Route[], known: readonly ObjectValue[]): Value[] {
  const written = new Map(known.map((route) => [routeKey(route), route]));
  return present.flatMap((route) => {
    const targets = targetState(route);
    const shown: ObjectValue = {
      cidr_block: route.DestinationCidrBlock ?? null,
      ipv6_cidr_block: route.DestinationIpv6CidrBlock ?? null,
      destination_prefix_list_id: route.DestinationPrefixListId ?? null,
      ...Object.fromEntries(Object.entries(targets).map(([name, id]) => [name, id === "" ? null : id])),
    };
    const same = written.get(routeKey(shown));
    if (same !== undefined) return [same];
    return isConfigurable(route) ? [shown] : [];
  });
}

/** Whether two lists of routes do the same, however each is written. */
export function doTheSame(some: readonly ObjectValue[], others: readonly ObjectValue[]): boolean {
  if (![...some, ...others].every((route) => !Object.values(route).some(isUnknown))) return false;
  const keys = (routes: readonly ObjectValue[]) => JSON.stringify(routes.map(routeKey).sort());
  return keys(some) === keys(others);
}

/** Makes the routes of a table what they should be: adds and turns first, so that no packet lacks a route meanwhile. */
export async function changeRoutes(
  ec2: Connection,
  tableId: string,
  present: readonly ObjectValue[],
  wanted: readonly ObjectValue[],
): Promise<void> {
  const before = new Map(present.map((route) => [textOf(route), route]));
  for (const route of wanted) {
    const old = before.get(textOf(route));
    if (old === undefined) await addRoute(ec2, tableId, route);
    else if (routeKey(old) !== routeKey(route)) await turnRoute(ec2, tableId, route);
  }
  const kept = new Set(wanted.map(textOf));
  for (const route of present) if (!kept.has(textOf(route))) await removeRoute(ec2, tableId, route);
}

async function addRoute(ec2: Connection, tableId: string, route: ObjectValue): Promise<void> {
  const destination = destinationOf(route);
  // Every table has the route to its VPC's own network, and CreateRoute cannot make it
  if (targetOf(route)?.id === localGateway) {
    const present = await findRoute(ec2, tableId, destination);
    if (present?.GatewayId !== localGateway) await turnRoute(ec2, tableId, route);
    return;
  }
  const name = `Route in Route Table (${tableId}) with destination (${textOf(route)})`;
  await step(`creating ${name}`, () =>
    createRoute(ec2, { RouteTableId: tableId, ...destination, ...targetRequest(route) }),
  );
  await step(`waiting for ${name} create`, () => waitRouteReady(ec2, tableId, destination));
}

async function turnRoute(ec2: Connection, tableId: string, route: ObjectValue): Promise<void> {
  const destination = destinationOf(route);
  const name = `Route in Route Table (${tableId}) with destination (${textOf(route)})`;
  await step(`updating ${name}`, () =>
    replaceRoute(ec2, { RouteTableId: tableId, ...destination, ...replacementRequest(route) }),
  );
  await step(`waiting for ${name} update`, () => waitRouteReady(ec2, tableId, destination));
}

async function removeRoute(ec2: Connection, tableId: string, route: ObjectValue): Promise<void> {
  if (targetOf(route)?.id === localGateway) return;
  await step(`deleting Route in Route Table (${tableId}) with destination (${textOf(route)})`, () =>
    deleteRouteFrom(ec2, tableId, destinationOf(route)),
  );
}
