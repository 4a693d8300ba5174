import type { Operation } from "../../operation";
import { describeDhcpOptions } from "./describe-dhcp-options";
import { describeInternetGateways } from "./describe-internet-gateways";
import { describeNetworkAcls } from "./describe-network-acls";
import { describeRouteTables } from "./describe-route-tables";
import { describeVpcAttribute } from "./describe-vpc-attribute";
import { describeVpcs } from "./describe-vpcs";

export const vpcOperations: readonly Operation[] = [
  describeVpcs,
  describeVpcAttribute,
  describeInternetGateways,
  describeRouteTables,
  describeNetworkAcls,
  describeDhcpOptions,
];
