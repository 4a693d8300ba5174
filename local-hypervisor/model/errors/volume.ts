import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

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

export const tooManyVolumes = (instanceType: string, limit: number) =>
  new Ec2Error(
    "AttachmentLimitExceeded",
    `An instance of type ${instanceType} takes ${limit} volumes at most with these network interfaces.`,
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

export const nothingToModify = () =>
  invalidParameterCombination(
    "The request must contain at least one of the parameters size, volumeType, iops, throughput and multiAttachEnabled",
  );
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
    "You've reached the maximum modification rate per volume limit. An EBS volume can be modified four times in 24 hours.",
  );
export const modificationNotFound = (volumeId: string) =>
  new Ec2Error("InvalidVolumeModification.NotFound", `Modification for volume '${volumeId}' does not exist.`);
export const keyNeedsEncryption = () =>
  new Ec2Error(
    "InvalidParameterDependency",
    "The parameter KmsKeyId requires the parameter Encrypted to be set.",
  );

export const multiAttachNeedsNitro = (instanceType: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The instance type ${instanceType} does not support Multi-Attach volumes. Take one built on the Nitro System.`,
  );
export const multiAttachAsRoot = (volumeId: string) =>
  invalidParameterValue(`The Multi-Attach enabled volume '${volumeId}' cannot be a boot volume.`);
export const multiAttachLimitExceeded = (volumeId: string, limit: number) =>
  new Ec2Error(
    "AttachmentLimitExceeded",
    `The volume '${volumeId}' has reached the limit of ${limit} instances that it can be attached to.`,
  );
export const engineCannotShare = (engine: string, volumeId: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The engine '${engine}' cannot share a disk among guests. Make a volume without MultiAttachEnabled in place of '${volumeId}'.`,
  );
export const multiAttachFixedByType = (volumeType: string) =>
  invalidParameterCombination(
    `Multi-Attach can be enabled or disabled after creation for io2 volumes only, not for ${volumeType}.`,
  );
export const multiAttachFixedWhileAttached = (volumeId: string) =>
  new Ec2Error(
    "IncorrectState",
    `Multi-Attach cannot be enabled or disabled while the volume '${volumeId}' is attached to an instance.`,
  );
export const instanceNotNamed = (volumeId: string) =>
  invalidParameterCombination(
    `The volume '${volumeId}' is attached to several instances: the request must contain the parameter instanceId.`,
  );
