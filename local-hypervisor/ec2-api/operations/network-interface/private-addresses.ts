import type { PrivateIpAddressSpecification } from "@aws-sdk/client-ec2";
import { notOfferedHere } from "../../../model/errors/instance";
import {
  addressCountNotPositive,
  addressesAndCount,
  severalPrimaryAddresses,
} from "../../../model/errors/network-interface";
import { operation } from "../../operation";
import { required } from "../../required";

interface RequestedAddresses {
  readonly PrivateIpAddress?: string;
  readonly PrivateIpAddresses?: readonly PrivateIpAddressSpecification[];
  readonly SecondaryPrivateIpAddressCount?: number;
}

/**
 * The private addresses of a new interface in the control plane's terms.
 *
 * @throws Ec2Error InvalidParameterCombination, InvalidParameterValue, MissingParameter
 */
export function toPrivateAddresses(requested: RequestedAddresses) {
  const { PrivateIpAddress, PrivateIpAddresses = [], SecondaryPrivateIpAddressCount: count } = requested;
  const named = PrivateIpAddresses.map(({ PrivateIpAddress: address, Primary }) => ({
    address: required(address, "privateIpAddress"),
    isPrimary: Primary ?? false,
  }));
  const primary = [
    ...(PrivateIpAddress ? [PrivateIpAddress] : []),
    ...named.flatMap(({ address, isPrimary }) => (isPrimary ? [address] : [])),
  ];
  if (primary.length > 1) throw severalPrimaryAddresses();
  const secondary = named.flatMap(({ address, isPrimary }) => (isPrimary ? [] : [address]));
  if (count !== undefined && secondary.length > 0) throw addressesAndCount();
  if (count !== undefined && count < 0) throw addressCountNotPositive(count);
  return {
    privateIpAddress: primary[0],
    secondaryPrivateIpAddresses: secondary.length > 0 ? secondary : undefined,
    secondaryPrivateIpAddressCount: count || undefined,
  };
}

export const assignPrivateIpAddresses = operation(
  "AssignPrivateIpAddresses",
  (input, { controlPlane, region }) => {
    if (input.Ipv4PrefixCount || input.Ipv4Prefixes?.length)
      throw notOfferedHere("Ipv4Prefixes", "Assign single addresses.");
    const NetworkInterfaceId = required(input.NetworkInterfaceId, "networkInterfaceId");
    const assigned = controlPlane.privateAddresses.assign(region, {
      networkInterfaceId: NetworkInterfaceId,
      privateIpAddresses: input.PrivateIpAddresses,
      secondaryPrivateIpAddressCount: input.SecondaryPrivateIpAddressCount,
      allowReassignment: input.AllowReassignment,
    });
    return {
      NetworkInterfaceId,
      AssignedPrivateIpAddresses: assigned.map((PrivateIpAddress) => ({ PrivateIpAddress })),
    };
  },
);

export const unassignPrivateIpAddresses = operation(
  "UnassignPrivateIpAddresses",
  (input, { controlPlane, region }) => {
    if (input.Ipv4Prefixes?.length) throw notOfferedHere("Ipv4Prefixes", "Name single addresses.");
    controlPlane.privateAddresses.unassign(
      region,
      required(input.NetworkInterfaceId, "networkInterfaceId"),
      required(input.PrivateIpAddresses, "privateIpAddresses"),
    );
    return {};
  },
);
