import type { NatGatewayRecord } from "../../../model/nat-gateway";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toNatGateway } from "../../views/nat-gateway";

const fields: FilterFields<NatGatewayRecord> = {
  "nat-gateway-id": ({ id }) => [id],
  state: ({ state }) => [state],
  "subnet-id": ({ subnetId }) => [subnetId],
  "vpc-id": ({ vpcId }) => [vpcId],
};

export const describeNatGateways = operation("DescribeNatGateways", (input, { controlPlane, region }) => {
  const { natGateways } = controlPlane;
  const named = input.NatGatewayIds?.length
    ? input.NatGatewayIds.map((id) => natGateways.require(region, id))
    : natGateways.list(region);
  const { items, NextToken } = paginate(applyFilters(named, input.Filter, fields), input);
  return { NextToken, NatGateways: items.map(toNatGateway) };
});
