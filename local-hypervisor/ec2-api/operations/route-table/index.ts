import type { Operation } from "../../operation";
import { associateRouteTable, disassociateRouteTable, replaceRouteTableAssociation } from "./associations";
import { createRouteTable, deleteRouteTable } from "./create-delete-route-table";
import { describeRouteTables } from "./describe-route-tables";
import { createRoute, deleteRoute, replaceRoute } from "./routes";

export const routeTableOperations: readonly Operation[] = [
  createRouteTable,
  deleteRouteTable,
  describeRouteTables,
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
  createRoute,
  replaceRoute,
  deleteRoute,
];
