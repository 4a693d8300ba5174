import { operation } from "../../operation";
import { tagsFor } from "../../tags";
import { toRouteTable } from "../../views/route-table";

export const createRouteTable = operation("CreateRouteTable", (input, context) => {
  const tags = tagsFor("route-table", input.TagSpecifications);
  const table = context.controlPlane.routeTables.create(context.region, input.VpcId ?? "", tags);
  return { RouteTable: toRouteTable(table, context), ClientToken: input.ClientToken };
});

export const deleteRouteTable = operation("DeleteRouteTable", (input, { controlPlane, region }) => {
  controlPlane.routeTables.delete(region, input.RouteTableId ?? "");
  return {};
});
