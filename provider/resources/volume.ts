import { checkVolume, checkVolumeSource } from "../../schemas/rules/volume";
import { createSnapshot, createVolume, deleteVolume, modifyVolume } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import type { Services } from "../ec2/services";
import { waitSnapshotCompleted } from "../ec2/snapshot";
import { tagSpecifications, updateTags } from "../ec2/tags";
import type { ModifyVolumeRequest } from "../ec2/types";
import { findVolume, waitVolumeCreated, waitVolumeDeleted, waitVolumeModified } from "../ec2/volume";
import { retryWhile } from "../ec2/wait";
import type { ManagedResource, ObjectValue, PlanRequest } from "../framework/resource";
import type { Diagnostic } from "../protocol/diagnostic";
import {
  creating,
  deleting,
  ec2Of,
  importById,
  planRegion,
  planUnknown,
  reading,
  updating,
} from "./life-cycle";
import { refusals } from "./problems";
import { changed, flag, isKnown, number, positive, same, text, textMap } from "./values";
import { volumeState } from "./volume-mapping";
import { zoneRefusals } from "./zone";

const type = "aws_ebs_volume";
const minuteMs = 60_000;

/** Types whose IOPS can be asked for. */
const provisioned: ReadonlySet<string> = new Set(["io1", "io2", "gp3"]);

