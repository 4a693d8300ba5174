import { arn } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findRouteTables } from "../ec2/route-table";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { isConfigurable, targetState } from "../resources/route-mapping";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf, requireOneGiven } from "./one-of";

/** data aws_route_table: the one table that a query finds. */
export const routeTableDataSource: DataSource<Services> = {
  type: "aws_route_table",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const gatewayId = text(config, "gateway_id");
      const subnetId = text(config, "subnet_id");
      const filters = [
        ...attributeFilters({
          "route-table-id": text(config, "route_table_id"),
          "vpc-id": text(config, "vpc_id"),
          "association.subnet-id": subnetId,
          "association.gateway-id": gatewayId,
        }),
        ...tagFilters(config),
        ...configuredFilters(config),
      ];
      requireOneGiven(filters.length > 0, "route_table_id, vpc_id, subnet_id, gateway_id, filter or tags");
      const tables = await step("reading EC2 Route Table", () =>
        findRouteTables(ec2, { Filters: orNone(filters) }),
      );
      const table = oneOf("EC2 Route Table", tables, ({ RouteTableId }) => RouteTableId);
      const { RouteTableId: id = "", OwnerId: ownerId = ec2.accountId } = table;
      return {
        id,
        arn: arn(ec2, `route-table/${id}`, ownerId),
        region: ec2.region,
        associations: (table.Associations ?? []).map((association) => ({
          gateway_id: association.GatewayId ?? "",
          main: association.Main ?? false,
          route_table_association_id: association.RouteTableAssociationId ?? "",
          route_table_id: association.RouteTableId ?? "",
          subnet_id: association.SubnetId ?? "",
        })),
        gateway_id: gatewayId ?? "",
        owner_id: ownerId,
        route_table_id: id,
        routes: (table.Routes ?? []).filter(isConfigurable).map((route) => ({
          ...targetState(route),
          cidr_block: route.DestinationCidrBlock ?? "",
          destination_prefix_list_id: route.DestinationPrefixListId ?? "",
          instance_id: route.InstanceId ?? "",
          ipv6_cidr_block: route.DestinationIpv6CidrBlock ?? "",
        })),
        subnet_id: subnetId ?? "",
        tags: tagMap(table.Tags),
        vpc_id: table.VpcId ?? "",
      };
    });
  },
};
