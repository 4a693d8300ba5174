import type { Architecture, BootMode, VirtualizationType } from "./image";
import type { InstanceState } from "./instance-lifecycle";
import type { RecordBase } from "./records";

/** Why an instance is in its state. */
export interface StateReason {
  /** Such as `Client.UserInitiatedShutdown` */
  readonly code: string;
  readonly message: string;
}

/** Words as ModifyInstanceMetadataOptions has them. */
export interface InstanceMetadataOptions {
  readonly httpEndpoint: "enabled" | "disabled";
  readonly httpTokens: "optional" | "required";
  /** IP TTL of the answer to a token request, 1 to 64 */
  readonly httpPutResponseHopLimit: number;
  readonly httpProtocolIpv6: "enabled" | "disabled";
  readonly instanceMetadataTags: "enabled" | "disabled";
}

/** What the private DNS name of an instance is made of, and which names resolve. */
export interface PrivateDnsNameOptions {
  /** `ip-name`: from the private address; `resource-name`: from the instance id */
  readonly hostnameType: "ip-name" | "resource-name";
  /** Whether the name that is made of the instance id resolves to the private address */
  readonly enableResourceNameDnsARecord: boolean;
}

/** A row of the block device mapping that names a disk of the host. */
export interface InstanceStoreDevice {
  readonly deviceName: string;
  /** Such as `ephemeral0` */
  readonly virtualName: string;
}

/** The memory of a hibernated instance, which its next start goes on from. */
export interface SavedMemory {
  /** Of the block store, where it lies as a volume of its own, encrypted: `mem-…` */
  readonly volumeId: string;
  readonly sizeBytes: number;
  /** Hexadecimal */
  readonly sha256: string;
  /** Name of the engine that can go on from it */
  readonly engine: string;
  /**
   * What the guest had, which it must find as it was: the mark of each volume's content, or none where others may write
   * to it too
   */
  readonly volumes: Readonly<Record<string, string | null>>;
  readonly networkInterfaceIds: readonly string[];
}

/** An EC2 instance. Its volumes and network interfaces point to it, not it to them. */
export interface InstanceRecord extends RecordBase {
  readonly reservationId: string;
  /** Position among the instances of one RunInstances call, from 0 */
  readonly amiLaunchIndex: number;
  readonly state: InstanceState;
  readonly stateReason?: StateReason;
  /** Such as `User initiated (2026-01-15 01:30:45 GMT)`; empty while it runs */
  readonly stateTransitionReason: string;
  /** Last launch or start, milliseconds since the epoch */
  readonly launchTimeMs: number;
  /** When the state last changed, milliseconds since the epoch */
  readonly stateTimeMs: number;
  /** False until the first launch succeeded: a launch that fails ends the instance, a later start that fails stops it */
  readonly hasRun: boolean;
  readonly clientToken?: string;

  readonly imageId: string;
  readonly instanceType: string;
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly enaSupport: boolean;
  readonly bootMode?: BootMode;
  readonly kernelId?: string;
  readonly rootDeviceName: string;
  /** Instance store disks that the mapping names; absent without any */
  readonly instanceStoreDevices?: readonly InstanceStoreDevice[];

  readonly vpcId: string;
  readonly subnetId: string;
  /** Such as `eu-west-1a` */
  readonly availabilityZone: string;

  readonly keyName?: string;
  /** Public half of the key pair at the launch, OpenSSH's one line: the guest keeps it when the key pair is deleted */
  readonly publicKey?: string;
  /** Base64 of at most 16384 bytes */
  readonly userData?: string;
  readonly monitoring: "disabled" | "enabled";
  readonly ebsOptimized: boolean;
  readonly disableApiTermination: boolean;
  readonly disableApiStop: boolean;
  readonly instanceInitiatedShutdownBehavior: "stop" | "terminate";
  readonly metadataOptions: InstanceMetadataOptions;
  readonly privateDnsNameOptions: PrivateDnsNameOptions;
  /** Burstable types only */
  readonly cpuCredits?: "standard" | "unlimited";
  readonly autoRecovery: "default" | "disabled";
  /** Whether it may hibernate, which is told at its launch for ever. Absent in records of the first version: not */
  readonly hibernationConfigured?: boolean;
  /** Only of a stopped instance that was hibernated, and until its guest goes on */
  readonly savedMemory?: SavedMemory;
  /** When its guest was started again because its host had failed, within the last day: milliseconds since the epoch */
  readonly recoveryTimesMs?: readonly number[];
  /** Since when it runs without a guest because its host failed, milliseconds since the epoch */
  readonly impairedSinceMs?: number;
}
