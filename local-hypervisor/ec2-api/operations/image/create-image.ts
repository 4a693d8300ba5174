import { notOfferedHere } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { toRequestedBlockDevice } from "../../requested-block-device";
import { required } from "../../required";
import { tagsFor } from "../../tags";

const taggable = ["image", "snapshot"];

export const createImage = operation("CreateImage", (input, { controlPlane, region }) => {
  if (input.SnapshotLocation === "local") throw notOfferedHere("SnapshotLocation", "Leave it out.");
  const image = controlPlane.imageCreation.create(region, {
    instanceId: required(input.InstanceId, "InstanceId"),
    name: required(input.Name, "Name"),
    description: input.Description || undefined,
    noReboot: input.NoReboot,
    blockDevices: (input.BlockDeviceMappings ?? []).map(toRequestedBlockDevice),
    tags: tagsFor("image", input.TagSpecifications, taggable),
    snapshotTags: tagsFor("snapshot", input.TagSpecifications, taggable),
  });
  return { ImageId: image.id };
});
