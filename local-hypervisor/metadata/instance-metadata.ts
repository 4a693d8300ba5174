/**
 * What the metadata service knows of an instance: plain data, taken afresh from the control plane for every request,
 * so that a change (a tag, a public address, a metadata option) shows at once.
 */
export interface InstanceMetadata {
  readonly instanceId: string;
  readonly accountId: string;
  readonly imageId: string;
  /** Position among the instances of one RunInstances call, from 0 */
  readonly amiLaunchIndex: number;
  readonly instanceType: string;
  readonly architecture: "i386" | "x86_64" | "arm64";
  readonly instanceLifeCycle: "on-demand" | "spot" | "scheduled";
  readonly reservationId: string;
  /** Whether the user wants measurements every minute */
  readonly monitoring: "enabled" | "disabled";
  readonly kernelId?: string;
  readonly ramdiskId?: string;
  readonly productCodes?: readonly string[];
  /** Time of the last launch or start, milliseconds since the epoch; the identity document's `pendingTime` */
  readonly pendingTimeMs: number;
  readonly placement: InstancePlacementMetadata;
  /** Primary private IPv4 address */
  readonly privateIpAddress: string;
  /** Host name, such as `ip-172-31-16-5.ec2.internal` or `i-0123456789abcdef0.ec2.internal` */
  readonly privateDnsName: string;
  readonly publicIpAddress?: string;
  /** Only with the VPC's enableDnsHostnames */
  readonly publicDnsName?: string;
  /** Group names of the primary interface */
  readonly securityGroupNames: readonly string[];
  readonly publicKeys: readonly PublicKeyMetadata[];
  /** Device name of the root volume, such as `/dev/xvda` */
  readonly rootDeviceName: string;
  /** Every attached disk except the root volume */
  readonly blockDevices: readonly BlockDeviceMetadata[];
  /** Device index order, the primary first */
  readonly networkInterfaces: readonly NetworkInterfaceMetadata[];
  /** Decoded bytes, absent when the instance has none */
  readonly userData?: Uint8Array;
  /** Shown only when `options.instanceMetadataTags` is enabled */
  readonly tags: Readonly<Record<string, string>>;
  readonly options: MetadataOptions;
}

export interface InstancePlacementMetadata {
  readonly region: string;
  /** Such as `us-east-1a` */
  readonly availabilityZone: string;
  /** Such as `use1-az1` */
  readonly availabilityZoneId: string;
  readonly groupName?: string;
  readonly hostId?: string;
  readonly partitionNumber?: number;
}

export interface PublicKeyMetadata {
  readonly keyName: string;
  /** One line in OpenSSH's format, as it goes into authorized_keys */
  readonly openSshKey: string;
}

export interface BlockDeviceMetadata {
  /** As the block device mapping has it, such as `/dev/sdf` */
  readonly deviceName: string;
  readonly kind: "ebs" | "ephemeral" | "swap";
}

export interface NetworkInterfaceMetadata {
  readonly networkInterfaceId: string;
  /** Six octets, lower case, colons */
  readonly macAddress: string;
  readonly deviceIndex: number;
  readonly networkCardIndex: number;
  readonly ownerId: string;
  /** The primary first */
  readonly privateIpAddresses: readonly string[];
  readonly privateDnsName: string;
  /** Only with the VPC's enableDnsHostnames */
  readonly publicDnsName?: string;
  /** Public address → the private addresses that it stands for */
  readonly ipv4Associations: Readonly<Record<string, readonly string[]>>;
  readonly securityGroupNames: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly subnetId: string;
  readonly subnetCidr: string;
  readonly vpcId: string;
  /** The primary first */
  readonly vpcCidrs: readonly string[];
}

/** The metadata options of the instance, words as ModifyInstanceMetadataOptions has them. */
export interface MetadataOptions {
  readonly httpEndpoint: "enabled" | "disabled";
  readonly httpTokens: "optional" | "required";
  /** IP TTL of the answer to a token request, 1 to 64 */
  readonly httpPutResponseHopLimit: number;
  readonly instanceMetadataTags: "enabled" | "disabled";
}

/** Looks an instance up; `undefined` when it is unknown or terminated. */
export type InstanceMetadataSource = (instanceId: string) => InstanceMetadata | undefined;
