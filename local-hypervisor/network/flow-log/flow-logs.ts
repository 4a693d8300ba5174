import type { FlowLogTopology } from "../../control-plane/network-topology";
import type { FlowLogSink } from "../../control-plane/ports";
import type { Clock } from "../../model/clock";
import type { CarriedPacket } from "../fabric/carried-packet";
import type { TrafficDirection } from "../filter/direction";
import type { CompiledSubnet, CompiledTopology } from "../topology/compiled-topology";
import type { Ipv4Address } from "../wire/address";
import { FlowCapture } from "./flow-capture";
import { type LoggedInterface, loggedGateway, loggedInterface } from "./logged-interface";

export interface FlowLogsOptions {
  readonly clock: Clock;
  readonly sink: FlowLogSink;
  topology(): CompiledTopology;
}

/** Way of traffic that leaves an interface (Amazon VPC user guide, `traffic-path`) */
const trafficPaths = { withinVpc: 1, internetGateway: 2 } as const;

/** Captures of all flow logs, at interfaces that are plugged in and at those of NAT gateways. */
export class FlowLogs {
  private readonly captures = new Map<string, Map<string, FlowCapture>>();

  constructor(private readonly options: FlowLogsOptions) {}

  /** Takes over what a topology says, and which of its interfaces are plugged in; captures that go on keep their sums */
  update(isPlugged: (networkInterfaceId: string) => boolean): void {
    const { source, networkInterfaces, natGateways } = this.options.topology();
    if (source.flowLogs.length === 0 && this.captures.size === 0) return;
    const active = [
      ...networkInterfaces.filter((each) => isPlugged(each.networkInterfaceId)).map(loggedInterface),
      ...natGateways.map(loggedGateway),
    ];
    const wanted = new Map(active.map((each) => [each.networkInterfaceId, each]));
    for (const networkInterfaceId of this.captures.keys())
      if (!wanted.has(networkInterfaceId)) this.stop(networkInterfaceId);
    const byResource = new Map<string, FlowLogTopology[]>();
    for (const flowLog of source.flowLogs)
      byResource.set(flowLog.resourceId, [...(byResource.get(flowLog.resourceId) ?? []), flowLog]);
    for (const each of active) {
      const ids = [each.networkInterfaceId, each.subnetId, each.vpcId];
      this.capture(
        each,
        ids.flatMap((id) => byResource.get(id) ?? []),
      );
    }
  }

  /**
   * Counts a packet that an interface's groups and its subnet's network ACL decided on. Called for every packet: where
   * nothing is logged it costs a comparison.
   */
  record(
    networkInterfaceId: string,
    direction: TrafficDirection,
    carried: CarriedPacket,
    isAdmitted: boolean,
  ): void {
    if (this.captures.size === 0) return;
    for (const capture of this.captures.get(networkInterfaceId)?.values() ?? [])
      capture.record(direction, carried, isAdmitted);
  }

  /** Hands on what was summed up, and ends */
  close(): void {
    for (const networkInterfaceId of [...this.captures.keys()]) this.stop(networkInterfaceId);
  }

  private capture(networkInterface: LoggedInterface, flowLogs: readonly FlowLogTopology[]): void {
    const { networkInterfaceId, subnetId } = networkInterface;
    const present = this.captures.get(networkInterfaceId) ?? new Map<string, FlowCapture>();
    const ids = new Set(flowLogs.map(({ flowLogId }) => flowLogId));
    for (const [flowLogId, capture] of present) {
      if (ids.has(flowLogId)) capture.networkInterface = networkInterface;
      else {
        capture.close();
        present.delete(flowLogId);
      }
    }
    for (const flowLog of flowLogs) {
      if (present.has(flowLog.flowLogId)) continue;
      const { clock, sink } = this.options;
      const trafficPath = (destination: Ipv4Address) => this.trafficPath(subnetId, destination);
      present.set(
        flowLog.flowLogId,
        new FlowCapture({ clock, sink, flowLog, networkInterface, trafficPath }),
      );
    }
    if (present.size > 0) this.captures.set(networkInterfaceId, present);
    else this.captures.delete(networkInterfaceId);
  }

  private stop(networkInterfaceId: string): void {
    for (const capture of this.captures.get(networkInterfaceId)?.values() ?? []) capture.close();
    this.captures.delete(networkInterfaceId);
  }

  private trafficPath(subnetId: string, destination: Ipv4Address): number | undefined {
    const topology = this.options.topology();
    const subnet: CompiledSubnet | undefined = topology.subnet(subnetId);
    switch (subnet && topology.routeFor(subnet, destination)?.kind) {
      case "local":
      case "natGateway":
      case "networkInterface":
        return trafficPaths.withinVpc;
      case "internetGateway":
        return trafficPaths.internetGateway;
      default:
        return undefined;
    }
  }
}
