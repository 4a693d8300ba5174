import type { CompiledNetworkInterface } from "../topology/compiled-topology";
import { type Ipv4Address, parseIpv4Address } from "../wire/address";
import type { DhcpAssignment } from "./dhcp-server";

/** How DHCP options name the VPC's own resolver */
const ownResolver = "AmazonProvidedDNS";

/** What DHCP tells an interface, of its addresses and its VPC's DHCP options */
export function dhcpAssignmentOf(networkInterface: CompiledNetworkInterface): DhcpAssignment {
  const { macAddress, addresses, subnet, vpc, mtuBytes, topology } = networkInterface;
  const { domainName, domainNameServers, ntpServers, netbiosNameServers, netbiosNodeType } =
    vpc.topology.dhcpOptions;
  const { privateDnsName } = topology.addresses[0];
  return {
    macAddress,
    address: addresses[0].privateAddress,
    subnet: subnet.block,
    router: subnet.router,
    hostName: privateDnsName.split(".", 1)[0] ?? privateDnsName,
    ...(domainName !== undefined && { domainName }),
    domainNameServers: domainNameServers.flatMap((server) =>
      server === ownResolver ? [vpc.resolver] : addressesIn([server]),
    ),
    timeServers: addressesIn(ntpServers),
    netbiosNameServers: addressesIn(netbiosNameServers),
    ...(netbiosNodeType !== undefined && { netbiosNodeType }),
    mtuBytes,
  };
}

/** DHCP options may hold IPv6 addresses, which DHCP for IPv4 does not carry */
function addressesIn(texts: readonly string[]): Ipv4Address[] {
  return texts.filter((text) => !text.includes(":")).map(parseIpv4Address);
}
