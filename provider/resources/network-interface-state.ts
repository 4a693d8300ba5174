import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findNetworkInterface } from "../ec2/network-interface";
import { tagMap } from "../ec2/tags";
import type { NetworkInterface } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { unlessDefault } from "./values";

/** State of aws_network_interface as the API has it; null when the interface is gone. */
export async function readNetworkInterface(
  ec2: Connection,
  prior: ObjectValue,
  networkInterfaceId: string,
): Promise<ObjectValue | null> {
  const found = await step(`reading EC2 Network Interface (${networkInterfaceId})`, () =>
    findNetworkInterface(ec2, networkInterfaceId),
  );
  return found === undefined ? null : networkInterfaceState(ec2, prior, found);
}

/** Private addresses, the primary one first. */
export const privateAddresses = ({ PrivateIpAddresses = [] }: NetworkInterface): string[] =>
  [...PrivateIpAddresses]
    .sort((one, other) => Number(other.Primary ?? false) - Number(one.Primary ?? false))
    .map(({ PrivateIpAddress = "" }) => PrivateIpAddress);

/** What the resource and the data source say alike of an interface. */
export function networkInterfaceFacts(ec2: Connection, found: NetworkInterface): ObjectValue {
  const { NetworkInterfaceId: id = "", OwnerId: ownerId = ec2.accountId } = found;
  return {
    id,
    arn: arn(ec2, `network-interface/${id}`, ownerId),
    region: ec2.region,
    description: found.Description ?? "",
    interface_type: found.InterfaceType ?? "",
    ipv6_addresses: (found.Ipv6Addresses ?? []).map(({ Ipv6Address = "" }) => Ipv6Address),
    mac_address: found.MacAddress ?? "",
    outpost_arn: found.OutpostArn ?? "",
    owner_id: ownerId,
    private_dns_name: found.PrivateDnsName ?? "",
    private_ip: found.PrivateIpAddress ?? "",
    private_ips: privateAddresses(found),
    security_groups: (found.Groups ?? []).map(({ GroupId = "" }) => GroupId),
    subnet_id: found.SubnetId ?? "",
  };
}

function networkInterfaceState(ec2: Connection, prior: ObjectValue, found: NetworkInterface): ObjectValue {
  const addresses = privateAddresses(found);
  const ipv6 = (found.Ipv6Addresses ?? []).map(({ Ipv6Address = "" }) => Ipv6Address);
  const ipv4Prefixes = (found.Ipv4Prefixes ?? []).map(({ Ipv4Prefix = "" }) => Ipv4Prefix);
  const ipv6Prefixes = (found.Ipv6Prefixes ?? []).map(({ Ipv6Prefix = "" }) => Ipv6Prefix);
  const { Attachment: attachment } = found;
  return {
    ...networkInterfaceFacts(ec2, found),
    description: unlessDefault(prior, "description", found.Description ?? ""),
    attachment:
      attachment === undefined
        ? []
        : [
            {
              attachment_id: attachment.AttachmentId ?? "",
              device_index: attachment.DeviceIndex ?? 0,
              instance: attachment.InstanceId ?? "",
              network_card_index: attachment.NetworkCardIndex ?? 0,
            },
          ],
    enable_primary_ipv6: (found.Ipv6Addresses ?? []).some(({ IsPrimaryIpv6 }) => IsPrimaryIpv6),
    ipv4_prefix_count: ipv4Prefixes.length,
    ipv4_prefixes: ipv4Prefixes,
    ipv6_address_count: ipv6.length,
    ipv6_address_list: ipv6,
    ipv6_address_list_enabled: prior.ipv6_address_list_enabled ?? false,
    ipv6_prefix_count: ipv6Prefixes.length,
    ipv6_prefixes: ipv6Prefixes,
    private_ip_list: addresses,
    private_ip_list_enabled: prior.private_ip_list_enabled ?? false,
    private_ips_count: Math.max(addresses.length - 1, 0),
    source_dest_check: found.SourceDestCheck ?? true,
    tags_all: tagMap(found.TagSet),
  };
}
