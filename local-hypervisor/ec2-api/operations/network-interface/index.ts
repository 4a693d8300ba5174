import type { Operation } from "../../operation";
import { describeNetworkInterfaces } from "./describe-network-interfaces";
import {
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
} from "./network-interface-attribute";

export const networkInterfaceOperations: readonly Operation[] = [
  describeNetworkInterfaces,
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
];
