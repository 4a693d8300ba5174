import type { Connection } from "../ec2/connection";
import { attempt, step } from "../ec2/diagnostics";
import { findRouteTables } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import { tagMap, updateTags } from "../ec2/tags";
import { findMainRouteTableId } from "../ec2/vpc";
import type { ManagedResource, ObjectValue, StateResult } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";
import { creating, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { keepRoutes, readRouteTable, routeTableResource } from "./route-table";
import { changeRoutes, routesState } from "./route-table-routes";
import { blocks, text, textMap } from "./values";

const minuteMs = 60_000;

/**
 * aws_default_route_table: the main table that a VPC comes with. Creating takes it into care and removes its routes
 * but for those that are listed; destroying leaves it as it is.
 */
export const defaultRouteTableResource: ManagedResource<Services> = {
  ...routeTableResource,
  type: "aws_default_route_table",
  timeoutsMs: { create: 2 * minuteMs, update: 2 * minuteMs },

  async plan(request) {
    keepRoutes(request);
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const tableId = text(planned, "default_route_table_id") ?? "";
      const [table = {}] = await step(`reading EC2 Default Route Table (${tableId})`, () =>
        findRouteTables(ec2, { RouteTableIds: [tableId] }),
      );
      exists({ id: tableId });
      const present = routesState(table.Routes ?? [], blocks(planned, "route")) as ObjectValue[];
      await changeRoutes(ec2, tableId, present, blocks(planned, "route"));
      await step(`updating tags for EC2 Default Route Table (${tableId})`, () =>
        updateTags(ec2, tableId, tagMap(table.Tags), textMap(planned, "tags_all") ?? {}),
      );
      return readDefaultRouteTable(ec2, planned, tableId);
    }),

  read: (prior, context) =>
    reading(prior, () => readDefaultRouteTable(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  async delete() {
    return [];
  },

  /** By the id of the VPC, which has one main table. */
  async import(id, { services, signal }) {
    const { id: vpcId, region = services.region } = splitImportId(id);
    return attempt<StateResult>(
      async () => {
        const tableId = await step(`reading EC2 VPC (${vpcId}) main Route Table`, () =>
          findMainRouteTableId(services.ec2(region, signal), vpcId),
        );
        if (tableId !== "") return { state: { id: tableId, region, default_route_table_id: tableId } };
        return {
          state: null,
          diagnostics: [
            errorDiagnostic(
              `${vpcId} has no main route table`,
              "aws_default_route_table is imported by the id of its VPC, such as vpc-0123456789abcdef0.",
            ),
          ],
        };
      },
      (problem) => ({ state: null, diagnostics: [problem] }),
    );
  },
};

async function readDefaultRouteTable(
  ec2: Connection,
  prior: ObjectValue,
  tableId: string,
): Promise<ObjectValue | null> {
  const state = await readRouteTable(ec2, prior, tableId);
  return (
    state && {
      ...state,
      default_route_table_id: tableId,
      route: blocks(state, "route").map(withoutZonesAtTheEdge),
    }
  );
}

/** Routes of this type have no arguments for Wavelength zones and Outposts. */
const withoutZonesAtTheEdge = ({
  carrier_gateway_id: _carrier,
  local_gateway_id: _local,
  ...route
}: ObjectValue): ObjectValue => route;
