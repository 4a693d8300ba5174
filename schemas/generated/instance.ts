// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsInstance {
  ami?: string;
  arn?: string;
  associate_public_ip_address?: boolean;
  availability_zone?: string;
  disable_api_stop?: boolean;
  disable_api_termination?: boolean;
  ebs_optimized?: boolean;
  enable_primary_ipv6?: boolean;
  force_destroy?: boolean;
  get_password_data?: boolean;
  hibernation?: boolean;
  host_id?: string;
  host_resource_group_arn?: string;
  iam_instance_profile?: string;
  id?: string;
  instance_initiated_shutdown_behavior?: string;
  instance_lifecycle?: string;
  instance_state?: string;
  instance_type?: string;
  ipv6_address_count?: number;
  ipv6_addresses?: string[];
  key_name?: string;
  monitoring?: boolean;
  outpost_arn?: string;
  password_data?: string;
  placement_group?: string;
  placement_group_id?: string;
  placement_partition_number?: number;
  primary_network_interface_id?: string;
  private_dns?: string;
  private_ip?: string;
  public_dns?: string;
  public_ip?: string;
  region?: string;
  secondary_private_ips?: string[];
  security_groups?: string[];
  source_dest_check?: boolean;
  spot_instance_request_id?: string;
  subnet_id?: string;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
  tenancy?: string;
  user_data?: string;
  user_data_base64?: string;
  user_data_replace_on_change?: boolean;
  volume_tags?: {
    [k: string]: string;
  };
  vpc_security_group_ids?: string[];
  /**
   * @maxItems 1
   */
  capacity_reservation_specification?: AwsInstanceCapacityReservationSpecification[];
  /**
   * @maxItems 1
   */
  cpu_options?: AwsInstanceCpuOptions[];
  /**
   * @maxItems 1
   */
  credit_specification?: AwsInstanceCreditSpecification[];
  ebs_block_device?: AwsInstanceEbsBlockDevice[];
  /**
   * @maxItems 1
   */
  enclave_options?: AwsInstanceEnclaveOptions[];
  ephemeral_block_device?: AwsInstanceEphemeralBlockDevice[];
  /**
   * @maxItems 1
   */
  instance_market_options?: AwsInstanceInstanceMarketOptions[];
  /**
   * @maxItems 1
   */
  launch_template?: AwsInstanceLaunchTemplate[];
  /**
   * @maxItems 1
   */
  maintenance_options?: AwsInstanceMaintenanceOptions[];
  /**
   * @maxItems 1
   */
  metadata_options?: AwsInstanceMetadataOptions[];
  network_interface?: AwsInstanceNetworkInterface[];
  /**
   * @maxItems 1
   */
  primary_network_interface?: AwsInstancePrimaryNetworkInterface[];
  /**
   * @maxItems 1
   */
  private_dns_name_options?: AwsInstancePrivateDnsNameOptions[];
  /**
   * @maxItems 1
   */
  root_block_device?: AwsInstanceRootBlockDevice[];
  timeouts?: AwsInstanceTimeouts;
}
export interface AwsInstanceCapacityReservationSpecification {
  capacity_reservation_preference?: string;
  /**
   * @maxItems 1
   */
  capacity_reservation_target?: AwsInstanceCapacityReservationSpecificationCapacityReservationTarget[];
}
export interface AwsInstanceCapacityReservationSpecificationCapacityReservationTarget {
  capacity_reservation_id?: string;
  capacity_reservation_resource_group_arn?: string;
}
export interface AwsInstanceCpuOptions {
  amd_sev_snp?: string;
  core_count?: number;
  threads_per_core?: number;
}
export interface AwsInstanceCreditSpecification {
  cpu_credits?: string;
}
export interface AwsInstanceEbsBlockDevice {
  delete_on_termination?: boolean;
  device_name: string;
  encrypted?: boolean;
  iops?: number;
  kms_key_id?: string;
  snapshot_id?: string;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
  throughput?: number;
  volume_id?: string;
  volume_size?: number;
  volume_type?: string;
}
export interface AwsInstanceEnclaveOptions {
  enabled?: boolean;
}
export interface AwsInstanceEphemeralBlockDevice {
  device_name: string;
  no_device?: boolean;
  virtual_name?: string;
}
export interface AwsInstanceInstanceMarketOptions {
  market_type?: string;
  /**
   * @maxItems 1
   */
  spot_options?: AwsInstanceInstanceMarketOptionsSpotOptions[];
}
export interface AwsInstanceInstanceMarketOptionsSpotOptions {
  instance_interruption_behavior?: string;
  max_price?: string;
  spot_instance_type?: string;
  valid_until?: string;
}
export interface AwsInstanceLaunchTemplate {
  id?: string;
  name?: string;
  version?: string;
}
export interface AwsInstanceMaintenanceOptions {
  auto_recovery?: string;
}
export interface AwsInstanceMetadataOptions {
  http_endpoint?: string;
  http_protocol_ipv6?: string;
  http_put_response_hop_limit?: number;
  http_tokens?: string;
  instance_metadata_tags?: string;
}
export interface AwsInstanceNetworkInterface {
  delete_on_termination?: boolean;
  device_index: number;
  network_card_index?: number;
  network_interface_id: string;
}
export interface AwsInstancePrimaryNetworkInterface {
  delete_on_termination?: boolean;
  network_interface_id: string;
}
export interface AwsInstancePrivateDnsNameOptions {
  enable_resource_name_dns_a_record?: boolean;
  enable_resource_name_dns_aaaa_record?: boolean;
  hostname_type?: string;
}
export interface AwsInstanceRootBlockDevice {
  delete_on_termination?: boolean;
  device_name?: string;
  encrypted?: boolean;
  iops?: number;
  kms_key_id?: string;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
  throughput?: number;
  volume_id?: string;
  volume_size?: number;
  volume_type?: string;
}
export interface AwsInstanceTimeouts {
  create?: string;
  delete?: string;
  read?: string;
  update?: string;
}
