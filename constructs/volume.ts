import { Construct } from "constructs";
import type { EbsOptions } from "./block-device";
import type { IInstance } from "./instance";
import { checkAtSynth } from "./private/problems";
import { AwsEbsVolume } from "./resources/aws-ebs-volume";
import type { ISnapshot } from "./snapshot";
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
   * Snapshot to start from, a construct or what `Snapshot.fromSnapshotId` gives
   * @default - an empty volume, which needs a size
   */
  readonly snapshot?: ISnapshot;
  /**
   * Snapshot to start from, `snap-…`; the same as `snapshot: Snapshot.fromSnapshotId(…)`
   * @default - as `snapshot` says
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
      snapshot_id: props.snapshot?.snapshotId ?? props.snapshotId,
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
    checkAtSynth(this, () => (props.snapshot && props.snapshotId !== undefined ? [twoSnapshots] : []));
  }

  /** Gives the volume to an instance of the same zone, under a device name such as `/dev/sdf` */
  attachTo(instance: IInstance, options: AttachmentOptions): VolumeAttachment {
    const id = `attachment-${options.deviceName.replaceAll("/", "-").replace(/^-/, "")}`;
    return new VolumeAttachment(this, id, { ...options, volume: this, instance });
  }
}

const twoSnapshots = {
  code: "InvalidParameterCombination",
  message: "A volume starts from one snapshot: snapshot and snapshotId are both given.",
  path: ["snapshotId"],
  fix: "Leave one of them out.",
};
