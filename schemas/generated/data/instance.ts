// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of an instance
 */
export interface DataAwsInstance {
  /**
   * Image
   */
  ami?: string;
  /**
   * Amazon Resource Name of the instance
   */
  arn?: string;
  /**
   * Whether it has a public address
   */
  associate_public_ip_address?: boolean;
  /**
   * Zone
   */
  availability_zone?: string;
  /**
   * CPU credits
   */
  credit_specification?: DataAwsInstanceCreditSpecification[];
  /**
   * Whether StopInstances is refused
   */
  disable_api_stop?: boolean;
  /**
   * Whether TerminateInstances is refused
   */
  disable_api_termination?: boolean;
  /**
   * Volumes besides the root volume
   */
  ebs_block_device?: DataAwsInstanceEbsBlockDevice[];
  /**
   * Whether it has bandwidth of its own for EBS
   */
  ebs_optimized?: boolean;
  /**
   * Nitro Enclaves
   */
  enclave_options?: DataAwsInstanceEnclaveOptions[];
  /**
   * Instance store
   */
  ephemeral_block_device?: DataAwsInstanceEphemeralBlockDevice[];
  /**
   * Whether to read the Windows password
   */
  get_password_data?: boolean;
  /**
   * Whether to read the user data
   */
  get_user_data?: boolean;
  /**
   * Dedicated Host
   */
  host_id?: string;
  /**
   * Group of Dedicated Hosts
   */
  host_resource_group_arn?: string;
  /**
   * Instance profile
   */
  iam_instance_profile?: string;
  /**
   * Instance id
   */
  id?: string;
  /**
   * Instance id
   */
  instance_id?: string;
  /**
   * State, such as `running`
   */
  instance_state?: string;
  /**
   * Tags that the instance must have
   */
  instance_tags?: {
    [k: string]: string;
  };
  /**
   * Instance type
   */
  instance_type?: string;
  /**
   * IPv6 addresses
   */
  ipv6_addresses?: string[];
  /**
   * Key pair
   */
  key_name?: string;
  /**
   * When it was started last, as RFC 3339 has it
   */
  launch_time?: string;
  /**
   * Automatic recovery
   */
  maintenance_options?: DataAwsInstanceMaintenanceOptions[];
  /**
   * How the guest reaches its metadata
   */
  metadata_options?: DataAwsInstanceMetadataOptions[];
  /**
   * Whether monitoring is detailed
   */
  monitoring?: boolean;
  /**
   * Network interface at device index 0
   */
  network_interface_id?: string;
  /**
   * Outpost
   */
  outpost_arn?: string;
  /**
   * Encrypted password of Windows
   */
  password_data?: string;
  /**
   * Placement group
   */
  placement_group?: string;
  /**
   * Id of the placement group
   */
  placement_group_id?: string;
  /**
   * Partition of the placement group
   */
  placement_partition_number?: number;
  /**
   * Host name within the VPC
   */
  private_dns?: string;
  /**
   * Host name within the VPC
   */
  private_dns_name_options?: DataAwsInstancePrivateDnsNameOptions[];
  /**
   * Primary IPv4 address
   */
  private_ip?: string;
  /**
   * Public host name
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
   * Root volume
   */
  root_block_device?: DataAwsInstanceRootBlockDevice[];
  /**
   * Further IPv4 addresses of the first network interface
   */
  secondary_private_ips?: string[];
  /**
   * Names of security groups, in the default VPC
   */
  security_groups?: string[];
  /**
   * Whether packets that are neither from nor to the instance are dropped
   */
  source_dest_check?: boolean;
  /**
   * Subnet
   */
  subnet_id?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * `default`, `dedicated` or `host`
   */
  tenancy?: string;
  /**
   * SHA-1 of the user data, where `get_user_data`
   */
  user_data?: string;
  /**
   * User data, base64, where `get_user_data`
   */
  user_data_base64?: string;
  /**
   * Security groups
   */
  vpc_security_group_ids?: string[];
  /**
   * Filter of the EC2 API that the instance must match
   */
  filter?: DataAwsInstanceFilter[];
  timeouts?: DataAwsInstanceTimeouts;
}
export interface DataAwsInstanceCreditSpecification {
  /**
   * `standard` or `unlimited`
   */
  cpu_credits?: string;
}
export interface DataAwsInstanceEbsBlockDevice {
  /**
   * Whether the volume goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Device name
   */
  device_name?: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Input and output operations a second
   */
  iops?: number;
  /**
   * Key that it is encrypted with
   */
  kms_key_id?: string;
  /**
   * Snapshot that it was made of
   */
  snapshot_id?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * MiB/s
   */
  throughput?: number;
  /**
   * Volume id
   */
  volume_id?: string;
  /**
   * Size in GiB
   */
  volume_size?: number;
  /**
   * Volume type
   */
  volume_type?: string;
}
export interface DataAwsInstanceEnclaveOptions {
  /**
   * Whether there may be enclaves
   */
  enabled?: boolean;
}
export interface DataAwsInstanceEphemeralBlockDevice {
  /**
   * Device name
   */
  device_name?: string;
  /**
   * Whether the image's device is left out
   */
  no_device?: boolean;
  /**
   * `ephemeral0` to `ephemeral23`
   */
  virtual_name?: string;
}
export interface DataAwsInstanceMaintenanceOptions {
  /**
   * `default` or `disabled`
   */
  auto_recovery?: string;
}
export interface DataAwsInstanceMetadataOptions {
  /**
   * `enabled` or `disabled`
   */
  http_endpoint?: string;
  /**
   * `enabled` or `disabled`
   */
  http_protocol_ipv6?: string;
  /**
   * Network hops of a token's answer
   */
  http_put_response_hop_limit?: number;
  /**
   * `optional` or `required`
   */
  http_tokens?: string;
  /**
   * `enabled` or `disabled`
   */
  instance_metadata_tags?: string;
}
export interface DataAwsInstancePrivateDnsNameOptions {
  /**
   * Whether the instance id resolves to the IPv4 address
   */
  enable_resource_name_dns_a_record?: boolean;
  /**
   * Whether the instance id resolves to the IPv6 address
   */
  enable_resource_name_dns_aaaa_record?: boolean;
  /**
   * `ip-name` or `resource-name`
   */
  hostname_type?: string;
}
export interface DataAwsInstanceRootBlockDevice {
  /**
   * Whether the volume goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Device name
   */
  device_name?: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Input and output operations a second
   */
  iops?: number;
  /**
   * Key that it is encrypted with
   */
  kms_key_id?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * MiB/s
   */
  throughput?: number;
  /**
   * Volume id
   */
  volume_id?: string;
  /**
   * Size in GiB
   */
  volume_size?: number;
  /**
   * Volume type
   */
  volume_type?: string;
}
export interface DataAwsInstanceFilter {
  /**
   * Name of the filter, such as `tag:Name`
   */
  name: string;
  /**
   * Values of which one must match; `*` and `?` are wildcards
   */
  values: string[];
}
/**
 * How long each operation may take before it is given up
 */
export interface DataAwsInstanceTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
