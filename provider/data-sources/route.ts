import { step } from "../ec2/diagnostics";
import { destinationText, findRouteTables } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import type { Route } from "../ec2/types";
import type { DataSource, ObjectValue } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { routeId } from "../resources/route";
import { targetState } from "../resources/route-mapping";
import { text } from "../resources/values";
import { LookUpError, lookUp } from "./look-up";

/** data aws_route: the one route of a table that has the ends that are given. */
export const routeDataSource: DataSource<Services> = {
  type: "aws_route",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const tableId = text(config, "route_table_id") ?? "";
      const [table] = await step(`reading Route Table (${tableId})`, () =>
        findRouteTables(ec2, { RouteTableIds: [tableId] }),
      );
      const found = (table?.Routes ?? []).filter((route) => matches(config, routeState(route)));
      const [route] = found;
      if (route === undefined)
        throw new LookUpError(
          `No routes matching supplied arguments found in Route Table (${tableId})`,
          `It has routes to ${(table?.Routes ?? []).map(destinationText).join(", ")}.`,
        );
      if (found.length > 1)
        throw new LookUpError(
          `${found.length} routes matched in Route Table (${tableId}); use additional constraints to reduce matches to a single route`,
          `Found routes to ${found.map(destinationText).join(", ")}.`,
        );
      return {
        ...routeState(route),
        id: routeId(tableId, destinationText(route)),
        region: ec2.region,
        route_table_id: tableId,
      };
    });
  },
};

function routeState(route: Route): ObjectValue {
  const { vpc_endpoint_id: endpoint, ...targets } = targetState(route);
  return {
    ...targets,
    // The data source has no argument for it
    gateway_id: endpoint || targets.gateway_id,
    destination_cidr_block: route.DestinationCidrBlock ?? "",
    destination_ipv6_cidr_block: route.DestinationIpv6CidrBlock ?? "",
    destination_prefix_list_id: route.DestinationPrefixListId ?? "",
    instance_id: route.InstanceId ?? "",
  };
}

const matches = (config: ObjectValue, state: ObjectValue): boolean =>
  Object.entries(state).every(([name, value]) => {
    const wanted = text(config, name);
    return wanted === undefined || wanted === value;
  });
