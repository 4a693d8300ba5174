import type { VolumeType } from "../schemas/rules/volume";

export type { VolumeType };

/** What can be said of an EBS volume wherever it is made. */
export interface EbsOptions {
  /** @default - the snapshot's size, or EC2's default for a new volume */
  readonly sizeGiB?: number;
  /** @default - the account's default, `gp2` at AWS unless changed */
  readonly volumeType?: VolumeType;
  /**
   * I/O operations a second; for io1, io2 and gp3
   * @default - 3000 for gp3; io1 and io2 have none
   */
  readonly iops?: number;
  /**
   * For gp3
   * @default - 125
   */
  readonly throughputMiBps?: number;
  /** @default - as the region's encryption by default says, which is off unless changed */
  readonly encrypted?: boolean;
  /**
   * Key for encryption, as an ARN
   * @default - the account's key for EBS
   */
  readonly kmsKeyId?: string;
}

/** A volume that is made together with its instance. */
export interface EbsBlockDeviceOptions extends EbsOptions {
  /** @default true */
  readonly deleteOnTermination?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface EbsBlockDeviceFromSnapshotOptions extends EbsBlockDeviceOptions {
  /** Snapshot to start from, `snap-…` */
  readonly snapshotId: string;
}

/** What stands at a device name of an instance from its launch on. */
export abstract class BlockDevice {
  /** A new, empty EBS volume, or one from a snapshot */
  static ebs(options: EbsBlockDeviceOptions | EbsBlockDeviceFromSnapshotOptions = {}): EbsBlockDevice {
    return new EbsBlockDevice(options);
  }

  /**
   * A volume of the host's own disks, on instance types that have them. It is empty after each stop.
   * @param index number of the instance store volume, from 0
   */
  static instanceStore(index: number): BlockDevice {
    return new InstanceStoreDevice(index);
  }

  /** Nothing, where the image would put something */
  static none(): BlockDevice {
    return new SuppressedDevice();
  }

  isEbs(): this is EbsBlockDevice {
    return this instanceof EbsBlockDevice;
  }

  /** Terraform's arguments besides the device name */
  abstract toTerraform(): object;
}

/** An EBS volume of an instance: `root_block_device` or `ebs_block_device` */
export class EbsBlockDevice extends BlockDevice {
  constructor(readonly options: EbsBlockDeviceOptions & { readonly snapshotId?: string }) {
    super();
  }

  toTerraform() {
    const { options } = this;
    return {
      volume_size: options.sizeGiB,
      volume_type: options.volumeType,
      iops: options.iops,
      throughput: options.throughputMiBps,
      encrypted: options.encrypted,
      kms_key_id: options.kmsKeyId,
      delete_on_termination: options.deleteOnTermination,
      snapshot_id: options.snapshotId,
      tags: options.tags,
    };
  }
}

class InstanceStoreDevice extends BlockDevice {
  constructor(private readonly index: number) {
    super();
  }

  toTerraform() {
    return { virtual_name: `ephemeral${this.index}` };
  }
}

class SuppressedDevice extends BlockDevice {
  toTerraform() {
    return { no_device: true };
  }
}
