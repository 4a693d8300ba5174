import { Construct } from "constructs";
import type { EbsOptions } from "./block-device";
import type { IInstance } from "./instance";
import { AwsEbsVolume } from "./resources/aws-ebs-volume";
import { type AttachmentOptions, VolumeAttachment } from "./volume-attachment";

/** An EBS volume that instances can be given. */
export interface IVolume {
  /** `vol-…` */
  readonly volumeId: string;
  /** The zone it is in, such as `eu-west-1a`; undefined when this app does not know */
  readonly availabilityZone?: string;
}

export interface VolumeProps extends EbsOptions {
  /** Zone to make it in; only instances of the same zone can have it */
  readonly availabilityZone: string;
  /**
   * Snapshot to start from, `snap-…`
   * @default - an empty volume, which needs a size
   */
  readonly snapshotId?: string;
  /**
   * Whether up to sixteen instances may have it at once; for io1 and io2
   * @default false
   */
  readonly multiAttachEnabled?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An EBS volume with a life of its own: it outlives the instances that it is attached to. */
export class Volume extends Construct implements IVolume {
  /** A volume that EC2 has already */
  static fromVolumeId(volumeId: string): IVolume {
    return { volumeId };
  }

  readonly resource: AwsEbsVolume;
  readonly volumeId: string;
  readonly availabilityZone: string;

  constructor(scope: Construct, id: string, props: VolumeProps) {
    super(scope, id);
    this.resource = new AwsEbsVolume(this, "Default", {
      availability_zone: props.availabilityZone,
      size: props.sizeGiB,
      snapshot_id: props.snapshotId,
      type: props.volumeType,
      iops: props.iops,
      throughput: props.throughputMiBps,
      encrypted: props.encrypted,
      kms_key_id: props.kmsKeyId,
      multi_attach_enabled: props.multiAttachEnabled,
      tags: props.tags,
    });
    this.volumeId = this.resource.text("id");
    this.availabilityZone = props.availabilityZone;
  }

  /** Gives the volume to an instance of the same zone, under a device name such as `/dev/sdf` */
  attachTo(instance: IInstance, options: AttachmentOptions): VolumeAttachment {
    const id = `attachment-${options.deviceName.replaceAll("/", "-").replace(/^-/, "")}`;
    return new VolumeAttachment(this, id, { ...options, volume: this, instance });
  }
}
