import { notOfferedHere } from "../../../model/errors/instance";

const fromPool = "Give the block itself, as CidrBlock.";

const remedies: Readonly<Record<string, string>> = {
  AmazonProvidedIpv6CidrBlock: "Networks here have IPv4 alone: leave it out.",
  Ipv6CidrBlock: "Networks here have IPv4 alone: leave it out.",
  Ipv6Pool: "Networks here have IPv4 alone: leave it out.",
  Ipv6CidrBlockNetworkBorderGroup: "Networks here have IPv4 alone: leave it out.",
  Ipv6IpamPoolId: "Networks here have IPv4 alone: leave it out.",
  Ipv6NetmaskLength: "Networks here have IPv4 alone: leave it out.",
  Ipv6Native: "Networks here have IPv4 alone: leave it out.",
  Ipv4IpamPoolId: fromPool,
  Ipv4NetmaskLength: fromPool,
  OutpostArn: "Leave it out: the subnet is in the zone.",
  VpcEncryptionControl: "Leave it out: packets never leave this machine.",
};

/** Refuses what EC2's networks have and those here do not: IPv6, address pools, outposts. @throws Ec2Error UnsupportedOperation */
export function refuseWhatNetworksLack(input: object): void {
  for (const [parameter, value] of Object.entries(input))
    if (value && Object.hasOwn(remedies, parameter))
      throw notOfferedHere(parameter, remedies[parameter] ?? "");
}
