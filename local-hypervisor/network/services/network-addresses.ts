import type { CompiledNetworkInterface } from "../topology/compiled-topology";
import { type Ipv4Address, type MacAddress, parseIpv4Address, parseMacAddress } from "../wire/address";

/** The instance metadata service */
export const metadataAddress: Ipv4Address = parseIpv4Address("169.254.169.254");

/** The resolver, for every VPC; the same as the base of the VPC plus two */
export const linkLocalResolver: Ipv4Address = parseIpv4Address("169.254.169.253");

/** The Amazon Time Sync Service */
export const timeServerAddress: Ipv4Address = parseIpv4Address("169.254.169.123");

/** What answers for every address of the network itself; guests' addresses begin with 02, 06, 0a or 0e */
export const routerMac: MacAddress = parseMacAddress("06:00:0a:fe:a9:fe");

/** Whether the network itself serves this address, as an interface sees it */
export function isServiceAddress(
  { subnet, vpc }: Pick<CompiledNetworkInterface, "subnet" | "vpc">,
  address: Ipv4Address,
): boolean {
  return (
    address === subnet.router ||
    address === vpc.resolver ||
    address === metadataAddress ||
    address === linkLocalResolver ||
    address === timeServerAddress
  );
}

/** Never routed: what is not served on the link goes nowhere (RFC 3927) */
export function isLinkLocal(address: Ipv4Address): boolean {
  return address >>> 16 === 0xa9fe;
}