/** aws_ebs_volume: size, type, IOPS and throughput change in place; the zone and the snapshot do not. */
export const volumeResource: ManagedResource<Services> = {
  type,
  timeoutsMs: { create: 5 * minuteMs, update: 5 * minuteMs, delete: 10 * minuteMs },

  async plan(request) {
    const requiresReplace = planRegion(request);
    const { prior, planned, config } = request;
    if (prior !== null) {
      if (changed(prior, planned, "type")) planUnknown(planned, config, "iops", "throughput");
      else if (changed(prior, planned, "size")) planUnknown(planned, config, "iops");
      // hashicorp/aws takes 0 as "no wish" on types that choose for themselves
      else if (number(config, "iops") === 0 && !provisioned.has(text(planned, "type") ?? ""))
        planned.iops = prior.iops ?? null;
    }
    return { requiresReplace, diagnostics: planRefusals(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { VolumeId: volumeId = "" } = await step("creating EBS Volume", () =>
        createVolume(ec2, {
          AvailabilityZone: text(planned, "availability_zone"),
          ClientToken: context.services.clientToken(),
          Encrypted: flag(planned, "encrypted") || undefined,
          Iops: positive(planned, "iops"),
          KmsKeyId: text(planned, "kms_key_id"),
          MultiAttachEnabled: flag(planned, "multi_attach_enabled") || undefined,
          OutpostArn: text(planned, "outpost_arn"),
          Size: positive(planned, "size"),
          SnapshotId: text(planned, "snapshot_id"),
          Throughput: positive(planned, "throughput"),
          VolumeInitializationRate: positive(planned, "volume_initialization_rate"),
          VolumeType: text(planned, "type") as never,
          TagSpecifications: tagSpecifications(["volume", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      exists({ id: volumeId });
      await step(`waiting for EBS Volume (${volumeId}) create`, () => waitVolumeCreated(ec2, volumeId));
      return readVolume(ec2, planned, volumeId);
    }),

  read: (prior, context) =>
    reading(prior, () => readVolume(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, config, context) {
    const ec2 = ec2Of(planned, context);
    const volumeId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        const modification = modificationOf(prior, planned, config);
        if (modification !== undefined) {
          await step(`modifying EBS Volume (${volumeId})`, () =>
            modifyVolume(ec2, { VolumeId: volumeId, ...modification }),
          );
          await step(`waiting for EBS Volume (${volumeId}) update`, () => waitVolumeModified(ec2, volumeId));
        }
        await step(`updating tags for EBS Volume (${volumeId})`, () =>
          updateTags(ec2, volumeId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readVolume(ec2, planned, volumeId),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const volumeId = text(prior, "id") ?? "";
    return deleting(async () => {
      if (flag(prior, "final_snapshot")) await snapshotBeforeDelete(ec2, prior, volumeId);
      await step(`deleting EBS Volume (${volumeId})`, () =>
        // A detach that was asked for elsewhere may not be over yet.
        retryWhile(
          () => deleteVolume(ec2, { VolumeId: volumeId }),
          (error) => isApiError(error, errorCodes.volumeInUse),
          { signal: ec2.signal },
        ).catch(unlessGone),
      );
      await step(`waiting for EBS Volume (${volumeId}) delete`, () => waitVolumeDeleted(ec2, volumeId));
    });
  },

  import: importById,
};

const unlessGone = (error: unknown): void => {
  if (!isApiError(error, errorCodes.invalidVolumeNotFound)) throw error;
};

async function readVolume(
  ec2: Connection,
  prior: ObjectValue,
  volumeId: string,
): Promise<ObjectValue | null> {
  const volume = await step(`reading EBS Volume (${volumeId})`, () => findVolume(ec2, volumeId));
  return volume === undefined ? null : volumeState(ec2, prior, volume);
}

async function snapshotBeforeDelete(ec2: Connection, prior: ObjectValue, volumeId: string): Promise<void> {
  const { SnapshotId: snapshotId = "" } = await step(`creating EBS Snapshot (${volumeId})`, () =>
    createSnapshot(ec2, {
      VolumeId: volumeId,
      TagSpecifications: tagSpecifications(["snapshot", textMap(prior, "tags_all") ?? {}]),
    }),
  );
  await step(`waiting for EBS Snapshot (${snapshotId}) create`, () => waitSnapshotCompleted(ec2, snapshotId));
}

/** What ModifyVolume is to change; undefined when nothing is. */
export function modificationOf(
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
): Omit<ModifyVolumeRequest, "VolumeId"> | undefined {
  const wanted = (name: string) => (changed(prior, planned, name) ? positive(planned, name) : undefined);
  const newType = changed(prior, planned, "type") ? text(planned, "type") : undefined;
  const size = wanted("size");
  // A change of type resets what is not repeated.
  const iops = wanted("iops") ?? (newType && provisioned.has(newType) ? positive(config, "iops") : undefined);
  const throughput = wanted("throughput") ?? (newType === "gp3" ? positive(config, "throughput") : undefined);
  if (newType === undefined && size === undefined && iops === undefined && throughput === undefined)
    return undefined;
  return {
    ...(newType === undefined ? {} : { VolumeType: newType as never }),
    ...(size === undefined ? {} : { Size: size }),
    ...(iops === undefined ? {} : { Iops: iops }),
    ...(throughput === undefined ? {} : { Throughput: throughput }),
  };
}

/** What EC2 would refuse, as far as the plan shows it. */
function planRefusals({ prior, planned, config, services }: PlanRequest<Services>): Diagnostic[] {
  const zone = text(planned, "availability_zone");
  const misplaced =
    zone === undefined ? [] : zoneRefusals(type, zone, text(planned, "region") ?? services.region);
  if (!["type", "size", "iops", "throughput", "snapshot_id"].every((name) => isKnown(config, name)))
    return misplaced;
  const sizeGib = positive(planned, "size");
  const volumeType = text(planned, "type");
  const snapshotId = text(planned, "snapshot_id");
  // io1 and io2 keep the IOPS that they have when the configuration falls silent.
  const iops =
    positive(config, "iops") ?? (volumeType?.startsWith("io") ? positive(planned, "iops") : undefined);
  const throughputMibps = positive(config, "throughput");
  const request = {
    ...(volumeType === undefined ? {} : { volumeType }),
    ...(sizeGib === undefined ? {} : { sizeGib }),
    ...(iops === undefined ? {} : { iops }),
    ...(throughputMibps === undefined ? {} : { throughputMibps }),
    ...(snapshotId === undefined ? {} : { snapshotId }),
  };
  // Terraform must be able to plan around a thing that is as it was.
  const untouched =
    prior !== null &&
    ["type", "size", "iops", "throughput"].every((name) => same(prior[name], planned[name]));
  if (untouched) return misplaced;
  return [
    ...misplaced,
    ...refusals(type, prior === null ? checkVolumeSource(request) : shrinking(prior, sizeGib)),
    ...refusals(type, checkVolume(request)),
  ];
}

function shrinking(prior: ObjectValue, sizeGib: number | undefined) {
  const present = positive(prior, "size");
  if (present === undefined || sizeGib === undefined || sizeGib >= present) return [];
  return [
    {
      code: "InvalidParameterValue",
      message: "New size cannot be smaller than existing size",
      path: ["size"],
      fix: `EBS volumes only grow: give at least ${present} GiB, or replace the volume with \`terraform apply -replace\`.`,
    },
  ];
}
