import type { Operation } from "../operation";
import { accountOperations } from "./account";
import { addressOperations } from "./address";
import { dhcpOptionsOperations } from "./dhcp-options";
import { flowLogOperations } from "./flow-log";
import { imageOperations } from "./image";
import { instanceOperations } from "./instance";
import { instanceTypeOperations } from "./instance-type";
import { internetGatewayOperations } from "./internet-gateway";
import { keyPairOperations } from "./key-pair";
import { natGatewayOperations } from "./nat-gateway";
import { networkAclOperations } from "./network-acl";
import { networkInterfaceOperations } from "./network-interface";
import { prefixListOperations } from "./prefix-list";
import { regionOperations } from "./region";
import { routeTableOperations } from "./route-table";
import { securityGroupOperations } from "./security-group";
import { snapshotOperations } from "./snapshot";
import { subnetOperations } from "./subnet";
import { tagOperations } from "./tag";
import { volumeOperations } from "./volume";
import { vpcOperations } from "./vpc";

/** Every operation that Drydock carries out; one line a noun. */
export const operations: readonly Operation[] = [
  ...accountOperations,
  ...addressOperations,
  ...dhcpOptionsOperations,
  ...flowLogOperations,
  ...imageOperations,
  ...instanceOperations,
  ...instanceTypeOperations,
  ...internetGatewayOperations,
  ...keyPairOperations,
  ...natGatewayOperations,
  ...networkAclOperations,
  ...networkInterfaceOperations,
  ...prefixListOperations,
  ...regionOperations,
  ...routeTableOperations,
  ...securityGroupOperations,
  ...snapshotOperations,
  ...subnetOperations,
  ...tagOperations,
  ...volumeOperations,
  ...vpcOperations,
];
