import type { Image } from "@aws-sdk/client-ec2";
import { describeImages } from "./calls";
import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { waitFor } from "./wait";

type ImageQuery = Parameters<typeof describeImages>[1];

/** All images that a query matches, page after page. */
export async function findImages(ec2: Connection, query: ImageQuery): Promise<Image[]> {
  const images: Image[] = [];
  let token: string | undefined;
  do {
    const page = await describeImages(ec2, token === undefined ? query : { ...query, NextToken: token });
    images.push(...(page.Images ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return images;
}

/** One image by its id; a missing one is the API's own error (`InvalidAMIID.NotFound`). */
export async function readImage(ec2: Connection, imageId: string): Promise<Image | undefined> {
  const { Images = [] } = await describeImages(ec2, { ImageIds: [imageId], IncludeDeprecated: true });
  return Images.find((image) => image.ImageId === imageId);
}

/** An image; undefined when there is none, or it is deregistered. */
export async function findImage(ec2: Connection, imageId: string): Promise<Image | undefined> {
  try {
    const image = await readImage(ec2, imageId);
    return image?.State === "deregistered" ? undefined : image;
  } catch (error) {
    if (isApiError(error, errorCodes.invalidAmiIdNotFound, errorCodes.invalidAmiIdUnavailable))
      return undefined;
    throw error;
  }
}

const look = (ec2: Connection, imageId: string) => async () => {
  const found = await findImage(ec2, imageId);
  if (found === undefined) return undefined;
  const reason = found.StateReason?.Message;
  return { found, state: found.State ?? "", ...(reason ? { reason } : {}) };
};

export const waitImageAvailable = (ec2: Connection, imageId: string) =>
  waitFor({ look: look(ec2, imageId), pending: ["pending"], target: ["available"], signal: ec2.signal });

export const waitImageGone = (ec2: Connection, imageId: string) =>
  waitFor({
    look: look(ec2, imageId),
    pending: ["available", "disabled", "failed", "pending"],
    target: [],
    signal: ec2.signal,
  });

/**
 * Name under which a launch overrides the root volume. Some images name a root device that their mappings spell
 * differently (`/dev/sda1`, `/dev/sda`): then the first mapping is the root. Undefined without an EBS root.
 */
export function rootDeviceName(image: Image): string | undefined {
  if (image.RootDeviceType === "instance-store") return undefined;
  const mappings = image.BlockDeviceMappings ?? [];
  const named = mappings.some(({ DeviceName }) => DeviceName === image.RootDeviceName);
  return named || mappings.length === 0 ? image.RootDeviceName : mappings[0]?.DeviceName;
}

export const rootSnapshotId = (image: Image): string | undefined =>
  image.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === image.RootDeviceName)?.Ebs?.SnapshotId;
