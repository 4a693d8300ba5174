import type { Clock } from "../../model/clock";
import type { PacketFacts } from "../packet-facts";
import { ipProtocol } from "../wire/ipv4";
import { opposite, type TrafficDirection } from "./direction";
import { flowKeyOf, isIcmpQuery } from "./flow-key";
import { type Flow, type FlowKey, FlowTable } from "./flow-table";
import { compileInterfaceRules, type InterfaceRules, rulesAllow, untrackedOrigin } from "./interface-rules";
import { isOpening, newTcpTracking, trackTcp } from "./tcp-tracking";
import { defaultTrackingTimeouts, type TrackingTimeouts } from "./tracking-timeouts";

/** Flows of one interface, some 200 bytes each */
const defaultMaxFlows = 65_536;

/** A reply, another request and its reply: more than one exchange, which makes UDP a stream */
const turnsOfStream = 3;

export interface InterfaceFilterOptions {
  readonly clock: Pick<Clock, "now">;
  /** @default - EC2's */
  readonly timeouts?: TrackingTimeouts;
  /** @default 65536 */
  readonly maxFlows?: number;
}

/** The security groups of one interface at work: its rules and the flows that they have let begin. */
export class InterfaceFilter {
  private readonly clock: Pick<Clock, "now">;
  private readonly timeouts: TrackingTimeouts;
  private readonly flows: FlowTable;
  private rules = compileInterfaceRules([], {
    rules: () => [],
    memberAddresses: () => new Set(),
    prefixListBlocks: () => [],
  });

  constructor(options: InterfaceFilterOptions) {
    this.clock = options.clock;
    this.timeouts = options.timeouts ?? defaultTrackingTimeouts;
    this.flows = new FlowTable(options.maxFlows ?? defaultMaxFlows);
  }

  /** Flows that are remembered now */
  get flowCount(): number {
    return this.flows.count(this.clock.now());
  }

  /** From now on these rules decide on new flows and on flows that are not tracked; tracked ones go on */
  setRules(rules: InterfaceRules): void {
    this.rules = rules;
  }

  /** Whether the packet may pass the interface; remembers its flow if so */
  admits(direction: TrafficDirection, facts: PacketFacts): boolean {
    switch (facts.protocol) {
      case ipProtocol.tcp:
        return this.admitsTcp(direction, facts);
      case ipProtocol.udp:
        return this.admitsUdp(direction, facts);
      case ipProtocol.icmp:
        return this.admitsIcmp(direction, facts);
      default:
        return this.admitsTracked(direction, facts, this.timeouts.other, true);
    }
  }

  /**
   * Only a SYN begins a tracked flow. A segment in the middle passes by rules alone: else one segment of the guest would
   * revive a connection that the removal of a rule has cut.
   */
  private admitsTcp(direction: TrafficDirection, facts: PacketFacts): boolean {
    const { tcpFlags } = facts;
    const key = flowKeyOf(direction, facts);
    if (tcpFlags === undefined || key === undefined) return false;
    const now = this.clock.now();
    const flow = this.flows.find(key, now);
    if (flow?.tcp !== undefined) {
      const outcome = trackTcp(flow.tcp, tcpFlags, direction === flow.origin);
      if (outcome === "ended" || outcome === "reopened") this.flows.remove(flow);
      if (outcome === "passed") flow.expiresAt = now + this.timeouts.tcp[flow.tcp.state] * 1000;
      if (outcome !== "reopened" && outcome !== "foreign") return true;
      if (outcome === "foreign") return rulesAllow(this.rules, direction, facts);
    }
    if (!rulesAllow(this.rules, direction, facts)) return false;
    if (isOpening(tcpFlags) && untrackedOrigin(this.rules, direction, facts, false) === undefined) {
      this.begin(key, direction, this.timeouts.tcp.synSent, newTcpTracking());
    }
    return true;
  }

  /**
   * Flows that are not tracked are remembered too, only to know which side began: else a server that goes on sending
   * would revive, as a flow of its own, what the removal of a rule has cut.
   */
  private admitsUdp(direction: TrafficDirection, facts: PacketFacts): boolean {
    const key = flowKeyOf(direction, facts);
    if (key === undefined) return false;
    const now = this.clock.now();
    const flow = this.flows.find(key, now);
    if (flow === undefined) {
      if (!rulesAllow(this.rules, direction, facts)) return false;
      const origin = untrackedOrigin(this.rules, direction, facts, true);
      this.begin(key, origin ?? direction, this.timeouts.udp).isTracked = origin === undefined;
      return true;
    }
    const isFromOrigin = direction === flow.origin;
    if (!flow.isTracked) {
      if (!rulesAllow(this.rules, direction, facts)) return false;
      if (isFromOrigin) flow.isTracked = untrackedOrigin(this.rules, direction, facts, true) === undefined;
    }
    const isTurn = isFromOrigin === (flow.turns % 2 === 1);
    if (isTurn && flow.turns < turnsOfStream) flow.turns += 1;
    const isStream = flow.turns === turnsOfStream;
    flow.expiresAt = now + (isStream ? this.timeouts.udpStream : this.timeouts.udp) * 1000;
    return true;
  }

  private admitsIcmp(direction: TrafficDirection, facts: PacketFacts): boolean {
    if (facts.quoted !== undefined && this.isRelated(direction, facts, facts.quoted)) return true;
    return this.admitsTracked(direction, facts, this.timeouts.icmp, isIcmpQuery(facts));
  }

  /** Whether an ICMP error tells the sender of a packet of a tracked flow what became of it */
  private isRelated(direction: TrafficDirection, facts: PacketFacts, quoted: PacketFacts): boolean {
    if (facts.destination !== quoted.source) return false;
    const key = flowKeyOf(opposite(direction), quoted);
    return key !== undefined && this.flows.find(key, this.clock.now())?.isTracked === true;
  }

  /** Flows that have no states: whatever fits one passes and keeps it alive. */
  private admitsTracked(
    direction: TrafficDirection,
    facts: PacketFacts,
    timeoutSeconds: number,
    mayBegin: boolean,
  ): boolean {
    const key = flowKeyOf(direction, facts);
    const now = this.clock.now();
    const flow = key === undefined ? undefined : this.flows.find(key, now);
    if (flow !== undefined) {
      flow.expiresAt = now + timeoutSeconds * 1000;
      return true;
    }
    if (!rulesAllow(this.rules, direction, facts)) return false;
    if (key !== undefined && mayBegin) this.begin(key, direction, timeoutSeconds);
    return true;
  }

  private begin(key: FlowKey, origin: TrafficDirection, timeoutSeconds: number, tcp?: Flow["tcp"]): Flow {
    const now = this.clock.now();
    const flow: Flow = {
      key,
      origin,
      isTracked: true,
      turns: 0,
      expiresAt: now + timeoutSeconds * 1000,
      tcp,
      next: undefined,
    };
    this.flows.add(flow, now);
    return flow;
  }
}
