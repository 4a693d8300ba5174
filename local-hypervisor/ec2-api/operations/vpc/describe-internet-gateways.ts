import { internetGatewayNotFound } from "../../../model/errors/vpc";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toTags } from "../../tags";
import { type Companion, companionsOf } from "./companions";

const fields = (accountId: string): FilterFields<Companion> => ({
  "attachment.state": () => ["available"],
  "attachment.vpc-id": ({ vpc }) => [vpc.id],
  "internet-gateway-id": ({ id }) => [id],
  "owner-id": () => [accountId],
});

export const describeInternetGateways = operation(
  "DescribeInternetGateways",
  (input, { controlPlane, region, accountId }) => {
    const gateways = companionsOf(controlPlane.vpcs.list(region), (vpc) => vpc.internetGatewayId, {
      ids: input.InternetGatewayIds,
      notFound: internetGatewayNotFound,
    });
    const { items, NextToken } = paginate(applyFilters(gateways, input.Filters, fields(accountId)), input);
    return {
      NextToken,
      InternetGateways: items.map(({ id, vpc, tags }) => ({
        InternetGatewayId: id,
        OwnerId: accountId,
        Attachments: [{ VpcId: vpc.id, State: "available" as never }],
        Tags: toTags(tags),
      })),
    };
  },
);
