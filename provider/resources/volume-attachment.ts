import type { Problem } from "../../schemas/problem";
import { checkDeviceName } from "../../schemas/rules/device-name";
import { attachVolume, detachVolume, stopInstances } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { attempt, step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import { findInstance, waitInstanceSettled, waitInstanceStopped } from "../ec2/instance";
import type { Services } from "../ec2/services";
import { findVolume, findVolumeAttachment, waitVolumeAttached, waitVolumeDetached } from "../ec2/volume";
import type { ManagedResource, ObjectValue, PlanRequest } from "../framework/resource";
import type { Diagnostic } from "../protocol/diagnostic";
import { crc32 } from "./crc32";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { refusals } from "./problems";
import { flag, text } from "./values";

const type = "aws_volume_attachment";
const minuteMs = 60_000;

/** aws_volume_attachment: there or not; every change of where it is replaces it. */
export const volumeAttachmentResource: ManagedResource<Services> = {
  type,
  timeoutsMs: { create: 5 * minuteMs, delete: 5 * minuteMs },

  async plan(request) {
    const requiresReplace = planRegion(request);
    return { requiresReplace, diagnostics: request.prior === null ? await planRefusals(request) : [] };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const key = keyOf(planned);
      const { volumeId, instanceId, deviceName } = key;
      const attached = await step(`reading EBS Volume (${volumeId}) Attachment (${instanceId})`, () =>
        findVolumeAttachment(ec2, key),
      );
      if (attached === undefined) {
        await step(`waiting for EC2 Instance (${instanceId}) to be ready`, () =>
          waitInstanceSettled(ec2, instanceId),
        );
        await step(`attaching EBS Volume (${volumeId}) to EC2 Instance (${instanceId})`, () =>
          attachVolume(ec2, { Device: deviceName, InstanceId: instanceId, VolumeId: volumeId }),
        );
      }
      exists({ id: attachmentId(key) });
      await step(`waiting for EBS Volume (${volumeId}) Attachment (${instanceId}) create`, () =>
        waitVolumeAttached(ec2, key),
      );
      return readAttachment(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readAttachment(ec2Of(prior, context), prior)),

  /** Only how it is to be destroyed changes in place, and that is Terraform's own knowledge. */
  update: (prior, planned, _config, context) =>
    reading(prior, () => readAttachment(ec2Of(planned, context), planned)),

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const key = keyOf(prior);
    const { volumeId, instanceId, deviceName } = key;
    return deleting(async () => {
      if (flag(prior, "skip_destroy")) return;
      if (flag(prior, "stop_instance_before_detaching")) {
        await step(`stopping EC2 Instance (${instanceId})`, () =>
          stopInstances(ec2, { InstanceIds: [instanceId] }),
        );
        await step(`waiting for EC2 Instance (${instanceId}) stop`, () =>
          waitInstanceStopped(ec2, instanceId),
        );
      }
      const detached = await step(`deleting EBS Volume (${volumeId}) Attachment (${instanceId})`, () =>
        detachVolume(ec2, {
          Device: deviceName,
          Force: flag(prior, "force_detach") ?? false,
          InstanceId: instanceId,
          VolumeId: volumeId,
        }).catch(unlessDetached),
      );
      if (detached === undefined) return;
      await step(`waiting for EBS Volume (${volumeId}) Attachment (${instanceId}) delete`, () =>
        waitVolumeDetached(ec2, key),
      );
    });
  },

  async import(id, { services }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const parts = plain.split(":");
    const [deviceName = "", volumeId = "", instanceId = ""] = parts;
    if (parts.length !== 3 || parts.includes(""))
      return malformedImportId(
        id,
        "DEVICE_NAME:VOLUME_ID:INSTANCE_ID",
        "/dev/sdf:vol-0123456789abcdef0:i-0123456789abcdef0",
      );
    const key = { deviceName, volumeId, instanceId };
    const state = {
      id: attachmentId(key),
      region,
      device_name: deviceName,
      volume_id: volumeId,
      instance_id: instanceId,
    };
    return { state };
  },
};

interface AttachmentKey {
  readonly volumeId: string;
  readonly instanceId: string;
  readonly deviceName: string;
}

const maybeKeyOf = (state: ObjectValue) => ({
  volumeId: text(state, "volume_id"),
  instanceId: text(state, "instance_id"),
  deviceName: text(state, "device_name"),
});

const keyOf = (state: ObjectValue): AttachmentKey => {
  const { volumeId = "", instanceId = "", deviceName = "" } = maybeKeyOf(state);
  return { volumeId, instanceId, deviceName };
};

/** The id that hashicorp/aws makes up, EC2 having none: `vai-` and a checksum. */
export const attachmentId = ({ volumeId, instanceId, deviceName }: AttachmentKey): string =>
  `vai-${crc32(`${deviceName}-${instanceId}-${volumeId}-`)}`;

const unlessDetached = (error: unknown): undefined => {
  const gone =
    isApiError(error, errorCodes.invalidVolumeNotFound, errorCodes.invalidInstanceIdNotFound) ||
    (isApiError(error, errorCodes.incorrectState) && error.message.includes("available"));
  if (!gone) throw error;
};

async function readAttachment(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const key = keyOf(prior);
  const attachment = await step(`reading EBS Volume (${key.volumeId}) Attachment (${key.instanceId})`, () =>
    findVolumeAttachment(ec2, key),
  );
  if (attachment === undefined) return null;
  return {
    id: attachmentId(key),
    region: ec2.region,
    device_name: key.deviceName,
    volume_id: key.volumeId,
    instance_id: key.instanceId,
  };
}

/**
 * With both ends known, they can be looked at before anything changes. What cannot go together is only a warning:
 * Terraform plans before it destroys too, and after an attachment that EC2 refused, destroying has to be possible.
 */
async function planRefusals({ planned, services, signal }: PlanRequest<Services>): Promise<Diagnostic[]> {
  const { volumeId, instanceId, deviceName } = maybeKeyOf(planned);
  if (volumeId === undefined || instanceId === undefined) return [];
  const ec2 = services.ec2(text(planned, "region"), signal);
  return attempt(
    async () => {
      const [volume, instance] = await step("planning EBS Volume Attachment", () =>
        Promise.all([findVolume(ec2, volumeId), findInstance(ec2, instanceId)]),
      );
      const missing = [
        ...(volume === undefined
          ? [
              {
                code: errorCodes.invalidVolumeNotFound,
                message: `The volume '${volumeId}' does not exist.`,
                path: ["volume_id"],
              },
            ]
          : []),
        ...(instance === undefined
          ? [
              {
                code: errorCodes.invalidInstanceIdNotFound,
                message: `The instance ID '${instanceId}' does not exist`,
                path: ["instance_id"],
              },
            ]
          : []),
      ];
      const zone = instance?.Placement?.AvailabilityZone;
      const apart = volume !== undefined && zone !== undefined && volume.AvailabilityZone !== zone;
      return [
        ...refusals(type, missing),
        ...(apart
          ? warnings([
              {
                code: "InvalidVolume.ZoneMismatch",
                message: `The volume '${volumeId}' is not in the same availability zone as instance '${instanceId}'`,
                path: ["volume_id"],
                fix: `The volume is in ${volume.AvailabilityZone}, the instance in ${zone}: a volume is bound to its zone. Create it there, or copy it by way of a snapshot.`,
              },
            ])
          : []),
        ...(deviceName === undefined || instance?.VirtualizationType === undefined
          ? []
          : warnings(checkDeviceName(deviceName, instance.VirtualizationType))),
      ];
    },
    (problem) => [problem],
  );
}

const warnings = (problems: readonly Problem[]): Diagnostic[] =>
  refusals(type, problems).map((diagnostic) => ({ ...diagnostic, severity: "warning" }));
