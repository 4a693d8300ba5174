import type { DescribeFastSnapshotRestoreSuccessItem } from "@aws-sdk/client-ec2";
import type { ControlPlane } from "../../../control-plane/control-plane";
import type { Ec2Error } from "../../../model/errors";
import { fastRestoreNotEnabled, fastRestoreUnneeded } from "../../../model/errors/snapshot";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { required } from "../../required";

/** Every volume has its bytes from the first read on, so that none is ever enabled. */
type FastRestore = DescribeFastSnapshotRestoreSuccessItem & { readonly tags?: never };

const fields: FilterFields<FastRestore> = {
  "availability-zone": () => [],
  "owner-id": () => [],
  "snapshot-id": () => [],
  state: () => [],
};

export const describeFastSnapshotRestores = operation("DescribeFastSnapshotRestores", (input) => {
  const { items, NextToken } = paginate(applyFilters<FastRestore>([], input.Filters, fields), input);
  return { FastSnapshotRestores: items, NextToken };
});

export const enableFastSnapshotRestores = operation(
  "EnableFastSnapshotRestores",
  (input, { controlPlane, region }) => ({
    Successful: [],
    Unsuccessful: unsuccessful(controlPlane, region, input, fastRestoreUnneeded()),
  }),
);

export const disableFastSnapshotRestores = operation(
  "DisableFastSnapshotRestores",
  (input, { controlPlane, region }) => ({
    Successful: [],
    Unsuccessful: unsuccessful(controlPlane, region, input, fastRestoreNotEnabled()),
  }),
);

/** The same outcome for every snapshot in every zone that a request names. @throws Ec2Error for what does not exist */
function unsuccessful(
  controlPlane: ControlPlane,
  region: string,
  { AvailabilityZones, SourceSnapshotIds }: { AvailabilityZones?: string[]; SourceSnapshotIds?: string[] },
  { code: Code, message: Message }: Ec2Error,
) {
  const zones = required(AvailabilityZones, "AvailabilityZones");
  for (const zone of zones) controlPlane.regions.requireZone(region, zone);
  return required(SourceSnapshotIds, "SourceSnapshotIds").map((id) => ({
    SnapshotId: controlPlane.snapshots.require(region, id).id,
    FastSnapshotRestoreStateErrors: zones.map((AvailabilityZone) => ({
      AvailabilityZone,
      Error: { Code, Message },
    })),
  }));
}
