import type { InternetGatewayRecord } from "../../../model/internet-gateway";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toInternetGateway } from "../../views/internet-gateway";

const fields = (accountId: string): FilterFields<InternetGatewayRecord> => ({
  "attachment.state": ({ vpcId }) => [vpcId && "available"],
  "attachment.vpc-id": ({ vpcId }) => [vpcId],
  "internet-gateway-id": ({ id }) => [id],
  "owner-id": () => [accountId],
});

export const describeInternetGateways = operation(
  "DescribeInternetGateways",
  (input, { controlPlane, region, accountId }) => {
    const { internetGateways } = controlPlane;
    const named = input.InternetGatewayIds?.length
      ? input.InternetGatewayIds.map((id) => internetGateways.require(region, id))
      : internetGateways.list(region);
    const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(accountId)), input);
    return { NextToken, InternetGateways: items.map((gateway) => toInternetGateway(gateway, accountId)) };
  },
);
