import { modificationNotFound } from "../../../model/errors/volume";
import type { VolumeModification, VolumeRecord } from "../../../model/volume";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toVolumeModification } from "../../views/volume";

type Modified = VolumeRecord & { readonly modification: VolumeModification };

const isModified = (volume: VolumeRecord): volume is Modified => volume.modification !== undefined;

const fields: FilterFields<Modified> = {
  "modification-state": ({ modification }) => [modification.state],
  "original-iops": ({ modification }) => [modification.original.iops],
  "original-size": ({ modification }) => [modification.original.sizeGib],
  "original-volume-type": ({ modification }) => [modification.original.volumeType],
  originalMultiAttachEnabled: ({ modification }) => [modification.original.multiAttachEnabled ?? false],
  "start-time": ({ modification }) => [new Date(modification.startTimeMs).toISOString()],
  "target-iops": ({ modification }) => [modification.target.iops],
  "target-size": ({ modification }) => [modification.target.sizeGib],
  "target-volume-type": ({ modification }) => [modification.target.volumeType],
  targetMultiAttachEnabled: ({ modification }) => [modification.target.multiAttachEnabled ?? false],
  "volume-id": ({ id }) => [id],
};

export const describeVolumesModifications = operation(
  "DescribeVolumesModifications",
  (input, { controlPlane, region }) => {
    const ids = input.VolumeIds ?? [];
    const volumes =
      ids.length > 0 ? controlPlane.volumes.requireAll(region, ids) : controlPlane.volumes.list(region);
    const modified = volumes.filter(isModified);
    const missing = ids.find((id) => !modified.some((volume) => volume.id === id));
    if (missing !== undefined) throw modificationNotFound(missing);
    const { items, NextToken } = paginate(applyFilters(modified, input.Filters, fields), input);
    return {
      VolumesModifications: items.map(({ id, modification }) => toVolumeModification(id, modification)),
      NextToken,
    };
  },
);
