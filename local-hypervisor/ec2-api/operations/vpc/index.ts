import type { Operation } from "../../operation";
import { describeDhcpOptions } from "./describe-dhcp-options";
import { describeInternetGateways } from "./describe-internet-gateways";
import { describeRouteTables } from "./describe-route-tables";
import { describeVpcAttribute } from "./describe-vpc-attribute";
import { describeVpcs } from "./describe-vpcs";

export const vpcOperations: readonly Operation[] = [
  describeVpcs,
  describeVpcAttribute,
  describeInternetGateways,
  describeRouteTables,
  describeDhcpOptions,
];
