import {
  type Ipv4Address,
  type Ipv4Network,
  type MacAddress,
  parseIpv4Address,
  parseIpv4Network,
  parseMacAddress,
} from "./wire/address";

/** 169.254.169.254, the instance metadata service */
export const metadataAddress: Ipv4Address = parseIpv4Address("169.254.169.254");

/** What answers for every address of the network itself; guests' addresses begin with 02, 06, 0a or 0e */
export const routerMac: MacAddress = parseMacAddress("06:00:0a:fe:a9:fe");

/** Addresses of a subnet that the network itself answers for. */
export interface LocalAddresses {
  readonly subnet: Ipv4Network;
  /** First address of the subnet: router and DHCP server */
  readonly router: Ipv4Address;
  /** Base of the VPC plus two */
  readonly resolver: Ipv4Address;
  /** 169.254.169.254 */
  readonly metadata: Ipv4Address;
}

/** Throws `TypeError` when a CIDR is malformed */
export function localAddresses(subnetCidr: string, vpcCidr: string): LocalAddresses {
  const subnet = parseIpv4Network(subnetCidr);
  return {
    subnet,
    router: (subnet.address + 1) >>> 0,
    resolver: (parseIpv4Network(vpcCidr).address + 2) >>> 0,
    metadata: metadataAddress,
  };
}

export function isLocalAddress(local: LocalAddresses, address: Ipv4Address): boolean {
  return address === local.router || address === local.resolver || address === local.metadata;
}
