import type { Operation } from "../../operation";
import { attachNetworkInterface, detachNetworkInterface } from "./attach-detach-network-interface";
import { createNetworkInterface, deleteNetworkInterface } from "./create-delete-network-interface";
import {
  describeNetworkInterfacePermissions,
  describeNetworkInterfaces,
} from "./describe-network-interfaces";
import {
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
} from "./network-interface-attribute";
import { assignPrivateIpAddresses, unassignPrivateIpAddresses } from "./private-addresses";

export const networkInterfaceOperations: readonly Operation[] = [
  createNetworkInterface,
  deleteNetworkInterface,
  describeNetworkInterfaces,
  attachNetworkInterface,
  detachNetworkInterface,
  assignPrivateIpAddresses,
  unassignPrivateIpAddresses,
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
  describeNetworkInterfacePermissions,
];
