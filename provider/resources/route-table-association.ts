import type { Connection } from "../ec2/connection";
import { attempt, step } from "../ec2/diagnostics";
import { associateRouteTable, replaceRouteTableAssociation } from "../ec2/network-calls";
import { disassociateSubnet, findAssociation, findRouteTable, waitAssociated } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue, StateResult } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";
import { Unknown } from "../protocol/unknown";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { changed, text } from "./values";

const minuteMs = 60_000;

/** aws_route_table_association: the table of one subnet. Another table gives the association another id. */
export const routeTableAssociationResource: ManagedResource<Services> = {
  type: "aws_route_table_association",
  timeoutsMs: { create: 5 * minuteMs, update: 2 * minuteMs, delete: 5 * minuteMs },

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null && changed(prior, planned, "route_table_id")) planned.id = Unknown.value;
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const tableId = text(planned, "route_table_id") ?? "";
      const { AssociationId: id = "" } = await step(`creating Route Table (${tableId}) Association`, () =>
        associateRouteTable(ec2, { RouteTableId: tableId, SubnetId: text(planned, "subnet_id") }),
      );
      exists({ id });
      return settledAssociation(ec2, id, "create");
    }),

  read: (prior, context) =>
    reading(prior, () => readAssociation(ec2Of(prior, context), text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return reading(prior, async () => {
      if (!changed(prior, planned, "route_table_id")) return readAssociation(ec2, id);
      const { NewAssociationId = "" } = await step(`updating Route Table Association (${id})`, () =>
        replaceRouteTableAssociation(ec2, {
          AssociationId: id,
          RouteTableId: text(planned, "route_table_id"),
        }),
      );
      return settledAssociation(ec2, NewAssociationId, "update");
    });
  },

  delete(prior, context) {
    const id = text(prior, "id") ?? "";
    return deleting(() =>
      step(`deleting Route Table Association (${id})`, () => disassociateSubnet(ec2Of(prior, context), id)),
    );
  },

  async import(id, { services, signal }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const [subnetId = "", tableId = "", ...rest] = plain.split("/");
    if (subnetId === "" || tableId === "" || rest.length > 0)
      return malformedImportId(
        id,
        "SUBNET_ID/ROUTE_TABLE_ID",
        "subnet-0123456789abcdef0/rtb-0123456789abcdef0",
      );
    return attempt<StateResult>(
      async () => {
        const table = await step(`reading Route Table (${tableId})`, () =>
          findRouteTable(services.ec2(region, signal), tableId),
        );
        const found = table?.Associations?.find(({ SubnetId }) => SubnetId === subnetId);
        if (found !== undefined)
          return {
            state: {
              id: found.RouteTableAssociationId ?? "",
              region,
              route_table_id: tableId,
              subnet_id: subnetId,
            },
          };
        return {
          state: null,
          diagnostics: [
            errorDiagnostic(
              `No association found between route table ID ${tableId} and target ID ${subnetId}`,
              "A subnet that is associated with no table uses its VPC's main one, and needs no resource.",
            ),
          ],
        };
      },
      (problem) => ({ state: null, diagnostics: [problem] }),
    );
  },
};

async function settledAssociation(
  ec2: Connection,
  id: string,
  change: "create" | "update",
): Promise<ObjectValue | null> {
  await step(`waiting for Route Table Association (${id}) ${change}`, () => waitAssociated(ec2, id));
  return readAssociation(ec2, id);
}

async function readAssociation(ec2: Connection, id: string): Promise<ObjectValue | null> {
  const association = await step(`reading Route Table Association (${id})`, () => findAssociation(ec2, id));
  if (association === undefined) return null;
  return {
    id,
    region: ec2.region,
    gateway_id: association.GatewayId ?? "",
    route_table_id: association.RouteTableId ?? "",
    subnet_id: association.SubnetId ?? "",
  };
}
