import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import { privateAddressesOf } from "./private-address";
import { privateDnsName } from "./private-dns-name";
import { type PublicAddress, publicAddressOf } from "./public-address";

/** A private address of a network interface, with what it is known by. */
export interface InterfaceAddress {
  readonly privateIpAddress: string;
  /** Such as `ip-172-31-0-4.eu-west-1.compute.internal` */
  readonly privateDnsName: string;
  readonly isPrimary: boolean;
  /** Elastic IP, or the address of the run */
  readonly publicAddress?: PublicAddress;
}

/** Every address of an interface, the primary one first. */
export const interfaceAddresses = (
  context: Pick<ControlPlaneContext, "store">,
  networkInterface: NetworkInterfaceRecord,
): [InterfaceAddress, ...InterfaceAddress[]] =>
  privateAddressesOf(networkInterface).map((privateIpAddress, place) => ({
    privateIpAddress,
    privateDnsName: privateDnsName(networkInterface.region, privateIpAddress),
    isPrimary: place === 0,
    publicAddress: publicAddressOf(context, networkInterface, privateIpAddress),
  })) as [InterfaceAddress, ...InterfaceAddress[]];
