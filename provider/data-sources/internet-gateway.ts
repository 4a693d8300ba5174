import { arn } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findInternetGateways } from "../ec2/internet-gateway";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf, requireOneGiven } from "./one-of";

/** data aws_internet_gateway: the one gateway that a query finds. */
export const internetGatewayDataSource: DataSource<Services> = {
  type: "aws_internet_gateway",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const filters = [
        ...attributeFilters({ "internet-gateway-id": text(config, "internet_gateway_id") }),
        ...tagFilters(config),
        ...configuredFilters(config),
      ];
      requireOneGiven(filters.length > 0, "internet_gateway_id, filter or tags");
      const gateways = await step("reading EC2 Internet Gateway", () =>
        findInternetGateways(ec2, { Filters: orNone(filters) }),
      );
      const gateway = oneOf("EC2 Internet Gateway", gateways, ({ InternetGatewayId }) => InternetGatewayId);
      const { InternetGatewayId: id = "", OwnerId: ownerId = ec2.accountId } = gateway;
      return {
        id,
        arn: arn(ec2, `internet-gateway/${id}`, ownerId),
        region: ec2.region,
        attachments: (gateway.Attachments ?? []).map(({ State = "", VpcId = "" }) => ({
          state: State,
          vpc_id: VpcId,
        })),
        internet_gateway_id: id,
        owner_id: ownerId,
        tags: tagMap(gateway.Tags),
      };
    });
  },
};
