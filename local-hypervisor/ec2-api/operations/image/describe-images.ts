import { idsWithMaxResults } from "../../../model/errors/request";
import type { ImageRecord } from "../../../model/image";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toImage } from "../../views/image";

/** Every filter of the operation; those of fields that no image here has match nothing. */
const fields: FilterFields<ImageRecord> = {
  architecture: (image) => [image.architecture],
  "block-device-mapping.delete-on-termination": (image) =>
    image.blockDevices.map((each) => each.deleteOnTermination),
  "block-device-mapping.device-name": (image) => image.blockDevices.map((each) => each.deviceName),
  "block-device-mapping.encrypted": (image) => image.blockDevices.map((each) => each.encrypted),
  "block-device-mapping.snapshot-id": (image) => image.blockDevices.map((each) => each.snapshotId),
  "block-device-mapping.volume-size": (image) => image.blockDevices.map((each) => each.volumeSizeGib),
  "block-device-mapping.volume-type": (image) => image.blockDevices.map((each) => each.volumeType),
  "boot-mode": (image) => [image.bootMode],
  "creation-date": (image) => [new Date(image.creationTimeMs).toISOString()],
  description: (image) => [image.description],
  "ena-support": (image) => [image.enaSupport],
  "free-tier-eligible": () => [],
  hypervisor: () => ["xen"],
  "image-allowed": () => [true],
  "image-id": (image) => [image.id],
  "image-type": () => ["machine"],
  "is-public": (image) => [image.public],
  "kernel-id": (image) => [image.kernelId],
  "manifest-location": (image) => [`${image.ownerId}/${image.name}`],
  name: (image) => [image.name],
  "owner-alias": () => [],
  "owner-id": (image) => [image.ownerId],
  platform: () => [],
  "product-code": () => [],
  "product-code.type": () => [],
  "public-ssm-parameter-name": () => [],
  "ramdisk-id": () => [],
  "root-device-name": (image) => [image.rootDeviceName],
  "root-device-type": () => ["ebs"],
  "source-image-id": () => [],
  "source-image-region": () => [],
  "source-instance-id": () => [],
  "sriov-net-support": () => [],
  state: (image) => [image.state],
  "state-reason-code": () => [],
  "state-reason-message": () => [],
  "virtualization-type": (image) => [image.virtualizationType],
};

export const describeImages = operation("DescribeImages", (input, { controlPlane, region, accountId }) => {
  const ids = input.ImageIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("imageIdsSet");
  const images =
    ids.length > 0 ? controlPlane.images.requireAll(region, ids) : controlPlane.images.list(region);
  const owners = input.Owners?.map((owner) => (owner === "self" ? accountId : owner));
  // Launchable by oneself, by an account that is named, or (`all`) by everybody.
  const users = input.ExecutableUsers?.map((user) => (user === "self" ? accountId : user));
  const seen = images
    .filter((image) => !owners?.length || owners.includes(image.ownerId))
    .filter(
      (image) => !users?.length || (image.public ? users.includes("all") : users.includes(image.ownerId)),
    );
  const { items, NextToken } = paginate(applyFilters(seen, input.Filters, fields), input, { minimum: 1 });
  return { Images: items.map(toImage), NextToken };
});
