import type { Address, AddressAttribute } from "@aws-sdk/client-ec2";
import type { AddressRecord } from "../../model/address";
import type { OperationContext } from "../operation";
import { toTags } from "../tags";

/** Instance that has the interface of the address's association. */
export function instanceOf(
  { association }: AddressRecord,
  { controlPlane, region }: Pick<OperationContext, "controlPlane" | "region">,
): string | undefined {
  if (association === undefined) return undefined;
  return controlPlane.networkInterfaces.require(region, association.networkInterfaceId).attachment
    ?.instanceId;
}

/** An Elastic IP as DescribeAddresses shows it. */
export const toAddress = (address: AddressRecord, context: OperationContext): Address => ({
  AllocationId: address.id,
  PublicIp: address.publicIp,
  Domain: "vpc",
  PublicIpv4Pool: "amazon",
  NetworkBorderGroup: address.region,
  AssociationId: address.association?.associationId,
  InstanceId: instanceOf(address, context),
  NetworkInterfaceId: address.association?.networkInterfaceId,
  NetworkInterfaceOwnerId: address.association && context.accountId,
  PrivateIpAddress: address.association?.privateIpAddress,
  Tags: toTags(address.tags),
});

/** An Elastic IP with its reverse DNS record. */
export const toAddressAttribute = ({ id, publicIp, ptrRecord }: AddressRecord): AddressAttribute => ({
  AllocationId: id,
  PublicIp: publicIp,
  PtrRecord: ptrRecord,
});
