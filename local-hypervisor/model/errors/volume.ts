import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const volumeNotFound = (ids: readonly string[]) =>
  new Ec2Error(
    "InvalidVolume.NotFound",
    ids.length === 1
      ? `The volume '${ids[0]}' does not exist.`
      : `The volumes '${ids.join(", ")}' do not exist.`,
  );

export const volumeInUse = (volumeId: string, instanceId: string) =>
  new Ec2Error("VolumeInUse", `Volume ${volumeId} is currently attached to ${instanceId}`);
export const volumeAlreadyAttached = (volumeId: string) =>
  new Ec2Error("VolumeInUse", `${volumeId} is already attached to an instance`);
export const volumeNotAvailable = (volumeId: string) =>
  new Ec2Error("IncorrectState", `${volumeId} is not 'available'.`);
export const volumeIsInState = (volumeId: string, state: string) =>
  new Ec2Error("IncorrectState", `Volume '${volumeId}' is in the '${state}' state.`);
export const volumeZoneMismatch = (volumeId: string, instanceId: string) =>
  new Ec2Error(
    "InvalidVolume.ZoneMismatch",
    `The volume '${volumeId}' is not in the same availability zone as instance '${instanceId}'`,
  );
export const instanceNotRunningForAttachment = (instanceId: string) =>
  new Ec2Error("IncorrectState", `Instance '${instanceId}' is not 'running'.`);

export const deviceNameInUse = (deviceName: string) =>
  invalidParameterValue(
    `Invalid value '${deviceName}' for unixDevice. Attachment point ${deviceName} is already in use`,
  );
export const attachmentLimitExceeded = (instanceId: string, limit: number) =>
  new Ec2Error(
    "AttachmentLimitExceeded",
    `The instance '${instanceId}' has reached the limit of ${limit} attachments of its type.`,
  );

export const volumeNotAttachedTo = (volumeId: string, instanceId: string) =>
  new Ec2Error(
    "InvalidAttachment.NotFound",
    `The volume '${volumeId}' is not attached to instance '${instanceId}'.`,
  );
export const volumeNotAttachedAs = (volumeId: string, deviceName: string) =>
  new Ec2Error(
    "InvalidAttachment.NotFound",
    `The volume '${volumeId}' is not attached to instance as device '${deviceName}'.`,
  );
export const rootVolumeInUse = (volumeId: string, instanceId: string) =>
  new Ec2Error("IncorrectState", `Unable to detach root volume '${volumeId}' from instance '${instanceId}'`);

export const volumeCannotShrink = () =>
  invalidParameterValue("New size cannot be smaller than existing size");
export const modificationUnderWay = (volumeId: string, state: string) =>
  new Ec2Error(
    "IncorrectModificationState",
    `Volume ${volumeId} cannot be modified in modification state ${state.toUpperCase()}`,
  );
export const modificationRateExceeded = () =>
  new Ec2Error(
    "VolumeModificationRateExceeded",
    "You've reached the maximum modification rate per volume limit. Wait at least 6 hours between modifications per EBS volume.",
  );
export const modificationNotFound = (volumeId: string) =>
  new Ec2Error("InvalidVolumeModification.NotFound", `Modification for volume '${volumeId}' does not exist.`);
export const keyNeedsEncryption = () =>
  new Ec2Error(
    "InvalidParameterDependency",
    "The parameter KmsKeyId requires the parameter Encrypted to be set.",
  );
export const multiAttachUnsupported = () =>
  new Ec2Error(
    "UnsupportedOperation",
    "Drydock does not support the parameter MultiAttachEnabled yet. Leave it off and attach the volume to one instance.",
  );
