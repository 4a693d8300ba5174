import type { InstanceStoreDevice, StateReason } from "./instance";
import type { RecordBase } from "./records";
import type { VolumeType } from "./volume";

export type Architecture = "i386" | "x86_64" | "arm64";
export type VirtualizationType = "hvm" | "paravirtual";
export type BootMode = "legacy-bios" | "uefi" | "uefi-preferred";

/** `deregistered` is kept so that the daemon's next start does not register a built image again. */
export type ImageState = "pending" | "available" | "failed" | "disabled" | "deregistered";

/** One EBS row of an image's block device mapping. */
export interface ImageBlockDevice {
  /** Such as `/dev/xvda` */
  readonly deviceName: string;
  /** Absent for a volume that starts empty, and until the snapshot of a pending image is taken */
  readonly snapshotId?: string;
  readonly volumeSizeGib: number;
  readonly volumeType: VolumeType;
  /** Where somebody chose it: io1, io2, gp3 */
  readonly iops?: number;
  /** gp3, where somebody chose it */
  readonly throughputMibps?: number;
  readonly deleteOnTermination: boolean;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
}

/** Whom an image's owner lets launch it, everybody (`public`) apart. */
export interface ImageSharing {
  /** Accounts, twelve digits */
  readonly userIds: readonly string[];
  readonly organizationArns: readonly string[];
  readonly organizationalUnitArns: readonly string[];
}

/** What CreateImage still has to do: the guest is to be down before the snapshots are taken. */
export interface AwaitedSnapshots {
  readonly volumes: readonly { readonly deviceName: string; readonly volumeId: string }[];
  readonly snapshotTags: Readonly<Record<string, string>>;
}

export interface DeregistrationProtection {
  /** Whether it lasts for a day after it was switched off */
  readonly withCooldown: boolean;
  /** Set once it was switched off, milliseconds since the epoch */
  readonly disabledTimeMs?: number;
}

/** An Amazon Machine Image with an EBS root. */
export interface ImageRecord extends RecordBase {
  /** Key in the catalogue of images, such as `drydock-micro-hvm`; built images only */
  readonly key?: string;
  readonly name: string;
  readonly description?: string;
  readonly state: ImageState;
  readonly stateReason?: StateReason;
  /** Twelve digits: this account, or the publisher whose image it reproduces */
  readonly ownerId: string;
  readonly public: boolean;
  readonly sharedWith?: ImageSharing;
  readonly creationTimeMs: number;
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly enaSupport: boolean;
  readonly sriovNetSupport?: "simple";
  readonly bootMode?: BootMode;
  readonly tpmSupport?: "v2.0";
  /** Kernel image that a paravirtual instance is started by, such as `aki-919dcaf8` */
  readonly kernelId?: string;
  readonly rootDeviceName: string;
  readonly blockDevices: readonly ImageBlockDevice[];
  readonly instanceStoreDevices?: readonly InstanceStoreDevice[];
  /** `v2.0` when instances require IMDSv2 by default */
  readonly imdsSupport?: "v2.0";
  /** Instance that CreateImage made it of */
  readonly sourceInstanceId?: string;
  /** Image that it was copied from, or that its instance was launched from */
  readonly sourceImageId?: string;
  readonly sourceImageRegion?: string;
  /** Set while CreateImage waits for the guest to be down */
  readonly awaitedSnapshots?: AwaitedSnapshots;
  /** Milliseconds since the epoch */
  readonly deprecationTimeMs?: number;
  /** Milliseconds since the epoch */
  readonly lastLaunchedTimeMs?: number;
  readonly deregistrationProtection?: DeregistrationProtection;
}
