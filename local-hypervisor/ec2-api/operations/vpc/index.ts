import type { Operation } from "../../operation";
import { associateVpcCidrBlock, disassociateVpcCidrBlock } from "./cidr-blocks";
import { createDefaultVpc, createVpc, deleteVpc } from "./create-delete-vpc";
import {
  describeEgressOnlyInternetGateways,
  describeVpcClassicLink,
  describeVpcClassicLinkDnsSupport,
  describeVpcEndpoints,
  describeVpcPeeringConnections,
  describeVpnGateways,
} from "./describe-absent";
import { describeVpcs } from "./describe-vpcs";
import { describeVpcAttribute, modifyVpcAttribute, modifyVpcTenancy } from "./vpc-attribute";

export const vpcOperations: readonly Operation[] = [
  createVpc,
  createDefaultVpc,
  deleteVpc,
  describeVpcs,
  describeVpcAttribute,
  modifyVpcAttribute,
  modifyVpcTenancy,
  associateVpcCidrBlock,
  disassociateVpcCidrBlock,
  describeVpcPeeringConnections,
  describeVpcEndpoints,
  describeEgressOnlyInternetGateways,
  describeVpnGateways,
  describeVpcClassicLink,
  describeVpcClassicLinkDnsSupport,
];
