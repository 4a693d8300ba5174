import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createRoute, replaceRoute } from "../ec2/network-calls";
import { deleteRouteFrom, destinationText, findRoute, waitRouteReady } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { crc32 } from "./crc32";
import { malformedImportId } from "./import-id";
import {
  creating,
  deleting,
  ec2Of,
  planRegion,
  planUnknown,
  reading,
  splitImportId,
  updating,
} from "./life-cycle";
import { refusals } from "./problems";
import {
  destinationOf,
  localGateway,
  replacementRequest,
  targetNames,
  targetRequest,
  targetState,
} from "./route-mapping";
import { changed, text } from "./values";

const type = "aws_route";
const minuteMs = 60_000;

/** aws_route: one route of a table; its target changes in place. */
export const routeResource: ManagedResource<Services> = {
  type,
  timeoutsMs: { create: 5 * minuteMs, update: 2 * minuteMs, delete: 5 * minuteMs },

  async plan(request) {
    const { prior, planned, config } = request;
    const requiresReplace = planRegion(request);
    if (prior !== null && changed(prior, planned, ...targetNames))
      planUnknown(planned, config, "network_interface_id", "instance_id", "instance_owner_id", "state");
    const isLocal = prior === null && text(planned, "gateway_id") === localGateway;
    return { requiresReplace, diagnostics: isLocal ? refusals(type, [localRoute]) : [] };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { tableId, destination, name } = keyOf(planned);
      await step(`creating ${name}`, () =>
        createRoute(ec2, { RouteTableId: tableId, ...destination, ...targetRequest(planned) }),
      );
      exists({ id: routeId(tableId, destinationText(destination)) });
      await step(`waiting for ${name} create`, () => waitRouteReady(ec2, tableId, destination));
      return readRoute(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readRoute(ec2Of(prior, context), prior)),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const { tableId, destination, name } = keyOf(planned);
    return updating(
      prior,
      async () => {
        if (!changed(prior, planned, ...targetNames)) return;
        await step(`updating ${name}`, () =>
          replaceRoute(ec2, { RouteTableId: tableId, ...destination, ...replacementRequest(planned) }),
        );
        await step(`waiting for ${name} update`, () => waitRouteReady(ec2, tableId, destination));
      },
      () => readRoute(ec2, planned),
    );
  },

  delete(prior, context) {
    const { tableId, destination, name } = keyOf(prior);
    return deleting(() =>
      step(`deleting ${name}`, () => deleteRouteFrom(ec2Of(prior, context), tableId, destination)),
    );
  },

  async import(id, { services }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const [tableId = "", destination = "", ...rest] = plain.split("_");
    if (tableId === "" || destination === "" || rest.length > 0)
      return malformedImportId(id, "ROUTETABLEID_DESTINATION", "rtb-0123456789abcdef0_0.0.0.0/0");
    const attribute = destination.includes(":")
      ? "destination_ipv6_cidr_block"
      : destination.includes(".")
        ? "destination_cidr_block"
        : "destination_prefix_list_id";
    const state = { id: routeId(tableId, destination), region, route_table_id: tableId };
    return { state: { ...state, [attribute]: destination } };
  },
};

/** The id that hashicorp/aws makes up, EC2 having none: the table's, and a checksum of the destination. */
export const routeId = (tableId: string, destination: string): string => `r-${tableId}${crc32(destination)}`;

const localRoute = {
  code: "InvalidGatewayID.NotFound",
  message: "The gateway ID 'local' does not exist",
  path: ["gateway_id"],
  fix: "Every route table has the route to its VPC's own network already: leave it out, or bring it under Terraform's control with `terraform import`.",
};

function keyOf(state: ObjectValue) {
  const tableId = text(state, "route_table_id") ?? "";
  const destination = destinationOf(state, "destination_");
  const name = `Route in Route Table (${tableId}) with destination (${destinationText(destination)})`;
  return { tableId, destination, name };
}

async function readRoute(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const { tableId, destination, name } = keyOf(prior);
  const route = await step(`reading ${name}`, () => findRoute(ec2, tableId, destination));
  if (route === undefined) return null;
  return {
    id: routeId(tableId, destinationText(destination)),
    region: ec2.region,
    route_table_id: tableId,
    destination_cidr_block: route.DestinationCidrBlock ?? "",
    destination_ipv6_cidr_block: route.DestinationIpv6CidrBlock ?? "",
    destination_prefix_list_id: route.DestinationPrefixListId ?? "",
    ...targetState(route),
    instance_id: route.InstanceId ?? "",
    instance_owner_id: route.InstanceOwnerId ?? "",
    origin: route.Origin ?? "",
    state: route.State ?? "",
  };
}
