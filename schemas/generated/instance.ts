// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An EC2 instance: a virtual machine
 */
export interface AwsInstance {
  /**
   * AMI to launch from
   */
  ami?: string;
  /**
   * Amazon Resource Name of the instance
   */
  arn?: string;
  /**
   * Whether the instance gets a public IPv4 address; as the subnet says when left out
   */
  associate_public_ip_address?: boolean;
  /**
   * Zone to launch in, such as `eu-west-1a`; that of the subnet when left out
   */
  availability_zone?: string;
  /**
   * Whether StopInstances is refused
   */
  disable_api_stop?: boolean;
  /**
   * Whether TerminateInstances is refused
   */
  disable_api_termination?: boolean;
  /**
   * Whether network capacity is set aside for EBS
   */
  ebs_optimized?: boolean;
  /**
   * Whether the first IPv6 address stays with the instance for good
   */
  enable_primary_ipv6?: boolean;
  /**
   * Whether destroying lifts `disable_api_termination` and `disable_api_stop` first
   */
  force_destroy?: boolean;
  /**
   * Whether to wait for the administrator's password of a Windows instance
   */
  get_password_data?: boolean;
  /**
   * Whether the instance may hibernate
   */
  hibernation?: boolean;
  /**
   * Dedicated Host to launch on
   */
  host_id?: string;
  /**
   * Resource group whose Dedicated Hosts to launch on
   */
  host_resource_group_arn?: string;
  /**
   * Name of the instance profile that gives the instance its role
   */
  iam_instance_profile?: string;
  /**
   * Instance id
   */
  id?: string;
  /**
   * What a shutdown from within does to the instance; `stop` when left out
   */
  instance_initiated_shutdown_behavior?: "stop" | "terminate";
  /**
   * `spot` for a Spot Instance, otherwise empty
   */
  instance_lifecycle?: string;
  /**
   * State, such as `running`
   */
  instance_state?: string;
  /**
   * Instance type, such as `t3.micro`
   */
  instance_type?: string;
  /**
   * Number of IPv6 addresses from the subnet
   */
  ipv6_address_count?: number;
  /**
   * IPv6 addresses from the subnet
   */
  ipv6_addresses?: string[];
  /**
   * Key pair whose public key is placed in the guest
   */
  key_name?: string;
  /**
   * Whether metrics come each minute rather than every five
   */
  monitoring?: boolean;
  /**
   * Outpost that the instance runs on
   */
  outpost_arn?: string;
  /**
   * Windows administrator's password, encrypted with the key pair
   */
  password_data?: string;
  /**
   * Name of the placement group to launch in
   */
  placement_group?: string;
  /**
   * Id of the placement group to launch in
   */
  placement_group_id?: string;
  /**
   * Partition of the placement group, from 1
   */
  placement_partition_number?: number;
  /**
   * Network interface at device index 0
   */
  primary_network_interface_id?: string;
  /**
   * Host name within the VPC
   */
  private_dns?: string;
  /**
   * IPv4 address within the subnet; one of the free ones when left out
   */
  private_ip?: string;
  /**
   * Public host name, while there is a public address
   */
  public_dns?: string;
  /**
   * Public IPv4 address, if there is one
   */
  public_ip?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Further IPv4 addresses of the first network interface
   */
  secondary_private_ips?: string[];
  /**
   * Names of security groups; for the default VPC only
   */
  security_groups?: string[];
  /**
   * Whether packets that are neither from nor to the instance are dropped
   */
  source_dest_check?: boolean;
  /**
   * Request that a Spot Instance came from
   */
  spot_instance_request_id?: string;
  /**
   * Subnet to launch in; the zone's default subnet when left out
   */
  subnet_id?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Tags together with the provider's `default_tags`
   */
  tags_all?: {
    [k: string]: string;
  };
  /**
   * Whether the hardware is shared with other accounts; `default` when left out
   */
  tenancy?: "default" | "dedicated" | "host";
  /**
   * User data as text, at most 16384 bytes; cloud-init runs it at first boot
   */
  user_data?: string;
  /**
   * User data in base64, for bytes that are not text
   */
  user_data_base64?: string;
  /**
   * Whether changed user data replaces the instance instead of stopping it to change them
   */
  user_data_replace_on_change?: boolean;
  /**
   * Tags of all volumes that come with the instance
   */
  volume_tags?: {
    [k: string]: string;
  };
  /**
   * Security groups; the VPC's default group when left out
   */
  vpc_security_group_ids?: string[];
  /**
   * How the instance uses Capacity Reservations
   *
   * @maxItems 1
   */
  capacity_reservation_specification?: AwsInstanceCapacityReservationSpecification[];
  /**
   * Processor cores and threads
   *
   * @maxItems 1
   */
  cpu_options?: AwsInstanceCpuOptions[];
  /**
   * CPU credits of a burstable instance
   *
   * @maxItems 1
   */
  credit_specification?: AwsInstanceCreditSpecification[];
  /**
   * Further volume, made with the instance and gone with it
   */
  ebs_block_device?: AwsInstanceEbsBlockDevice[];
  /**
   * Nitro Enclaves
   *
   * @maxItems 1
   */
  enclave_options?: AwsInstanceEnclaveOptions[];
  /**
   * Instance store volume
   */
  ephemeral_block_device?: AwsInstanceEphemeralBlockDevice[];
  /**
   * Purchasing option other than on demand
   *
   * @maxItems 1
   */
  instance_market_options?: AwsInstanceInstanceMarketOptions[];
  /**
   * Launch template whose values hold where no argument stands
   *
   * @maxItems 1
   */
  launch_template?: AwsInstanceLaunchTemplate[];
  /**
   * Maintenance
   *
   * @maxItems 1
   */
  maintenance_options?: AwsInstanceMaintenanceOptions[];
  /**
   * Instance metadata service (IMDS)
   *
   * @maxItems 1
   */
  metadata_options?: AwsInstanceMetadataOptions[];
  /**
   * Network interface that exists already, attached at launch
   */
  network_interface?: AwsInstanceNetworkInterface[];
  /**
   * Network interface at device index 0 that exists already
   *
   * @maxItems 1
   */
  primary_network_interface?: AwsInstancePrimaryNetworkInterface[];
  /**
   * Host name within the VPC
   *
   * @maxItems 1
   */
  private_dns_name_options?: AwsInstancePrivateDnsNameOptions[];
  /**
   * Root volume
   *
   * @maxItems 1
   */
  root_block_device?: AwsInstanceRootBlockDevice[];
  timeouts?: AwsInstanceTimeouts;
}
export interface AwsInstanceCapacityReservationSpecification {
  /**
   * Whether open reservations may be used
   */
  capacity_reservation_preference?: "open" | "none" | "capacity-reservations-only";
  /**
   * The reservation to launch into
   *
   * @maxItems 1
   */
  capacity_reservation_target?: AwsInstanceCapacityReservationSpecificationCapacityReservationTarget[];
}
export interface AwsInstanceCapacityReservationSpecificationCapacityReservationTarget {
  /**
   * Id of the Capacity Reservation
   */
  capacity_reservation_id?: string;
  /**
   * Resource group of Capacity Reservations
   */
  capacity_reservation_resource_group_arn?: string;
}
export interface AwsInstanceCpuOptions {
  /**
   * AMD SEV-SNP memory encryption
   */
  amd_sev_snp?: "enabled" | "disabled";
  /**
   * Number of processor cores
   */
  core_count?: number;
  /**
   * Threads of each core: 1 switches hyper-threading off
   */
  threads_per_core?: number;
}
export interface AwsInstanceCreditSpecification {
  /**
   * Whether the instance may run beyond its credits for a charge
   */
  cpu_credits?: "standard" | "unlimited";
}
export interface AwsInstanceEbsBlockDevice {
  /**
   * Whether the volume goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Device name, such as `/dev/sdf`
   */
  device_name: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Input and output operations a second; for gp3, io1 and io2
   */
  iops?: number;
  /**
   * Key that encrypts the volume, as an ARN
   */
  kms_key_id?: string;
  /**
   * Snapshot to start from
   */
  snapshot_id?: string;
  /**
   * Tags of the volume
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Tags of the volume together with the provider's `default_tags`
   */
  tags_all?: {
    [k: string]: string;
  };
  /**
   * Throughput, MiB/s; for gp3
   */
  throughput?: number;
  /**
   * Volume id
   */
  volume_id?: string;
  /**
   * Size, GiB; the snapshot's when left out
   */
  volume_size?: number;
  /**
   * Volume type; `gp2`, or as the AMI says, when left out
   */
  volume_type?: "gp3" | "gp2" | "io1" | "io2" | "st1" | "sc1" | "standard";
}
export interface AwsInstanceEnclaveOptions {
  /**
   * Whether the instance may run Nitro Enclaves
   */
  enabled?: boolean;
}
export interface AwsInstanceEphemeralBlockDevice {
  /**
   * Device name, such as `/dev/sdb`
   */
  device_name: string;
  /**
   * Whether to leave out the device that the AMI maps here
   */
  no_device?: boolean;
  /**
   * Instance store volume, from `ephemeral0`
   */
  virtual_name?: string;
}
export interface AwsInstanceInstanceMarketOptions {
  /**
   * Purchasing option, `spot` or `capacity-block`
   */
  market_type?: string;
  /**
   * Terms of a Spot Instance
   *
   * @maxItems 1
   */
  spot_options?: AwsInstanceInstanceMarketOptionsSpotOptions[];
}
export interface AwsInstanceInstanceMarketOptionsSpotOptions {
  /**
   * What an interruption does
   */
  instance_interruption_behavior?: "hibernate" | "stop" | "terminate";
  /**
   * Most to pay for an hour, USD
   */
  max_price?: string;
  /**
   * Whether the request is renewed after an interruption
   */
  spot_instance_type?: "one-time" | "persistent";
  /**
   * End of the request, UTC (RFC 3339)
   */
  valid_until?: string;
}
export interface AwsInstanceLaunchTemplate {
  /**
   * Id of the launch template
   */
  id?: string;
  /**
   * Name of the launch template
   */
  name?: string;
  /**
   * Version number, `$Latest` or `$Default`
   */
  version?: string;
}
export interface AwsInstanceMaintenanceOptions {
  /**
   * Whether EC2 moves the instance when its host fails
   */
  auto_recovery?: "default" | "disabled";
}
export interface AwsInstanceMetadataOptions {
  /**
   * Whether the metadata service answers
   */
  http_endpoint?: "enabled" | "disabled";
  /**
   * Whether the metadata service answers on IPv6
   */
  http_protocol_ipv6?: "enabled" | "disabled";
  /**
   * Hops that a session token may travel
   */
  http_put_response_hop_limit?: number;
  /**
   * Whether session tokens (IMDSv2) are required
   */
  http_tokens?: "optional" | "required";
  /**
   * Whether tags are served as metadata
   */
  instance_metadata_tags?: "enabled" | "disabled";
}
export interface AwsInstanceNetworkInterface {
  /**
   * Whether the interface goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Position among the interfaces, 0 for the first
   */
  device_index: number;
  /**
   * Network card, 0 for the first
   */
  network_card_index?: number;
  /**
   * Interface to attach
   */
  network_interface_id: string;
}
export interface AwsInstancePrimaryNetworkInterface {
  /**
   * Whether the interface goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Interface to attach
   */
  network_interface_id: string;
}
export interface AwsInstancePrivateDnsNameOptions {
  /**
   * Whether the instance id resolves to the IPv4 address
   */
  enable_resource_name_dns_a_record?: boolean;
  /**
   * Whether the instance id resolves to the IPv6 address
   */
  enable_resource_name_dns_aaaa_record?: boolean;
  /**
   * Whether the host name is made of the address or of the instance id
   */
  hostname_type?: "ip-name" | "resource-name";
}
export interface AwsInstanceRootBlockDevice {
  /**
   * Whether the volume goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Device name, such as `/dev/xvda`
   */
  device_name?: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Input and output operations a second; for gp3, io1 and io2
   */
  iops?: number;
  /**
   * Key that encrypts the volume, as an ARN
   */
  kms_key_id?: string;
  /**
   * Tags of the volume
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Tags of the volume together with the provider's `default_tags`
   */
  tags_all?: {
    [k: string]: string;
  };
  /**
   * Throughput, MiB/s; for gp3
   */
  throughput?: number;
  /**
   * Volume id
   */
  volume_id?: string;
  /**
   * Size, GiB; the snapshot's when left out
   */
  volume_size?: number;
  /**
   * Volume type; `gp2`, or as the AMI says, when left out
   */
  volume_type?: "gp3" | "gp2" | "io1" | "io2" | "st1" | "sc1" | "standard";
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsInstanceTimeouts {
  /**
   * Longest time to launch, such as `10m`
   */
  create?: string;
  /**
   * Longest time to terminate, such as `10m`
   */
  delete?: string;
  /**
   * Longest time to read, such as `10m`
   */
  read?: string;
  /**
   * Longest time to update, such as `10m`
   */
  update?: string;
}
