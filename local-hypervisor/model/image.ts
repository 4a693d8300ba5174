import type { RecordBase } from "./records";
import type { VolumeType } from "./volume";

export type Architecture = "i386" | "x86_64" | "arm64";
export type VirtualizationType = "hvm" | "paravirtual";
export type BootMode = "legacy-bios" | "uefi" | "uefi-preferred";

/** `deregistered` is kept so that the daemon's next start does not register the image again. */
export type ImageState = "available" | "deregistered";

/** One row of an image's block device mapping. */
export interface ImageBlockDevice {
  /** Such as `/dev/xvda` */
  readonly deviceName: string;
  readonly snapshotId: string;
  readonly volumeSizeGib: number;
  readonly volumeType: VolumeType;
  readonly deleteOnTermination: boolean;
  readonly encrypted: boolean;
}

/** An Amazon Machine Image with an EBS root. */
export interface ImageRecord extends RecordBase {
  /** Key in the catalogue of images, such as `drydock-micro-hvm` */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly state: ImageState;
  /** Twelve digits: this account, or the publisher whose image it reproduces */
  readonly ownerId: string;
  readonly public: boolean;
  readonly creationTimeMs: number;
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly enaSupport: boolean;
  readonly bootMode?: BootMode;
  /** Kernel image that a paravirtual instance is started by, such as `aki-919dcaf8` */
  readonly kernelId?: string;
  readonly rootDeviceName: string;
  readonly blockDevices: readonly ImageBlockDevice[];
  /** `v2.0` when instances require IMDSv2 by default */
  readonly imdsSupport?: "v2.0";
}
