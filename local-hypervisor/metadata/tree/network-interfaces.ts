import type { InstanceMetadata, NetworkInterfaceMetadata } from "../instance-metadata";
import { type Directory, directory, directoryIfAny } from "./node";

/** `network/interfaces/macs/<mac>/…`, one directory an interface */
export function networkInterfacesTree(metadata: InstanceMetadata): Directory | undefined {
  const macs = directoryIfAny(
    Object.fromEntries(metadata.networkInterfaces.map((each) => [each.macAddress, interfaceTree(each)])),
  );
  return macs && directory({ interfaces: directory({ macs }) });
}

function interfaceTree(networkInterface: NetworkInterfaceMetadata): Directory {
  const { ipv4Associations, vpcCidrs } = networkInterface;
  const associations = Object.entries(ipv4Associations).map(([address, own]) => [address, lines(own)]);
  return directory({
    "device-number": String(networkInterface.deviceIndex),
    "interface-id": networkInterface.networkInterfaceId,
    "ipv4-associations": directoryIfAny(Object.fromEntries(associations)),
    "local-hostname": networkInterface.privateDnsName,
    "local-ipv4s": lines(networkInterface.privateIpAddresses),
    mac: networkInterface.macAddress,
    // Two names for one value: EC2's own category, and the one that cloud-init reads
    "network-card": String(networkInterface.networkCardIndex),
    "network-card-index": String(networkInterface.networkCardIndex),
    "owner-id": networkInterface.ownerId,
    "public-hostname": networkInterface.publicDnsName,
    "public-ipv4s": lines(Object.keys(ipv4Associations)),
    "security-group-ids": lines(networkInterface.securityGroupIds),
    "security-groups": lines(networkInterface.securityGroupNames),
    "subnet-id": networkInterface.subnetId,
    "subnet-ipv4-cidr-block": networkInterface.subnetCidr,
    "vpc-id": networkInterface.vpcId,
    "vpc-ipv4-cidr-block": vpcCidrs[0],
    "vpc-ipv4-cidr-blocks": lines(vpcCidrs),
  });
}

function lines(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join("\n");
}
