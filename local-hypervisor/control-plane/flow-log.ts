import { checkFlowLogFormat, flowLogIntervals } from "../../schemas/rules/flow-log";
import { checkId } from "../../schemas/rules/ids";
import { Ec2Error } from "../model/errors";
import { flowLogAlreadyExists, flowLogIntervalInvalid, flowLogsNotFound } from "../model/errors/flow-log";
import { refuse } from "../model/errors/problem";
import type { FlowLogRecord } from "../model/flow-log";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

/** What flow logs can be about. */
export const flowLogResourceTypes = ["VPC", "Subnet", "NetworkInterface"] as const;
type FlowLogResourceType = (typeof flowLogResourceTypes)[number];

export interface NewFlowLogs extends Omit<FlowLogRecord, "id" | "region" | "resourceId" | "createdAtMs"> {
  readonly resourceType: FlowLogResourceType;
  readonly resourceIds: readonly string[];
}

/** An item of a request that could not be carried out, while others were. */
export interface UnsuccessfulItem {
  readonly resourceId: string;
  readonly error: Ec2Error;
}

/** Flow logs: what to keep of the traffic at network interfaces. The network follows the records. */
export class FlowLogService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): FlowLogRecord[] {
    return this.context.store.list("flowLog", region);
  }

  /**
   * CreateFlowLogs: one for each resource; those whose resource is not there are told of and change nothing.
   *
   * @throws Ec2Error InvalidParameter, FlowLogAlreadyExists
   */
  create(
    region: string,
    { resourceType, resourceIds, ...settings }: NewFlowLogs,
  ): { readonly created: FlowLogRecord[]; readonly unsuccessful: UnsuccessfulItem[] } {
    refuse(checkFlowLogFormat(settings.logFormat));
    if (!(flowLogIntervals as readonly number[]).includes(settings.intervalSeconds))
      throw flowLogIntervalInvalid();
    const created: FlowLogRecord[] = [];
    const unsuccessful: UnsuccessfulItem[] = [];
    for (const resourceId of resourceIds) {
      const error = this.refusalOf(() => this.requireResource(region, resourceType, resourceId));
      if (error) unsuccessful.push({ resourceId, error });
      else created.push(this.add(region, resourceId, settings));
    }
    return { created, unsuccessful };
  }

  /** DeleteFlowLogs; records that were kept stay. @throws Ec2Error InvalidFlowLogId.Malformed */
  delete(region: string, ids: readonly string[]): UnsuccessfulItem[] {
    for (const id of ids) refuse(checkId("flowLog", id));
    const { store } = this.context;
    return ids.flatMap((id) => {
      if (store.get("flowLog", id)?.region !== region)
        return [{ resourceId: id, error: flowLogsNotFound([id]) }];
      store.delete("flowLog", id);
      return [];
    });
  }

  /** A VPC, a subnet or a network interface is gone, and nothing can be logged of it any more. */
  forgetResource(region: string, resourceId: string): void {
    for (const each of this.list(region))
      if (each.resourceId === resourceId) this.context.store.delete("flowLog", each.id);
  }

  private add(
    region: string,
    resourceId: string,
    settings: Omit<NewFlowLogs, "resourceType" | "resourceIds">,
  ): FlowLogRecord {
    const { trafficType, logDestinationType, logDestination } = settings;
    const isSame = (each: FlowLogRecord) =>
      each.resourceId === resourceId &&
      each.trafficType === trafficType &&
      each.logDestinationType === logDestinationType &&
      each.logDestination === logDestination;
    if (this.list(region).some(isSame)) throw flowLogAlreadyExists();
    const { store, newId, clock } = this.context;
    const record = { ...settings, id: newId("fl"), region, resourceId, createdAtMs: clock.now() };
    store.put("flowLog", record);
    return record;
  }

  private requireResource(region: string, type: FlowLogResourceType, id: string): unknown {
    const { vpcs, subnets, networkInterfaces } = this.controlPlane;
    if (type === "VPC") return vpcs.require(region, id);
    return type === "Subnet" ? subnets.require(region, id) : networkInterfaces.require(region, id);
  }

  private refusalOf(work: () => unknown): Ec2Error | undefined {
    try {
      work();
      return undefined;
    } catch (error) {
      if (error instanceof Ec2Error) return error;
      throw error;
    }
  }
}
