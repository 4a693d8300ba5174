import type { Image } from "@aws-sdk/client-ec2";
import { kernelImages } from "../../../../schemas/catalogues/kernel-images";
import { isId } from "../../../../schemas/rules/ids";
import type { ControlPlane } from "../../../control-plane/control-plane";
import { imageNotFound } from "../../../model/errors/image";
import { idsWithMaxResults } from "../../../model/errors/request";
import type { ImageRecord, ImageSharing } from "../../../model/image";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toImage, toKernelImage } from "../../views/image";

/** A machine image of this hypervisor's, or a kernel of the region. */
interface ListedImage {
  readonly id: string;
  readonly tags: ImageRecord["tags"];
  readonly image: Image;
  readonly sharedWith?: ImageSharing;
  readonly deprecationTimeMs?: number;
}

const eachDevice = (
  { image }: ListedImage,
  read: (device: NonNullable<Image["BlockDeviceMappings"]>[number]) => string | number | boolean | undefined,
) => (image.BlockDeviceMappings ?? []).map(read);

/** Every filter of the operation; those of fields that no image here has match nothing. */
const fields: FilterFields<ListedImage> = {
  architecture: ({ image }) => [image.Architecture],
  "block-device-mapping.delete-on-termination": (each) =>
    eachDevice(each, ({ Ebs }) => Ebs?.DeleteOnTermination),
  "block-device-mapping.device-name": (each) => eachDevice(each, ({ DeviceName }) => DeviceName),
  "block-device-mapping.encrypted": (each) => eachDevice(each, ({ Ebs }) => Ebs?.Encrypted),
  "block-device-mapping.snapshot-id": (each) => eachDevice(each, ({ Ebs }) => Ebs?.SnapshotId),
  "block-device-mapping.volume-size": (each) => eachDevice(each, ({ Ebs }) => Ebs?.VolumeSize),
  "block-device-mapping.volume-type": (each) => eachDevice(each, ({ Ebs }) => Ebs?.VolumeType),
  "boot-mode": ({ image }) => [image.BootMode],
  "creation-date": ({ image }) => [image.CreationDate],
  description: ({ image }) => [image.Description],
  "ena-support": ({ image }) => [image.EnaSupport],
  "free-tier-eligible": () => [],
  hypervisor: ({ image }) => [image.Hypervisor],
  "image-allowed": ({ image }) => [image.ImageAllowed],
  "image-id": ({ id }) => [id],
  "image-type": ({ image }) => [image.ImageType],
  "is-public": ({ image }) => [image.Public],
  "kernel-id": ({ image }) => [image.KernelId],
  "manifest-location": ({ image }) => [image.ImageLocation],
  name: ({ image }) => [image.Name],
  "owner-alias": ({ image }) => [image.ImageOwnerAlias],
  "owner-id": ({ image }) => [image.OwnerId],
  platform: () => [],
  "product-code": () => [],
  "product-code.type": () => [],
  "public-ssm-parameter-name": () => [],
  "ramdisk-id": () => [],
  "root-device-name": ({ image }) => [image.RootDeviceName],
  "root-device-type": ({ image }) => [image.RootDeviceType],
  "source-image-id": ({ image }) => [image.SourceImageId],
  "source-image-region": ({ image }) => [image.SourceImageRegion],
  "source-instance-id": ({ image }) => [image.SourceInstanceId],
  "sriov-net-support": ({ image }) => [image.SriovNetSupport],
  state: ({ image }) => [image.State],
  "state-reason-code": ({ image }) => [image.StateReason?.Code],
  "state-reason-message": ({ image }) => [image.StateReason?.Message],
  "virtualization-type": ({ image }) => [image.VirtualizationType],
};

export const describeImages = operation("DescribeImages", (input, { controlPlane, region, accountId }) => {
  const ids = input.ImageIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("imageIdsSet");
  const owners = input.Owners?.map((owner) => (owner === "self" ? accountId : owner));
  const users = input.ExecutableUsers?.map((user) => (user === "self" ? accountId : user));
  const now = controlPlane.context.clock.now();
  const isHidden = ({ image, deprecationTimeMs }: ListedImage) =>
    (image.State === "disabled" && !input.IncludeDisabled) ||
    // Its owner sees a deprecated image whatever is asked.
    (deprecationTimeMs !== undefined &&
      deprecationTimeMs <= now &&
      !input.IncludeDeprecated &&
      image.OwnerId !== accountId);
  const images =
    ids.length > 0
      ? named(controlPlane, region, ids)
      : every(controlPlane, region).filter((each) => !isHidden(each));
  const seen = images
    .filter(({ image }) => !owners?.length || owners.some((owner) => isOwner(image, owner)))
    .filter((each) => !users?.length || users.some((user) => mayLaunch(each, user)));
  const { items, NextToken } = paginate(applyFilters(seen, input.Filters, fields), input, { minimum: 1 });
  return { Images: items.map(({ image }) => image), NextToken };
});

const isOwner = ({ OwnerId, ImageOwnerAlias }: Image, owner: string): boolean =>
  OwnerId === owner || ImageOwnerAlias === owner;

/** `all` asks for public images; an account for those that it owns, or that are shared with it by name. */
const mayLaunch = ({ image, sharedWith }: ListedImage, user: string): boolean =>
  user === "all"
    ? image.Public === true
    : !image.Public && (image.OwnerId === user || (sharedWith?.userIds.includes(user) ?? false));

const listed = (record: ImageRecord): ListedImage => ({
  id: record.id,
  tags: record.tags,
  image: toImage(record),
  sharedWith: record.sharedWith,
  deprecationTimeMs: record.deprecationTimeMs,
});

const kernels = (region: string): ListedImage[] =>
  kernelImages(region).map((kernel) => ({ id: kernel.kernelId, tags: {}, image: toKernelImage(kernel) }));

const every = (controlPlane: ControlPlane, region: string): ListedImage[] => [
  ...controlPlane.images.list(region).map(listed),
  ...kernels(region),
];

/** @throws Ec2Error InvalidAMIID.Malformed, InvalidAMIID.NotFound */
function named(controlPlane: ControlPlane, region: string, ids: readonly string[]): ListedImage[] {
  const ofKernels = new Map(kernels(region).map((kernel) => [kernel.id, kernel]));
  const unknown = ids.filter((id) => isId("kernel", id) && !ofKernels.has(id));
  if (unknown.length > 0) throw imageNotFound(unknown);
  const machines = controlPlane.images.requireAll(
    region,
    ids.filter((id) => !ofKernels.has(id)),
  );
  const images = new Map(machines.map((image) => [image.id, listed(image)]));
  return ids.flatMap((id) => images.get(id) ?? ofKernels.get(id) ?? []);
}
