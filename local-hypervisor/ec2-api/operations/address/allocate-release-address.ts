import {
  addressAndAllocation,
  addressPoolNotFound,
  networkBorderGroupUnknown,
  poolsUnsupported,
  releaseNeedsAllocation,
  standardDomainRetired,
} from "../../../model/errors/address";
import { missingParameter } from "../../../model/errors/request";
import { operation } from "../../operation";
import { oneOf } from "../../required";
import { tagsFor } from "../../tags";

function checkBorderGroup(name: string | undefined, region: string): void {
  if (name !== undefined && name !== region) throw networkBorderGroupUnknown(name);
}

export const allocateAddress = operation("AllocateAddress", (input, { controlPlane, region }) => {
  if (oneOf(input.Domain, ["vpc", "standard"], "domain") === "standard") throw standardDomainRetired();
  if (input.PublicIpv4Pool !== undefined && input.PublicIpv4Pool !== "amazon")
    throw addressPoolNotFound(input.PublicIpv4Pool);
  if (input.CustomerOwnedIpv4Pool !== undefined) throw poolsUnsupported("CustomerOwnedIpv4Pool");
  if (input.IpamPoolId !== undefined) throw poolsUnsupported("IpamPoolId");
  checkBorderGroup(input.NetworkBorderGroup, region);
  const address = controlPlane.addresses.allocate(region, {
    publicIp: input.Address,
    tags: tagsFor("elastic-ip", input.TagSpecifications),
  });
  return {
    AllocationId: address.id,
    PublicIp: address.publicIp,
    Domain: "vpc" as const,
    PublicIpv4Pool: "amazon",
    NetworkBorderGroup: region,
  };
});

export const releaseAddress = operation("ReleaseAddress", (input, { controlPlane, region }) => {
  const { AllocationId, PublicIp } = input;
  if (AllocationId !== undefined && PublicIp !== undefined) throw addressAndAllocation();
  checkBorderGroup(input.NetworkBorderGroup, region);
  if (PublicIp !== undefined) {
    controlPlane.addresses.requireByPublicIp(region, PublicIp);
    throw releaseNeedsAllocation();
  }
  if (AllocationId === undefined) throw missingParameter("allocationId");
  controlPlane.addresses.release(region, AllocationId);
  return {};
});
