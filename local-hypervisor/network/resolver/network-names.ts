import type { NetworkTopology, VpcTopology } from "../../control-plane/network-topology";

/** Names of a VPC's interfaces, and of public addresses everywhere, in lower case. */
export interface NetworkNames {
  /** Dotted address by name, as this VPC sees it */
  readonly addresses: ReadonlyMap<string, string>;
  /** Name by dotted address */
  readonly names: ReadonlyMap<string, string>;
}

/** Domain of a region's private names */
const privateDomain = (region: string): string =>
  region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;

/**
 * What a VPC's resolver knows by itself. Private names are known in their own VPC only; a public name means the private
 * address there, so that traffic stays inside, and the public address elsewhere.
 */
export function namesSeenFrom(vpc: VpcTopology, topology: NetworkTopology): NetworkNames {
  const addresses = new Map<string, string>();
  const names = new Map<string, string>();
  for (const networkInterface of topology.networkInterfaces) {
    const isOwn = networkInterface.vpcId === vpc.vpcId;
    for (const address of networkInterface.addresses) {
      const { privateIpAddress, publicIpAddress, publicDnsName } = address;
      if (isOwn) {
        names.set(privateIpAddress, address.privateDnsName);
        addresses.set(address.privateDnsName.toLowerCase(), privateIpAddress);
        if (address.resourceDnsName !== undefined) {
          addresses.set(address.resourceDnsName.toLowerCase(), privateIpAddress);
        }
      }
      if (publicIpAddress === undefined || publicDnsName === undefined) continue;
      names.set(publicIpAddress, publicDnsName);
      const isSplit = isOwn && vpc.enableDnsHostnames;
      addresses.set(publicDnsName.toLowerCase(), isSplit ? privateIpAddress : publicIpAddress);
    }
  }
  for (const domain of [privateDomain(vpc.region), "ec2.internal"]) {
    addresses.set(`instance-data.${domain}`, "169.254.169.254");
  }
  return { addresses, names };
}
