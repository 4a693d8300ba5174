import { idsWithMaxResults } from "../../../model/errors/request";
import type { VolumeRecord } from "../../../model/volume";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";

const statusOf = ({ state }: VolumeRecord) =>
  state === "error"
    ? ("impaired" as const)
    : state === "creating"
      ? ("insufficient-data" as const)
      : ("ok" as const);

const fields: FilterFields<VolumeRecord> = {
  // No volume here ever has an event or asks for an action
  "action.code": () => [],
  "action.description": () => [],
  "action.event-id": () => [],
  "availability-zone": (volume) => [volume.availabilityZone],
  "event.description": () => [],
  "event.event-id": () => [],
  "event.event-type": () => [],
  "event.not-after": () => [],
  "event.not-before": () => [],
  "volume-status.details-name": () => ["io-enabled", "io-performance"],
  "volume-status.details-status": (volume) => [
    statusOf(volume) === "ok" ? "passed" : "failed",
    "not-applicable",
  ],
  "volume-status.status": (volume) => [statusOf(volume)],
};

export const describeVolumeStatus = operation("DescribeVolumeStatus", (input, { controlPlane, region }) => {
  const ids = input.VolumeIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("volumesSet");
  const volumes =
    ids.length > 0 ? controlPlane.volumes.requireAll(region, ids) : controlPlane.volumes.list(region);
  const { items, NextToken } = paginate(applyFilters(volumes, input.Filters, fields), input);
  return {
    VolumeStatuses: items.map((volume) => ({
      VolumeId: volume.id,
      AvailabilityZone: volume.availabilityZone,
      Actions: [],
      Events: [],
      VolumeStatus: {
        Status: statusOf(volume),
        Details: [
          { Name: "io-enabled" as const, Status: statusOf(volume) === "ok" ? "passed" : "failed" },
          { Name: "io-performance" as const, Status: "not-applicable" },
        ],
      },
    })),
    NextToken,
  };
});
