import { step } from "../ec2/diagnostics";
import { findNatGateways } from "../ec2/nat-gateway";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { natGatewayFacts } from "../resources/nat-gateway";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_nat_gateway: the one gateway that a query finds. */
export const natGatewayDataSource: DataSource<Services> = {
  type: "aws_nat_gateway",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "id");
      const filters = [
        ...attributeFilters({
          state: text(config, "state"),
          "subnet-id": text(config, "subnet_id"),
          "vpc-id": text(config, "vpc_id"),
        }),
        ...tagFilters(config),
        ...configuredFilters(config),
      ];
      const found = await step("reading EC2 NAT Gateway", () =>
        findNatGateways(ec2, {
          ...(id === undefined ? {} : { NatGatewayIds: [id] }),
          ...(filters.length === 0 ? {} : { Filter: filters }),
        }),
      );
      const gateway = oneOf("EC2 NAT Gateway", found, ({ NatGatewayId }) => NatGatewayId);
      return {
        ...natGatewayFacts(ec2, gateway),
        state: gateway.State ?? "",
        tags: tagMap(gateway.Tags),
      };
    });
  },
};
