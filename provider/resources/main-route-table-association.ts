import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import { replaceRouteTableAssociation } from "../ec2/network-calls";
import { findAssociation, findMainAssociation, waitAssociated } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { Unknown } from "../protocol/unknown";
import { creating, deleting, ec2Of, planRegion, reading } from "./life-cycle";
import { changed, text } from "./values";

const minuteMs = 60_000;

/**
 * aws_main_route_table_association: which table serves the subnets of a VPC that have no other. Destroying gives the
 * place back to the table that had it before. As with hashicorp/aws it cannot be imported: nobody would know that one.
 */
export const mainRouteTableAssociationResource: ManagedResource<Services> = {
  type: "aws_main_route_table_association",
  timeoutsMs: { create: 5 * minuteMs, update: 2 * minuteMs, delete: 5 * minuteMs },

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null && changed(prior, planned, "route_table_id")) planned.id = Unknown.value;
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const vpcId = text(planned, "vpc_id") ?? "";
      const present = await step(`reading Main Route Table Association (${vpcId})`, () =>
        findMainAssociation(ec2, vpcId),
      );
      const original = present?.RouteTableId ?? "";
      const id = await makeMain(ec2, present?.RouteTableAssociationId ?? "", planned, "creating");
      exists({ id, original_route_table_id: original });
      return settled(ec2, { ...planned, original_route_table_id: original }, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readMain(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return reading(prior, async () =>
      changed(prior, planned, "route_table_id")
        ? settled(ec2, planned, await makeMain(ec2, id, planned, "updating"))
        : readMain(ec2, planned, id),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const id = text(prior, "id") ?? "";
    const RouteTableId = text(prior, "original_route_table_id") ?? "";
    return deleting(() =>
      step(`deleting Main Route Table Association (${id})`, async () => {
        try {
          const { NewAssociationId = "" } = await replaceRouteTableAssociation(ec2, {
            AssociationId: id,
            RouteTableId,
          });
          await waitAssociated(ec2, NewAssociationId);
        } catch (error) {
          if (!isApiError(error, errorCodes.invalidAssociationIdNotFound)) throw error;
        }
      }),
    );
  },
};

/** Puts a table in the main place, and gives the id of the new association. */
async function makeMain(
  ec2: Connection,
  associationId: string,
  wanted: ObjectValue,
  doing: string,
): Promise<string> {
  const tableId = text(wanted, "route_table_id") ?? "";
  const { NewAssociationId = "" } = await step(`${doing} Main Route Table Association (${tableId})`, () =>
    replaceRouteTableAssociation(ec2, { AssociationId: associationId, RouteTableId: tableId }),
  );
  return NewAssociationId;
}

async function settled(ec2: Connection, planned: ObjectValue, id: string): Promise<ObjectValue | null> {
  await step(`waiting for Main Route Table Association (${id})`, () => waitAssociated(ec2, id));
  return readMain(ec2, planned, id);
}

async function readMain(ec2: Connection, prior: ObjectValue, id: string): Promise<ObjectValue | null> {
  const association = await step(`reading Main Route Table Association (${id})`, () =>
    findAssociation(ec2, id),
  );
  if (!association?.Main) return null;
  return {
    id,
    region: ec2.region,
    original_route_table_id: prior.original_route_table_id ?? "",
    route_table_id: association.RouteTableId ?? "",
    vpc_id: prior.vpc_id ?? "",
  };
}
