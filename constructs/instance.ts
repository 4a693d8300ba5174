import { Lazy } from "cdktf";
import { Construct } from "constructs";
import type { CatalogueImage, VirtualizationType } from "../schemas/catalogues/images";
import type { BlockDevice, EbsBlockDevice } from "./block-device";
import type { InstanceType } from "./instance-type";
import type { IKeyPair } from "./key-pair";
import type { MachineImage } from "./machine-image";
import type { INetworkInterface } from "./network-interface";
import { checkInstance } from "./private/check-instance";
import { checkAtSynth } from "./private/problems";
import { waysOut } from "./private/ways-out";
import { AwsInstance } from "./resources/aws-instance";
import type { ISecurityGroup } from "./security-group";
import type { ISubnet } from "./subnet";
import type { UserData } from "./user-data";

/** An instance that other constructs refer to. */
export interface IInstance {
  /** `i-…` */
  readonly instanceId: string;
  /** The zone that it was asked to be in; undefined when EC2 chooses */
  readonly requestedAvailabilityZone?: string;
  /** Undefined when its image is in no catalogue */
  readonly virtualizationType?: VirtualizationType;
  /** What is known of its AMI before any API is asked; undefined when it is in no catalogue */
  readonly imageFacts?: CatalogueImage;
}

/** How a guest reaches its own metadata at 169.254.169.254. */
export interface MetadataOptions {
  /**
   * `required` lets only sessions with a token in (IMDSv2)
   * @default - as the AMI asks for it, else "optional"
   */
  readonly httpTokens?: "optional" | "required";
  /** @default "enabled" */
  readonly httpEndpoint?: "enabled" | "disabled";
  /**
   * Network hops that a token's answer may take, 1 to 64; containers in the guest need 2
   * @default - 1, or 2 for AMIs made for IMDSv2
   */
  readonly httpPutResponseHopLimit?: number;
  /**
   * Whether the instance's tags are shown there
   * @default "disabled"
   */
  readonly instanceMetadataTags?: "enabled" | "disabled";
}

/** A block device besides the root volume. */
export interface InstanceBlockDevice {
  /** Such as `/dev/sdf` */
  readonly deviceName: string;
  readonly volume: BlockDevice;
}

export interface InstanceProps {
  readonly instanceType: InstanceType;
  readonly machineImage: MachineImage;
  /** @default - no key: nobody can log in by SSH, unless user data arranges for it */
  readonly keyPair?: IKeyPair;
  /** @default - the VPC's default group, which lets nothing in from outside */
  readonly securityGroups?: readonly ISecurityGroup[];
  /** @default - none */
  readonly userData?: UserData;
  /**
   * Whether new user data makes a new instance. Otherwise the instance is stopped and started with it, and most images
   * run user data at the first boot only.
   * @default false
   */
  readonly userDataReplaceOnChange?: boolean;
  /** @default - as the image says */
  readonly rootVolume?: EbsBlockDevice;
  /** @default - those of the image */
  readonly blockDevices?: readonly InstanceBlockDevice[];
  /** @default - EC2 chooses, or the subnet's */
  readonly availabilityZone?: string;
  /** @default - the zone's default subnet in the default VPC */
  readonly subnet?: ISubnet;
  /** @default - as the subnet says; default subnets do */
  readonly associatePublicIpAddress?: boolean;
  /** @default - EC2 chooses */
  readonly privateIpAddress?: string;
  /**
   * Further private addresses of the subnet
   * @default - none
   */
  readonly secondaryPrivateIps?: readonly string[];
  /**
   * An interface that exists already, in place of one that goes with the instance. It brings its own subnet,
   * addresses and security groups.
   * @default - EC2 makes one of subnet, securityGroups and addresses
   */
  readonly primaryNetworkInterface?: INetworkInterface;
  /** @default - as EC2 does for the AMI */
  readonly metadataOptions?: MetadataOptions;
  /**
   * Whether TerminateInstances, and so `cdktf destroy`, is refused
   * @default false
   */
  readonly disableApiTermination?: boolean;
  /**
   * Whether StopInstances is refused
   * @default false
   */
  readonly disableApiStop?: boolean;
  /**
   * What becomes of the instance when its guest switches itself off
   * @default "stop"
   */
  readonly instanceInitiatedShutdownBehavior?: "stop" | "terminate";
  /**
   * Whether the instance may hibernate: `aws ec2 stop-instances --hibernate` keeps its memory for the next start. It
   * takes an HVM image, a type that supports it, and an encrypted root volume that is larger than the memory.
   * @default false
   */
  readonly hibernation?: boolean;
  /**
   * False for routers and NAT instances, which pass on packets of others
   * @default true
   */
  readonly sourceDestCheck?: boolean;
  /**
   * Detailed monitoring, by the minute
   * @default false
   */
  readonly monitoring?: boolean;
  /** @default - on for types that always are */
  readonly ebsOptimized?: boolean;
  /**
   * For burstable types
   * @default - "standard" for t2, "unlimited" for t3 and later
   */
  readonly cpuCredits?: "standard" | "unlimited";
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A virtual machine. */
export class Instance extends Construct implements IInstance {
  readonly resource: AwsInstance;
  readonly instanceId: string;
  readonly arn: string;
  /** Where it runs, such as `eu-west-1a` */
  readonly availabilityZone: string;
  readonly privateIp: string;
  readonly privateDns: string;
  /** Empty without a public address. It changes when the instance is stopped and started. */
  readonly publicIp: string;
  readonly publicDns: string;
  /** `eni-…` */
  readonly primaryNetworkInterfaceId: string;
  readonly requestedAvailabilityZone?: string;
  readonly virtualizationType?: VirtualizationType;
  readonly imageFacts?: CatalogueImage;

