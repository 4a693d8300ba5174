import type { Operation } from "../../operation";
import {
  describeAddressesAttribute,
  modifyAddressAttribute,
  resetAddressAttribute,
} from "./address-attribute";
import { describeAddressTransfers, moveAddressToVpc } from "./address-transfers";
import { allocateAddress, releaseAddress } from "./allocate-release-address";
import { associateAddress, disassociateAddress } from "./associate-disassociate-address";
import { describeAddresses } from "./describe-addresses";

export const addressOperations: readonly Operation[] = [
  allocateAddress,
  releaseAddress,
  describeAddresses,
  associateAddress,
  disassociateAddress,
  describeAddressesAttribute,
  modifyAddressAttribute,
  resetAddressAttribute,
  describeAddressTransfers,
  moveAddressToVpc,
];
