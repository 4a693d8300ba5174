import type { TagMap } from "../ec2/tags";
import { tagSpecifications } from "../ec2/tags";
import type { Image, InstanceNetworkInterfaceSpecification, RunInstancesRequest } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { requestedMappings } from "./instance-block-devices";
import { block, blocks, flag, isSet, number, positive, text, textMap, texts } from "./values";

/** The RunInstances request for a planned instance. `image` is needed only to find the root device's name. */
export function launchRequest(
  planned: ObjectValue,
  image: Image | undefined,
  clientToken: string,
): RunInstancesRequest {
  const mappings = requestedMappings(planned, image);
  const instanceType = text(planned, "instance_type");
  const credits = text(block(planned, "credit_specification"), "cpu_credits");
  const tags: [TagMap, TagMap] = [textMap(planned, "tags_all") ?? {}, textMap(planned, "volume_tags") ?? {}];
  const profile = text(planned, "iam_instance_profile");
  const request = {
    MinCount: 1,
    MaxCount: 1,
    ClientToken: clientToken,
    ImageId: text(planned, "ami"),
    InstanceType: instanceType,
    KeyName: text(planned, "key_name"),
    UserData: encodedUserData(planned),
    ...networkRequest(planned),
    BlockDeviceMappings: mappings.length === 0 ? undefined : mappings,
    Placement: placementRequest(planned),
    CpuOptions: cpuOptionsRequest(planned),
    // hashicorp/aws asks for unlimited credits on all T3, as EC2's console does.
    CreditSpecification: credits
      ? { CpuCredits: credits }
      : instanceType?.startsWith("t3")
        ? { CpuCredits: "unlimited" }
        : undefined,
    CapacityReservationSpecification: capacityReservationRequest(planned),
    DisableApiStop: flag(planned, "disable_api_stop"),
    DisableApiTermination: flag(planned, "disable_api_termination"),
    EbsOptimized: flag(planned, "ebs_optimized"),
    EnclaveOptions: isSet(block(planned, "enclave_options"), "enabled")
      ? { Enabled: flag(block(planned, "enclave_options"), "enabled") }
      : undefined,
    HibernationOptions: flag(planned, "hibernation") ? { Configured: true } : undefined,
    IamInstanceProfile: profile === undefined ? undefined : { Name: profile },
    InstanceInitiatedShutdownBehavior: text(planned, "instance_initiated_shutdown_behavior"),
    InstanceMarketOptions: marketRequest(planned),
    LaunchTemplate: launchTemplateRequest(planned),
    MaintenanceOptions: autoRecovery(planned),
    MetadataOptions: metadataRequest(block(planned, "metadata_options")),
    Monitoring:
      flag(planned, "monitoring") === undefined ? undefined : { Enabled: flag(planned, "monitoring") },
    PrivateDnsNameOptions: privateDnsRequest(planned),
    TagSpecifications: tagSpecifications(["instance", tags[0]], ["volume", tags[1]]),
  };
  return filled(request) as RunInstancesRequest;
}

/** User data as the API takes it; a text that is base64 already is not encoded again, as with hashicorp/aws. */
export function encodedUserData(state: ObjectValue): string | undefined {
  const plain = text(state, "user_data");
  return plain === undefined ? text(state, "user_data_base64") : base64Once(plain);
}

const isBase64 = (value: string): boolean => value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);

export const base64Once = (value: string): string =>
  isBase64(value) ? value : Buffer.from(value).toString("base64");

type NetworkRequest = Pick<
  RunInstancesRequest,
  | "NetworkInterfaces"
  | "PrivateIpAddress"
  | "SecurityGroupIds"
  | "SecurityGroups"
  | "Ipv6AddressCount"
  | "Ipv6Addresses"
  | "EnablePrimaryIpv6"
>;

/**
 * Network of a launch. A subnet, a public address or given interfaces need the request's interface form, which then
 * carries the groups and addresses as well: EC2 refuses them on both levels.
 */
function networkRequest(planned: ObjectValue): NetworkRequest {
  const given = givenInterfaces(planned);
  if (given.length > 0) return { NetworkInterfaces: given };
  const groupIds = texts(planned, "vpc_security_group_ids");
  const groups = texts(planned, "security_groups");
  const subnetId = text(planned, "subnet_id");
  const addresses = {
    PrivateIpAddress: text(planned, "private_ip"),
    Ipv6AddressCount: positive(planned, "ipv6_address_count"),
    Ipv6Addresses: some(texts(planned, "ipv6_addresses").map((Ipv6Address) => ({ Ipv6Address }))),
  };
  const secondary = texts(planned, "secondary_private_ips");
  const publicAddress = flag(planned, "associate_public_ip_address");
  if (subnetId === undefined && publicAddress === undefined && secondary.length === 0)
    return {
      ...addresses,
      EnablePrimaryIpv6: flag(planned, "enable_primary_ipv6"),
      SecurityGroupIds: some(groupIds),
      SecurityGroups: some(groups),
    };
  const primary: InstanceNetworkInterfaceSpecification = {
    DeviceIndex: 0,
    SubnetId: subnetId,
    AssociatePublicIpAddress: publicAddress,
    PrimaryIpv6: flag(planned, "enable_primary_ipv6"),
    Groups: some([...groups, ...groupIds]),
    PrivateIpAddresses: some(secondary.map((PrivateIpAddress) => ({ PrivateIpAddress }))),
    ...addresses,
  };
  return { NetworkInterfaces: [primary] };
}

