import { findRegion } from "../../../../schemas/catalogues/regions";
import { notOfferedHere } from "../../../model/errors/instance";
import { invalidValue } from "../../../model/errors/request";
import { operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";

const taggable = ["image", "snapshot"];

export const copyImage = operation("CopyImage", (input, { controlPlane, region }) => {
  if (input.DestinationOutpostArn)
    throw notOfferedHere("DestinationOutpostArn", "Leave it out: the copy is made in the region.");
  const sourceRegion = required(input.SourceRegion || undefined, "SourceRegion");
  if (!findRegion(sourceRegion)) throw invalidValue("sourceRegion", sourceRegion, "It is no region.");
  const image = controlPlane.imageCopies.copy(region, {
    sourceRegion,
    sourceImageId: required(input.SourceImageId || undefined, "SourceImageId"),
    name: required(input.Name, "Name"),
    description: input.Description || undefined,
    encrypted: input.Encrypted,
    kmsKeyId: input.KmsKeyId || undefined,
    copyTags: input.CopyImageTags,
    tags: tagsFor("image", input.TagSpecifications, taggable),
    snapshotTags: tagsFor("snapshot", input.TagSpecifications, taggable),
  });
  return { ImageId: image.id };
});
