import { operation } from "../../operation";
import { required } from "../../required";

export const deregisterImage = operation("DeregisterImage", (input, { controlPlane, region }) => {
  const deletions = controlPlane.images.deregister(region, required(input.ImageId, "ImageId"), {
    deleteSnapshots: input.DeleteAssociatedSnapshots,
  });
  return {
    Return: true,
    DeleteSnapshotResults: input.DeleteAssociatedSnapshots
      ? deletions.map(({ snapshotId, outcome }) => ({ SnapshotId: snapshotId, ReturnCode: outcome }))
      : undefined,
  };
});
