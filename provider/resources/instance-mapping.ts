import { arn, type Connection } from "../ec2/connection";
import type { InstanceAttributes } from "../ec2/instance";
import { type TagMap, tagMap } from "../ec2/tags";
import type { Instance, InstanceNetworkInterface, Volume } from "../ec2/types";
import type { ObjectValue, Value } from "../framework/resource";
import { blockDeviceBlocks } from "./instance-block-devices";
import { base64Once } from "./instance-launch";
import { block, blocks, flag, isSet, number, text, unlessDefault } from "./values";

/** All that the API tells of one instance, from its several operations. */
export interface InstanceView {
  readonly instance: Instance;
  readonly attributes: InstanceAttributes;
  readonly volumes: readonly Volume[];
  /** `standard` or `unlimited`; absent where the instance type has no CPU credits */
  readonly cpuCredits?: string;
  /** Whether its VPC is the default one, where groups may go by their names */
  readonly inDefaultVpc: boolean;
  /** Encrypted by the key pair; read when `get_password_data` asks for it */
  readonly passwordData?: string;
}

/** State of aws_instance as the API has it; arguments that only Terraform knows come from `prior`. */
export function instanceState(
  ec2: Connection,
  prior: ObjectValue,
  view: InstanceView,
  defaultTags: TagMap,
): ObjectValue {
  const { instance, attributes } = view;
  const instanceId = instance.InstanceId ?? "";
  const devices = blockDeviceBlocks(prior, instance, view.volumes, defaultTags);
  return {
    id: instanceId,
    arn: arn(ec2, `instance/${instanceId}`),
    region: ec2.region,
    ami: instance.ImageId ?? "",
    instance_type: instance.InstanceType ?? "",
    instance_state: instance.State?.Name ?? "",
    instance_lifecycle: instance.InstanceLifecycle ?? "",
    key_name: instance.KeyName ?? "",
    ebs_optimized: instance.EbsOptimized ?? false,
    hibernation: unlessDefault(prior, "hibernation", instance.HibernationOptions?.Configured),
    iam_instance_profile: instance.IamInstanceProfile?.Arn?.split("/").at(-1) ?? "",
    monitoring: ["enabled", "pending"].includes(instance.Monitoring?.State ?? ""),
    outpost_arn: instance.OutpostArn ?? "",
    spot_instance_request_id: instance.SpotInstanceRequestId ?? "",
    ...placementState(instance),
    ...networkState(prior, view),
    ...attributeState(prior, attributes),
    get_password_data: prior.get_password_data ?? false,
    password_data: view.passwordData ?? "",
    user_data_replace_on_change: prior.user_data_replace_on_change ?? false,
    root_block_device: devices.root === undefined ? [] : [devices.root],
    ebs_block_device: [...devices.ebs],
    // The API shows neither: what was asked for is all there is to know.
    ephemeral_block_device: blocks(prior, "ephemeral_block_device"),
    launch_template: blocks(prior, "launch_template"),
    ...optionBlocks(instance, view.cpuCredits),
    ...volumeTagsState(prior, view.volumes),
    tags_all: tagMap(instance.Tags),
  };
}

function placementState({ Placement: placement }: Instance): ObjectValue {
  return {
    availability_zone: placement?.AvailabilityZone ?? "",
    host_id: placement?.HostId ?? "",
    host_resource_group_arn: placement?.HostResourceGroupArn ?? null,
    placement_group: placement?.GroupName ?? "",
    placement_group_id: placement?.GroupId ?? "",
    placement_partition_number: placement?.PartitionNumber ?? 0,
    tenancy: placement?.Tenancy ?? "default",
  };
}

export const primaryInterface = (instance: Instance): InstanceNetworkInterface | undefined =>
  instance.NetworkInterfaces?.find(({ Attachment }) => Attachment?.DeviceIndex === 0);

function networkState(prior: ObjectValue, { instance, inDefaultVpc }: InstanceView): ObjectValue {
  const primary = primaryInterface(instance);
  const groups = instance.SecurityGroups ?? [];
  const addresses = primary?.PrivateIpAddresses ?? [];
  const ipv6 = (primary?.Ipv6Addresses ?? []).map(({ Ipv6Address = "" }) => Ipv6Address);
  const configured = blocks(prior, "network_interface").map((given) => number(given, "device_index"));
  const attachment = primary?.Attachment;
  const hasPublicAddress =
    primary === undefined ? instance.PublicIpAddress !== undefined : primary.Association !== undefined;
  const hasElasticIp = hasPublicAddress && (primary?.Association?.IpOwnerId ?? "amazon") !== "amazon";
  const runs = instance.State?.Name === "running" || instance.State?.Name === "pending";
  return {
    // A stopped instance has given its public address up, and gets one again when it starts. An Elastic IP in the
    // place of it is another resource's doing: it would else replace an instance that asked for no address.
    associate_public_ip_address:
      runs && !hasElasticIp
        ? hasPublicAddress
        : (flag(prior, "associate_public_ip_address") ?? hasPublicAddress),
    enable_primary_ipv6: unlessDefault(
      prior,
      "enable_primary_ipv6",
      primary?.Ipv6Addresses?.some(({ IsPrimaryIpv6 }) => IsPrimaryIpv6) ?? false,
    ),
    ipv6_address_count: ipv6.length,
    ipv6_addresses: ipv6,
    // Interfaces that other resources attach are theirs: only those that were asked for here are shown here.
    network_interface: (instance.NetworkInterfaces ?? [])
      .filter(({ Attachment }) => configured.includes(Attachment?.DeviceIndex))
      .map(({ Attachment, NetworkInterfaceId }) => ({
        delete_on_termination: Attachment?.DeleteOnTermination ?? false,
        device_index: Attachment?.DeviceIndex ?? 0,
        network_card_index: Attachment?.NetworkCardIndex ?? 0,
        network_interface_id: NetworkInterfaceId ?? "",
      })),
    primary_network_interface:
      primary === undefined || configured.length > 0
        ? []
        : [
            {
              delete_on_termination: attachment?.DeleteOnTermination ?? false,
              network_interface_id: primary.NetworkInterfaceId ?? "",
            },
          ],
    primary_network_interface_id: primary?.NetworkInterfaceId ?? "",
    private_dns: instance.PrivateDnsName ?? "",
    private_ip: instance.PrivateIpAddress ?? "",
    public_dns: instance.PublicDnsName ?? "",
    public_ip: instance.PublicIpAddress ?? "",
    secondary_private_ips: addresses
      .filter(({ Primary }) => !Primary)
      .map(({ PrivateIpAddress = "" }) => PrivateIpAddress),
    security_groups: inDefaultVpc ? groups.map(({ GroupName = "" }) => GroupName) : [],
    source_dest_check: primary?.SourceDestCheck ?? instance.SourceDestCheck ?? true,
    subnet_id: primary?.SubnetId ?? instance.SubnetId ?? "",
    vpc_security_group_ids: groups.map(({ GroupId = "" }) => GroupId),
  };
}

