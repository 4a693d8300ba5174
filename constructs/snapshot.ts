import { Construct } from "constructs";
import { AwsEbsSnapshot } from "./resources/aws-ebs-snapshot";
import type { IVolume } from "./volume";

/** A snapshot that volumes can be made of, in every zone of its region. */
export interface ISnapshot {
  /** `snap-…` */
  readonly snapshotId: string;
}

export interface SnapshotProps {
  readonly volume: IVolume;
  /** @default - none */
  readonly description?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A volume's content at the moment of the deployment that creates the snapshot. Later deployments leave it as it is;
 * one with another id in the program is another snapshot. What a guest has not written through to the disk by then,
 * with `sync` or by unmounting, is not in it.
 */
export class Snapshot extends Construct implements ISnapshot {
  /** A snapshot that EC2 has already */
  static fromSnapshotId(snapshotId: string): ISnapshot {
    return { snapshotId };
  }

  readonly resource: AwsEbsSnapshot;
  readonly snapshotId: string;
  readonly arn: string;
  /** GiB, a volume made of it has at least as many */
  readonly volumeSizeGiB: number;

  constructor(scope: Construct, id: string, props: SnapshotProps) {
    super(scope, id);
    this.resource = new AwsEbsSnapshot(this, "Default", {
      volume_id: props.volume.volumeId,
      description: props.description,
      tags: props.tags,
    });
    this.snapshotId = this.resource.text("id");
    this.arn = this.resource.text("arn");
    this.volumeSizeGiB = this.resource.number("volume_size");
  }
}
