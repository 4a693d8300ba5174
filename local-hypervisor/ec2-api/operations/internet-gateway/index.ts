import type { Operation } from "../../operation";
import { attachInternetGateway, detachInternetGateway } from "./attach-detach-internet-gateway";
import { createInternetGateway, deleteInternetGateway } from "./create-delete-internet-gateway";
import { describeInternetGateways } from "./describe-internet-gateways";

export const internetGatewayOperations: readonly Operation[] = [
  createInternetGateway,
  deleteInternetGateway,
  attachInternetGateway,
  detachInternetGateway,
  describeInternetGateways,
];
