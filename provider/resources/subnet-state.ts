import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { modifySubnetAttribute } from "../ec2/network-calls";
import { findSubnet } from "../ec2/subnet";
import { tagMap } from "../ec2/tags";
import type { Subnet } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { changed, flag, isKnown, text, unlessDefault } from "./values";

/** State of aws_subnet or aws_default_subnet as the API has it; null when the subnet is gone. */
export async function readSubnet(
  ec2: Connection,
  prior: ObjectValue,
  subnetId: string,
): Promise<ObjectValue | null> {
  const subnet = await step(`reading EC2 Subnet (${subnetId})`, () => findSubnet(ec2, subnetId));
  return subnet === undefined ? null : subnetState(ec2, prior, subnet);
}

/** What the resources and the data source say alike of a subnet. */
export function subnetFacts(ec2: Connection, subnet: Subnet): ObjectValue {
  const { SubnetId: subnetId = "", OwnerId: ownerId = ec2.accountId } = subnet;
  const ipv6 = subnet.Ipv6CidrBlockAssociationSet?.find(
    ({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === "associated",
  );
  const names = subnet.PrivateDnsNameOptionsOnLaunch;
  return {
    id: subnetId,
    arn: subnet.SubnetArn ?? arn(ec2, `subnet/${subnetId}`, ownerId),
    region: ec2.region,
    assign_ipv6_address_on_creation: subnet.AssignIpv6AddressOnCreation ?? false,
    availability_zone: subnet.AvailabilityZone ?? "",
    availability_zone_id: subnet.AvailabilityZoneId ?? "",
    cidr_block: subnet.CidrBlock ?? "",
    customer_owned_ipv4_pool: subnet.CustomerOwnedIpv4Pool ?? "",
    enable_dns64: subnet.EnableDns64 ?? false,
    enable_lni_at_device_index: subnet.EnableLniAtDeviceIndex ?? 0,
    enable_resource_name_dns_a_record_on_launch: names?.EnableResourceNameDnsARecord ?? false,
    enable_resource_name_dns_aaaa_record_on_launch: names?.EnableResourceNameDnsAAAARecord ?? false,
    ipv6_cidr_block: ipv6?.Ipv6CidrBlock ?? "",
    ipv6_cidr_block_association_id: ipv6?.AssociationId ?? "",
    ipv6_native: subnet.Ipv6Native ?? false,
    map_customer_owned_ip_on_launch: subnet.MapCustomerOwnedIpOnLaunch ?? false,
    map_public_ip_on_launch: subnet.MapPublicIpOnLaunch ?? false,
    outpost_arn: subnet.OutpostArn ?? "",
    owner_id: ownerId,
    private_dns_hostname_type_on_launch: names?.HostnameType ?? "",
    vpc_id: subnet.VpcId ?? "",
  };
}

/** State of aws_subnet; aws_default_subnet adds to it. */
export function subnetState(ec2: Connection, prior: ObjectValue, subnet: Subnet): ObjectValue {
  return {
    ...subnetFacts(ec2, subnet),
    enable_lni_at_device_index: unlessDefault(
      prior,
      "enable_lni_at_device_index",
      subnet.EnableLniAtDeviceIndex ?? 0,
    ),
    map_customer_owned_ip_on_launch: unlessDefault(
      prior,
      "map_customer_owned_ip_on_launch",
      subnet.MapCustomerOwnedIpOnLaunch ?? false,
    ),
    tags_all: tagMap(subnet.Tags),
  };
}

type Attribute = Omit<Parameters<typeof modifySubnetAttribute>[1], "SubnetId">;

/** Makes a subnet's attributes what a plan says, one in each request, as EC2 wants it. */
export async function changeSubnetAttributes(
  ec2: Connection,
  subnetId: string,
  present: ObjectValue,
  planned: ObjectValue,
): Promise<void> {
  const attributes: Readonly<Record<string, () => Attribute>> = {
    map_public_ip_on_launch: () => ({
      MapPublicIpOnLaunch: { Value: flag(planned, "map_public_ip_on_launch") },
    }),
    private_dns_hostname_type_on_launch: () => ({
      PrivateDnsHostnameTypeOnLaunch: text(planned, "private_dns_hostname_type_on_launch") as never,
    }),
    enable_resource_name_dns_a_record_on_launch: () => ({
      EnableResourceNameDnsARecordOnLaunch: {
        Value: flag(planned, "enable_resource_name_dns_a_record_on_launch"),
      },
    }),
  };
  for (const [name, request] of Object.entries(attributes))
    if (isKnown(planned, name) && changed(present, planned, name))
      await step(`modifying EC2 Subnet (${subnetId}) ${name}`, () =>
        modifySubnetAttribute(ec2, { SubnetId: subnetId, ...request() }),
      );
}
