import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createRouteTable } from "../ec2/network-calls";
import { deleteRouteTableWithAssociations, findRouteTable, waitRouteTableCreated } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue, PlanRequest } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { changeRoutes, doTheSame, routesState } from "./route-table-routes";
import { blocks, isKnown, text, textMap } from "./values";

const minuteMs = 60_000;

/** aws_route_table: a table, with the routes that its list has, when it has one. */
export const routeTableResource: ManagedResource<Services> = {
  type: "aws_route_table",
  timeoutsMs: { create: 5 * minuteMs, update: 2 * minuteMs, delete: 5 * minuteMs },

  async plan(request) {
    keepRoutes(request);
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { RouteTable } = await step("creating Route Table", () =>
        createRouteTable(ec2, {
          VpcId: text(planned, "vpc_id"),
          TagSpecifications: tagSpecifications(["route-table", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const tableId = RouteTable?.RouteTableId ?? "";
      exists({ id: tableId });
      await step(`waiting for Route Table (${tableId}) create`, () => waitRouteTableCreated(ec2, tableId));
      await changeRoutes(ec2, tableId, [], blocks(planned, "route"));
      return readRouteTable(ec2, planned, tableId);
    }),

  read: (prior, context) =>
    reading(prior, () => readRouteTable(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const tableId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        if (isKnown(planned, "route"))
          await changeRoutes(ec2, tableId, blocks(prior, "route"), blocks(planned, "route"));
        await step(`updating tags for Route Table (${tableId})`, () =>
          updateTags(ec2, tableId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readRouteTable(ec2, planned, tableId),
    );
  },

  delete(prior, context) {
    const tableId = text(prior, "id") ?? "";
    return deleting(() =>
      step(`deleting Route Table (${tableId})`, () =>
        deleteRouteTableWithAssociations(ec2Of(prior, context), tableId),
      ),
    );
  },

  import: importById,
};

/** Routes that are written otherwise and do the same are no change. */
export function keepRoutes({ prior, planned }: PlanRequest<Services>): void {
  if (prior === null || !isKnown(planned, "route")) return;
  if (doTheSame(blocks(prior, "route"), blocks(planned, "route"))) planned.route = prior.route ?? [];
}

/** State of aws_route_table as the API has it; null when the table is gone. */
export async function readRouteTable(
  ec2: Connection,
  prior: ObjectValue,
  tableId: string,
): Promise<ObjectValue | null> {
  const table = await step(`reading Route Table (${tableId})`, () => findRouteTable(ec2, tableId));
  if (table === undefined) return null;
  const ownerId = table.OwnerId ?? ec2.accountId;
  return {
    id: tableId,
    arn: arn(ec2, `route-table/${tableId}`, ownerId),
    region: ec2.region,
    owner_id: ownerId,
    propagating_vgws: (table.PropagatingVgws ?? []).map(({ GatewayId = "" }) => GatewayId),
    route: routesState(table.Routes ?? [], blocks(prior, "route")),
    vpc_id: table.VpcId ?? "",
    tags_all: tagMap(table.Tags),
  };
}
