import type { Volume, VolumeAttachment } from "@aws-sdk/client-ec2";
import { describeVolumes, describeVolumesModifications } from "./calls";
import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { allPages } from "./pages";
import { waitFor } from "./wait";

/** All volumes that a query matches. */
export const findVolumes = (
  ec2: Connection,
  query: Parameters<typeof describeVolumes>[1],
): Promise<Volume[]> =>
  allPages(
    (token) => describeVolumes(ec2, { ...query, ...token }),
    ({ Volumes }) => Volumes,
  );

/** A volume; undefined when there is none, or it is deleted. */
export async function findVolume(ec2: Connection, volumeId: string): Promise<Volume | undefined> {
  const volume = await lookUp(ec2, volumeId);
  return volume?.State === "deleted" ? undefined : volume;
}

async function lookUp(ec2: Connection, volumeId: string): Promise<Volume | undefined> {
  try {
    const { Volumes = [] } = await describeVolumes(ec2, { VolumeIds: [volumeId] });
    return Volumes.find((volume) => volume.VolumeId === volumeId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidVolumeNotFound)) return undefined;
    throw error;
  }
}

const look = (ec2: Connection, volumeId: string) => async () => {
  const found = await findVolume(ec2, volumeId);
  return found && { found, state: found.State ?? "" };
};

export const waitVolumeCreated = (ec2: Connection, volumeId: string) =>
  waitFor({ look: look(ec2, volumeId), pending: ["creating"], target: ["available"], signal: ec2.signal });

export const waitVolumeDeleted = (ec2: Connection, volumeId: string) =>
  waitFor({
    look: look(ec2, volumeId),
    pending: ["deleting", "available", "in-use"],
    target: [],
    signal: ec2.signal,
  });

/** A modification is usable from `optimizing` on; a volume that was never modified has none. */
export const waitVolumeModified = (ec2: Connection, volumeId: string) =>
  waitFor({
    look: async () => {
      const { VolumesModifications: modifications = [] } = await describeVolumesModifications(ec2, {
        VolumeIds: [volumeId],
      });
      const found = modifications[0];
      return (
        found && {
          found,
          state: found.ModificationState ?? "",
          ...(found.StatusMessage ? { reason: found.StatusMessage } : {}),
        }
      );
    },
    pending: ["modifying"],
    target: ["optimizing", "completed"],
    signal: ec2.signal,
  });

/** The attachment of one volume to one instance under one device name. */
export async function findVolumeAttachment(
  ec2: Connection,
  { volumeId, instanceId, deviceName }: { volumeId: string; instanceId: string; deviceName: string },
): Promise<VolumeAttachment | undefined> {
  const volume = await findVolume(ec2, volumeId);
  return volume?.Attachments?.find(
    ({ InstanceId, Device, State }) =>
      InstanceId === instanceId && Device === deviceName && State !== "detached",
  );
}

type AttachmentKey = Parameters<typeof findVolumeAttachment>[1];

const lookAttachment = (ec2: Connection, key: AttachmentKey) => async () => {
  const found = await findVolumeAttachment(ec2, key);
  return found && { found, state: found.State ?? "" };
};

export const waitVolumeAttached = (ec2: Connection, key: AttachmentKey) =>
  waitFor({
    look: lookAttachment(ec2, key),
    pending: ["attaching"],
    target: ["attached"],
    signal: ec2.signal,
  });

export const waitVolumeDetached = (ec2: Connection, key: AttachmentKey) =>
  waitFor({
    look: lookAttachment(ec2, key),
    pending: ["attached", "detaching", "busy"],
    target: [],
    signal: ec2.signal,
  });