function attributeState(prior: ObjectValue, attributes: InstanceAttributes): ObjectValue {
  return {
    disable_api_stop: attributes.disableApiStop ?? false,
    disable_api_termination: attributes.disableApiTermination ?? false,
    instance_initiated_shutdown_behavior: attributes.shutdownBehavior ?? "",
    ...userDataState(prior, attributes.userData),
  };
}

/**
 * User data, in the one of its two arguments that the configuration uses. As text it is kept in clear, as hashicorp/aws
 * does since 6.0; a text that means what the API has stays as it was written.
 */
export function userDataState(
  prior: ObjectValue,
  present: string | undefined,
): { user_data: Value; user_data_base64: Value } {
  if (text(prior, "user_data_base64") !== undefined)
    return { user_data: null, user_data_base64: present ?? "" };
  const absent = isSet(prior, "user_data") ? "" : null;
  if (present === undefined || present === "") return { user_data: absent, user_data_base64: "" };
  const written = text(prior, "user_data");
  const unchanged = written !== undefined && base64Once(written) === present;
  return {
    user_data: unchanged ? written : Buffer.from(present, "base64").toString("utf8"),
    user_data_base64: "",
  };
}

/** Blocks that hold one set of options each. */
function optionBlocks(instance: Instance, cpuCredits: string | undefined): ObjectValue {
  const { CpuOptions, EnclaveOptions, MaintenanceOptions, MetadataOptions, PrivateDnsNameOptions } = instance;
  const reservation = instance.CapacityReservationSpecification;
  const target = reservation?.CapacityReservationTarget;
  return {
    capacity_reservation_specification:
      reservation === undefined
        ? []
        : [
            {
              capacity_reservation_preference: reservation.CapacityReservationPreference ?? "",
              capacity_reservation_target:
                target === undefined
                  ? []
                  : [
                      {
                        capacity_reservation_id: target.CapacityReservationId ?? "",
                        capacity_reservation_resource_group_arn:
                          target.CapacityReservationResourceGroupArn ?? "",
                      },
                    ],
            },
          ],
    cpu_options:
      CpuOptions === undefined
        ? []
        : [
            {
              amd_sev_snp: CpuOptions.AmdSevSnp ?? "",
              core_count: CpuOptions.CoreCount ?? 0,
              threads_per_core: CpuOptions.ThreadsPerCore ?? 0,
            },
          ],
    credit_specification: cpuCredits === undefined ? [] : [{ cpu_credits: cpuCredits }],
    enclave_options: EnclaveOptions === undefined ? [] : [{ enabled: EnclaveOptions.Enabled ?? false }],
    instance_market_options:
      instance.InstanceLifecycle === "spot" ? [{ market_type: "spot", spot_options: [] }] : [],
    maintenance_options:
      MaintenanceOptions === undefined ? [] : [{ auto_recovery: MaintenanceOptions.AutoRecovery ?? "" }],
    metadata_options:
      MetadataOptions === undefined
        ? []
        : [
            {
              http_endpoint: MetadataOptions.HttpEndpoint ?? "",
              http_protocol_ipv6: MetadataOptions.HttpProtocolIpv6 ?? "disabled",
              http_put_response_hop_limit: MetadataOptions.HttpPutResponseHopLimit ?? 0,
              http_tokens: MetadataOptions.HttpTokens ?? "",
              instance_metadata_tags: MetadataOptions.InstanceMetadataTags ?? "",
            },
          ],
    private_dns_name_options:
      PrivateDnsNameOptions === undefined
        ? []
        : [
            {
              enable_resource_name_dns_a_record: PrivateDnsNameOptions.EnableResourceNameDnsARecord ?? false,
              enable_resource_name_dns_aaaa_record:
                PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord ?? false,
              hostname_type: PrivateDnsNameOptions.HostnameType ?? "",
            },
          ],
  };
}

/** Tags that all volumes share, where `volume_tags` rules them; a block's own tags take precedence over it. */
function volumeTagsState(prior: ObjectValue, volumes: readonly Volume[]): ObjectValue {
  const ownTags = [block(prior, "root_block_device"), ...blocks(prior, "ebs_block_device")].some(
    (device) => device !== undefined && isSet(device, "tags"),
  );
  if (!isSet(prior, "volume_tags") || ownTags) return { volume_tags: prior.volume_tags ?? null };
  return { volume_tags: Object.assign({}, ...volumes.map(({ Tags }) => tagMap(Tags))) };
}
