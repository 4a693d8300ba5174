import { moveToVpcRetired } from "../../../model/errors/address";
import { operation } from "../../operation";
import { required } from "../../required";

/** Addresses are never on their way to another account: there is one. */
export const describeAddressTransfers = operation(
  "DescribeAddressTransfers",
  (input, { controlPlane, region }) => {
    for (const id of input.AllocationIds ?? []) controlPlane.addresses.require(region, id);
    return { AddressTransfers: [] };
  },
);

export const moveAddressToVpc = operation("MoveAddressToVpc", (input, { controlPlane, region }) => {
  const publicIp = required(input.PublicIp, "publicIp");
  controlPlane.addresses.requireByPublicIp(region, publicIp);
  throw moveToVpcRetired(publicIp);
});