  private readonly securityGroups: ISecurityGroup[];

  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id);
    this.securityGroups = [...(props.securityGroups ?? [])];
    this.requestedAvailabilityZone = props.availabilityZone;
    this.imageFacts = props.machineImage.facts;
    this.virtualizationType = this.imageFacts?.virtualizationType;
    this.resource = new AwsInstance(this, "Default", {
      ami: props.machineImage.imageId(this),
      instance_type: props.instanceType.name,
      key_name: props.keyPair?.keyName,
      vpc_security_group_ids: Lazy.listValue(
        { produce: () => this.securityGroups.map(({ securityGroupId }) => securityGroupId) },
        { omitEmpty: true },
      ),
      ...props.userData?.toTerraform(),
      user_data_replace_on_change: props.userDataReplaceOnChange,
      root_block_device: props.rootVolume && [props.rootVolume.toTerraform()],
      ...blockDeviceArguments(props.blockDevices ?? []),
      availability_zone: props.availabilityZone,
      subnet_id: props.subnet?.subnetId,
      associate_public_ip_address: props.associatePublicIpAddress,
      private_ip: props.privateIpAddress,
      secondary_private_ips: props.secondaryPrivateIps,
      primary_network_interface: props.primaryNetworkInterface && [
        { network_interface_id: props.primaryNetworkInterface.networkInterfaceId },
      ],
      metadata_options: props.metadataOptions && [metadataArguments(props.metadataOptions)],
      disable_api_termination: props.disableApiTermination,
      disable_api_stop: props.disableApiStop,
      instance_initiated_shutdown_behavior: props.instanceInitiatedShutdownBehavior,
      hibernation: props.hibernation,
      source_dest_check: props.sourceDestCheck,
      monitoring: props.monitoring,
      ebs_optimized: props.ebsOptimized,
      credit_specification: props.cpuCredits && [{ cpu_credits: props.cpuCredits }],
      tags: props.tags,
      dependsOn: waysOut(props.subnet),
    });
    this.instanceId = this.resource.text("id");
    this.arn = this.resource.text("arn");
    this.availabilityZone = this.resource.text("availability_zone");
    this.privateIp = this.resource.text("private_ip");
    this.privateDns = this.resource.text("private_dns");
    this.publicIp = this.resource.text("public_ip");
    this.publicDns = this.resource.text("public_dns");
    this.primaryNetworkInterfaceId = this.resource.text("primary_network_interface_id");
    checkAtSynth(this, () => [
      ...checkInstance(this, props),
      ...(props.primaryNetworkInterface && this.securityGroups.length > 0 ? [groupsBesideInterface] : []),
    ]);
  }

  /** Puts the instance into one more security group */
  addSecurityGroup(securityGroup: ISecurityGroup): void {
    this.securityGroups.push(securityGroup);
  }
}

const groupsBesideInterface = {
  code: "InvalidParameterCombination",
  message:
    "Network interfaces and an instance-level security groups may not be specified on the same request",
  path: ["securityGroups"],
  fix: "Give the security groups to the NetworkInterface.",
};

function blockDeviceArguments(devices: readonly InstanceBlockDevice[]) {
  const ebs = [];
  const others = [];
  for (const { deviceName, volume } of devices) {
    if (volume.isEbs()) ebs.push({ device_name: deviceName, ...volume.toTerraform() });
    else others.push({ device_name: deviceName, ...volume.toTerraform() });
  }
  return {
    ebs_block_device: ebs.length > 0 ? ebs : undefined,
    ephemeral_block_device: others.length > 0 ? others : undefined,
  };
}

const metadataArguments = (options: MetadataOptions) => ({
  http_tokens: options.httpTokens,
  http_endpoint: options.httpEndpoint,
  http_put_response_hop_limit: options.httpPutResponseHopLimit,
  instance_metadata_tags: options.instanceMetadataTags,
});