function givenInterfaces(planned: ObjectValue): InstanceNetworkInterfaceSpecification[] {
  const primary = text(block(planned, "primary_network_interface"), "network_interface_id");
  if (primary !== undefined) return [{ DeviceIndex: 0, NetworkInterfaceId: primary }];
  return blocks(planned, "network_interface").map((given) => ({
    DeviceIndex: number(given, "device_index"),
    NetworkCardIndex: number(given, "network_card_index") ?? 0,
    NetworkInterfaceId: text(given, "network_interface_id"),
    DeleteOnTermination: flag(given, "delete_on_termination") ?? false,
  }));
}

const some = <Item>(items: Item[]): Item[] | undefined => (items.length === 0 ? undefined : items);

/** An object without its unset parts; undefined when nothing is left. */
function filled<Shape extends object>(shape: Shape): Shape | undefined {
  const entries = Object.entries(shape).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Shape);
}

const placementRequest = (planned: ObjectValue) =>
  filled({
    AvailabilityZone: text(planned, "availability_zone"),
    GroupName: text(planned, "placement_group"),
    GroupId: text(planned, "placement_group_id"),
    HostId: text(planned, "host_id"),
    HostResourceGroupArn: text(planned, "host_resource_group_arn"),
    PartitionNumber: positive(planned, "placement_partition_number"),
    Tenancy: text(planned, "tenancy") as never,
  });

const cpuOptionsRequest = (planned: ObjectValue) => {
  const options = block(planned, "cpu_options");
  return filled({
    AmdSevSnp: text(options, "amd_sev_snp") as never,
    CoreCount: positive(options, "core_count"),
    ThreadsPerCore: positive(options, "threads_per_core"),
  });
};

export const capacityReservationRequest = (planned: ObjectValue) => {
  const specification = block(planned, "capacity_reservation_specification");
  const target = block(specification, "capacity_reservation_target");
  return filled({
    CapacityReservationPreference: text(specification, "capacity_reservation_preference") as never,
    CapacityReservationTarget: filled({
      CapacityReservationId: text(target, "capacity_reservation_id"),
      CapacityReservationResourceGroupArn: text(target, "capacity_reservation_resource_group_arn"),
    }),
  });
};

const marketRequest = (planned: ObjectValue): RunInstancesRequest["InstanceMarketOptions"] => {
  const options = block(planned, "instance_market_options");
  const spot = block(options, "spot_options");
  const validUntil = text(spot, "valid_until");
  return filled({
    MarketType: text(options, "market_type") as never,
    SpotOptions: filled({
      InstanceInterruptionBehavior: text(spot, "instance_interruption_behavior") as never,
      MaxPrice: text(spot, "max_price"),
      SpotInstanceType: text(spot, "spot_instance_type") as never,
      ValidUntil: validUntil === undefined ? undefined : new Date(validUntil),
    }),
  });
};

const launchTemplateRequest = (planned: ObjectValue) => {
  const template = block(planned, "launch_template");
  const id = text(template, "id");
  return filled({
    LaunchTemplateId: id,
    // The API takes the id or the name, and describes both.
    LaunchTemplateName: id === undefined ? text(template, "name") : undefined,
    Version: template === undefined ? undefined : text(template, "version"),
  });
};

const autoRecovery = (planned: ObjectValue) =>
  filled({ AutoRecovery: text(block(planned, "maintenance_options"), "auto_recovery") as never });

const privateDnsRequest = (planned: ObjectValue) => {
  const options = block(planned, "private_dns_name_options");
  return filled({
    EnableResourceNameDnsARecord: flag(options, "enable_resource_name_dns_a_record"),
    EnableResourceNameDnsAAAARecord: flag(options, "enable_resource_name_dns_aaaa_record"),
    HostnameType: text(options, "hostname_type") as never,
  });
};

/** The rest may only be said of an endpoint that is enabled. */
export function metadataRequest(options: ObjectValue | undefined): RunInstancesRequest["MetadataOptions"] {
  if (options === undefined) return undefined;
  const endpoint = text(options, "http_endpoint") ?? "enabled";
  if (endpoint !== "enabled") return { HttpEndpoint: endpoint as never };
  return filled({
    HttpEndpoint: endpoint as never,
    HttpProtocolIpv6: text(options, "http_protocol_ipv6") as never,
    HttpPutResponseHopLimit: positive(options, "http_put_response_hop_limit"),
    HttpTokens: text(options, "http_tokens") as never,
    InstanceMetadataTags: text(options, "instance_metadata_tags") as never,
  });
}
