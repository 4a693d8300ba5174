import type { FlowLogTopology } from "../../control-plane/network-topology";
import type { FlowLogSink } from "../../control-plane/ports";
import type { Clock } from "../../model/clock";
import { type CarriedPacket, trafficOf } from "../fabric/carried-packet";
import type { TrafficDirection } from "../filter/direction";
import type { Ipv4Address } from "../wire/address";
import { type Flow, flowId, loggedTcpFlags } from "./flow";
import type { LoggedInterface } from "./logged-interface";
import { type FlowRecord, recordLine } from "./record-line";

/** Flows of one interface within an interval; what is beyond them is told of as skipped, as at AWS */
const maximumFlows = 10_000;

export interface FlowCaptureOptions {
  readonly clock: Clock;
  readonly sink: FlowLogSink;
  readonly flowLog: FlowLogTopology;
  readonly networkInterface: LoggedInterface;
  /** Way of egress to a destination, as AWS numbers it */
  trafficPath(destination: Ipv4Address): number | undefined;
}

/**
 * One flow log at one interface: sums packets up by source, destination, ports, protocol and outcome, and hands on a
 * record of each at the end of every interval.
 */
export class FlowCapture {
  networkInterface: LoggedInterface;
  private readonly flows = new Map<string, Flow>();
  private startMs: number;
  private hadTraffic = false;
  private skipped = false;
  private cancelTimer: () => void;

  constructor(private readonly options: FlowCaptureOptions) {
    this.networkInterface = options.networkInterface;
    this.startMs = options.clock.now();
    this.cancelTimer = this.setTimer();
  }

  record(direction: TrafficDirection, carried: CarriedPacket, isAdmitted: boolean): void {
    const { clock, flowLog } = this.options;
    this.hadTraffic = true;
    if (flowLog.trafficType !== "ALL" && isAdmitted !== (flowLog.trafficType === "ACCEPT")) return;
    const { facts } = carried;
    const now = clock.now();
    const id = flowId(direction, facts, isAdmitted);
    let flow = this.flows.get(id);
    if (flow === undefined) {
      if (this.flows.size >= maximumFlows) {
        this.skipped = true;
        return;
      }
      flow = {
        direction,
        isAdmitted,
        protocol: facts.protocol,
        source: facts.source,
        destination: facts.destination,
        sourcePort: facts.sourcePort ?? 0,
        destinationPort: facts.destinationPort ?? 0,
        trafficPath:
          direction === "egress" && isAdmitted ? this.options.trafficPath(facts.destination) : undefined,
        firstAtMs: now,
        lastAtMs: now,
        packets: 0,
        bytes: 0,
        tcpFlags: 0,
      };
      this.flows.set(id, flow);
    }
    const { packets, bytes } = trafficOf(carried);
    flow.packets += packets;
    flow.bytes += bytes;
    flow.lastAtMs = now;
    flow.tcpFlags |= loggedTcpFlags(facts.tcpFlags);
  }

  /** Hands on what was summed up since the last record, and ends */
  close(): void {
    this.cancelTimer();
    this.handOn(this.flowLines());
  }

  private setTimer(): () => void {
    const { clock, flowLog } = this.options;
    return clock.after(flowLog.intervalSeconds * 1000, () => this.endInterval());
  }

  private endInterval(): void {
    this.cancelTimer = this.setTimer();
    this.handOn(this.hadTraffic ? this.flowLines() : [this.line({ status: "NODATA" })]);
  }

  private handOn(lines: readonly string[]): void {
    const { sink, flowLog, clock } = this.options;
    this.flows.clear();
    this.hadTraffic = false;
    this.skipped = false;
    this.startMs = clock.now();
    if (lines.length === 0) return;
    const { networkInterfaceId } = this.networkInterface;
    sink.append(flowLog.flowLogId, networkInterfaceId, flowLog.fields.join(" "), lines);
  }

  private flowLines(): string[] {
    const lines = [...this.flows.values()].map((flow) =>
      this.line({ status: "OK", flow, startMs: flow.firstAtMs, endMs: flow.lastAtMs }),
    );
    return this.skipped ? [...lines, this.line({ status: "SKIPDATA" })] : lines;
  }

  private line(of: Pick<FlowRecord, "status"> & Partial<FlowRecord>): string {
    const { clock, flowLog } = this.options;
    return recordLine(flowLog.fields, {
      accountId: flowLog.accountId,
      version: flowLog.formatVersion,
      networkInterface: this.networkInterface,
      startMs: this.startMs,
      endMs: clock.now(),
      ...of,
    });
  }
}
