import type { Operation } from "../../operation";
import { createNatGateway, deleteNatGateway } from "./create-delete-nat-gateway";
import { describeNatGateways } from "./describe-nat-gateways";

export const natGatewayOperations: readonly Operation[] = [
  createNatGateway,
  deleteNatGateway,
  describeNatGateways,
];
