import type { Operation } from "../operation";
import { accountOperations } from "./account";
import { keyPairOperations } from "./key-pair";
import { networkInterfaceOperations } from "./network-interface";
import { regionOperations } from "./region";
import { securityGroupOperations } from "./security-group";
import { subnetOperations } from "./subnet";
import { tagOperations } from "./tag";
import { vpcOperations } from "./vpc";

/** Every operation that Drydock carries out; one line a noun. */
export const operations: readonly Operation[] = [
  ...accountOperations,
  ...keyPairOperations,
  ...networkInterfaceOperations,
  ...regionOperations,
  ...securityGroupOperations,
  ...subnetOperations,
  ...tagOperations,
  ...vpcOperations,
];
