import type { Operation } from "../../operation";
import { createDefaultSubnet, createSubnet, deleteSubnet } from "./create-delete-subnet";
import { describeSubnets } from "./describe-subnets";
import { modifySubnetAttribute } from "./modify-subnet-attribute";

export const subnetOperations: readonly Operation[] = [
  createSubnet,
  createDefaultSubnet,
  deleteSubnet,
  describeSubnets,
  modifySubnetAttribute,
];
