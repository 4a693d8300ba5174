import type { InstanceStatusSummary, StatusType, SummaryStatus } from "@aws-sdk/client-ec2";
import { idsWithMaxResults } from "../../../model/errors/request";
import type { InstanceRecord } from "../../../model/instance";
import { instanceStateCodes } from "../../../model/instance-lifecycle";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toInstanceState } from "../../views/instance";

/** A running instance is without a guest only while it is recovered from its host's failure: nothing reaches it. */
const statusOf = ({ state, impairedSinceMs }: InstanceRecord): SummaryStatus => {
  if (state === "running") return impairedSinceMs === undefined ? "ok" : "impaired";
  return state === "pending" ? "initializing" : "not-applicable";
};

const reachabilities: Partial<Record<SummaryStatus, StatusType>> = {
  ok: "passed",
  impaired: "failed",
  initializing: "initializing",
};

const reachabilityOf = (instance: InstanceRecord) => reachabilities[statusOf(instance)];

const fields: FilterFields<InstanceRecord> = {
  "availability-zone": (instance) => [instance.availabilityZone],
  "instance-state-code": (instance) => [instanceStateCodes[instance.state]],
  "instance-state-name": (instance) => [instance.state],
  "instance-status.reachability": (instance) => [reachabilityOf(instance)],
  "instance-status.status": (instance) => [statusOf(instance)],
  "system-status.reachability": (instance) => [reachabilityOf(instance)],
  "system-status.status": (instance) => [statusOf(instance)],
};

export const describeInstanceStatus = operation("DescribeInstanceStatus", (input, context) => {
  const { controlPlane, region } = context;
  const ids = input.InstanceIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("instancesSet");
  const instances =
    ids.length > 0 ? controlPlane.instances.requireAll(region, ids) : controlPlane.instances.list(region);
  const shown = instances.filter((instance) => input.IncludeAllInstances || instance.state === "running");
  const { items, NextToken } = paginate(applyFilters(shown, input.Filters, fields), input);
  const zoneIds = new Map(controlPlane.regions.zones(region).map((zone) => [zone.zoneName, zone.zoneId]));
  return {
    InstanceStatuses: items.map((instance) => ({
      InstanceId: instance.id,
      AvailabilityZone: instance.availabilityZone,
      AvailabilityZoneId: zoneIds.get(instance.availabilityZone),
      InstanceState: toInstanceState(instance.state),
      InstanceStatus: toSummary(instance),
      SystemStatus: toSummary(instance),
      Events: [],
    })),
    NextToken,
  };
});

function toSummary(instance: InstanceRecord): InstanceStatusSummary {
  const Status = reachabilityOf(instance);
  if (Status === undefined) return { Status: statusOf(instance) };
  const { impairedSinceMs } = instance;
  return {
    Status: statusOf(instance),
    Details: [
      {
        Name: "reachability",
        Status,
        ...(impairedSinceMs !== undefined && { ImpairedSince: new Date(impairedSinceMs) }),
      },
    ],
  };
}
