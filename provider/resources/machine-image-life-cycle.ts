import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import { findImage, waitImageAvailable, waitImageGone } from "../ec2/image";
import type { Services } from "../ec2/services";
import { removeSnapshot } from "../ec2/snapshot";
import {
  deregisterImage,
  disableImageDeprecation,
  enableImageDeprecation,
  modifyImageAttribute,
} from "../ec2/storage-calls";
import { updateTags } from "../ec2/tags";
import type { Image } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { awaitedResource } from "./awaited-resource";
import { type Context, importById } from "./life-cycle";
import { machineImageFacts } from "./machine-image-state";
import { blocks, changed, flag, text, textMap } from "./values";

const minuteMs = 60_000;

/** What tells one way to an AMI from another. */
interface Origin {
  readonly type: "aws_ami" | "aws_ami_copy" | "aws_ami_from_instance";
  /** Whether the snapshots are its own, and go with it */
  readonly managesSnapshots: boolean;
  /** Has it made, and gives its id */
  readonly make: (ec2: Connection, planned: ObjectValue, context: Context) => Promise<string>;
  /** State beyond what is true of all AMIs; `imported` when the arguments are not known yet */
  readonly facts: (image: Image, prior: ObjectValue, imported: boolean) => ObjectValue;
}

/** An AMI's life, which differs in its beginning alone: description, deprecation and tags change in place. */
export const machineImageResource = (origin: Origin): ManagedResource<Services> => ({
  ...awaitedResource({
    type: origin.type,
    timeoutsMs: { create: 40 * minuteMs, update: 40 * minuteMs, delete: 90 * minuteMs },
    begunWith: { manage_ebs_snapshots: origin.managesSnapshots },
    make: origin.make,

    async complete(ec2, imageId, planned) {
      await step(`waiting for EC2 AMI (${imageId}) create`, () => waitImageAvailable(ec2, imageId));
      await changeDeprecation(ec2, imageId, {}, planned);
    },

    read: (ec2, imageId, prior) => readMachineImage(origin, ec2, imageId, prior),

    async change(ec2, imageId, prior, planned) {
      if (changed(prior, planned, "description"))
        await step(`updating EC2 AMI (${imageId}) description`, () =>
          modifyImageAttribute(ec2, {
            ImageId: imageId,
            Description: { Value: text(planned, "description") ?? "" },
          }),
        );
      await changeDeprecation(ec2, imageId, prior, planned);
      await step(`updating tags for EC2 AMI (${imageId})`, () =>
        updateTags(ec2, imageId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
      );
    },

    remove: deleteMachineImage,
  }),
  import: importById,
});

async function readMachineImage(
  origin: Origin,
  ec2: Connection,
  imageId: string,
  prior: ObjectValue,
): Promise<ObjectValue | null> {
  const image = await step(`reading EC2 AMI (${imageId})`, () => findImage(ec2, imageId));
  if (image === undefined) return null;
  return {
    ...machineImageFacts(ec2, image, prior),
    manage_ebs_snapshots: origin.managesSnapshots,
    ...origin.facts(image, prior, text(prior, "name") === undefined),
  };
}

async function changeDeprecation(
  ec2: Connection,
  imageId: string,
  prior: ObjectValue,
  planned: ObjectValue,
): Promise<void> {
  if (!changed(prior, planned, "deprecation_time")) return;
  const time = text(planned, "deprecation_time");
  await step(`updating EC2 AMI (${imageId}) deprecation time`, () =>
    time === undefined
      ? disableImageDeprecation(ec2, { ImageId: imageId })
      : enableImageDeprecation(ec2, { ImageId: imageId, DeprecateAt: new Date(time) }),
  );
}

async function deleteMachineImage(ec2: Connection, imageId: string, prior: ObjectValue): Promise<void> {
  // A state that was saved before the AMI was whole does not name its snapshots.
  const image = await step(`reading EC2 AMI (${imageId})`, () => findImage(ec2, imageId));
  const snapshotIds = new Set([
    ...blocks(prior, "ebs_block_device").map((device) => text(device, "snapshot_id")),
    ...(image?.BlockDeviceMappings ?? []).map(({ Ebs }) => Ebs?.SnapshotId),
  ]);
  await step(`deleting EC2 AMI (${imageId})`, () =>
    deregisterImage(ec2, { ImageId: imageId }).catch(unlessGone),
  );
  await step(`waiting for EC2 AMI (${imageId}) delete`, () => waitImageGone(ec2, imageId));
  if (!flag(prior, "manage_ebs_snapshots")) return;
  for (const snapshotId of snapshotIds)
    if (snapshotId)
      await step(`deleting EBS Snapshot (${snapshotId})`, () => removeSnapshot(ec2, snapshotId));
}

const unlessGone = (error: unknown): void => {
  if (!isApiError(error, errorCodes.invalidAmiIdNotFound, errorCodes.invalidAmiIdUnavailable)) throw error;
};
