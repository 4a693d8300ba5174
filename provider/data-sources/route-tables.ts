import { step } from "../ec2/diagnostics";
import { findRouteTables } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_route_tables: ids of the tables that filters and tags find. */
export const routeTablesDataSource: DataSource<Services> = {
  type: "aws_route_tables",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const filters = [
        ...attributeFilters({ "vpc-id": text(config, "vpc_id") }),
        ...tagFilters(config),
        ...configuredFilters(config),
      ];
      const tables = await step("reading EC2 Route Tables", () =>
        findRouteTables(ec2, { Filters: orNone(filters) }),
      );
      return {
        id: ec2.region,
        region: ec2.region,
        ids: tables.map(({ RouteTableId = "" }) => RouteTableId),
      };
    });
  },
};
