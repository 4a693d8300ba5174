import type { Ipv4Address } from "../wire/address";
import type { TrafficDirection } from "./direction";
import type { TcpTracking } from "./tcp-tracking";

/** What tells one flow of an interface from another. */
export interface FlowKey {
  /** IP protocol number */
  readonly protocol: number;
  /** Address on the interface's side */
  readonly local: Ipv4Address;
  /** Address on the other side */
  readonly remote: Ipv4Address;
  /** Port, or what the protocol has in its place */
  readonly localPort: number;
  readonly remotePort: number;
}

/** Packets between two ends, both ways. */
export interface Flow {
  readonly key: FlowKey;
  /** Direction of its first packet */
  readonly origin: TrafficDirection;
  /** Whether its packets pass because it is known; else each is judged by rules */
  isTracked: boolean;
  /** How often the sender changed since the first packet, counted as far as it matters */
  turns: number;
  /** Milliseconds since the epoch */
  expiresAt: number;
  readonly tcp: TcpTracking | undefined;
  /** Another flow with the same hash */
  next: Flow | undefined;
}

/** Entries that are looked at for age with each new flow; more than one, so that the dead go faster than others come */
const sweepPerInsertion = 4;
/** Entries among which the first to expire gives way when the table is full */
const evictionSample = 32;

/** Flows by key; a bounded number, the dead removed in passing instead of by timers. */
export class FlowTable {
  private readonly byHash = new Map<number, Flow>();
  private readonly flows = new Set<Flow>();
  private cursor = this.flows.values();

  /** @param maxFlows When as many are there, a new one takes the place of one that would soon expire */
  constructor(private readonly maxFlows: number) {}

  /** Flows that have not expired */
  count(now: number): number {
    for (const flow of this.flows) if (flow.expiresAt <= now) this.remove(flow);
    return this.flows.size;
  }

  find(key: FlowKey, now: number): Flow | undefined {
    for (let flow = this.byHash.get(hashOf(key)); flow !== undefined; flow = flow.next) {
      if (!isSame(flow.key, key)) continue;
      if (flow.expiresAt > now) return flow;
      this.remove(flow);
      return undefined;
    }
    return undefined;
  }

  /** Takes in a flow that is not there yet */
  add(flow: Flow, now: number): void {
    for (const old of this.sample(sweepPerInsertion)) if (old.expiresAt <= now) this.remove(old);
    if (this.flows.size >= this.maxFlows) this.evict();
    const hash = hashOf(flow.key);
    flow.next = this.byHash.get(hash);
    this.byHash.set(hash, flow);
    this.flows.add(flow);
  }

  remove(flow: Flow): void {
    this.flows.delete(flow);
    const hash = hashOf(flow.key);
    const first = this.byHash.get(hash);
    if (first === flow) {
      if (flow.next === undefined) this.byHash.delete(hash);
      else this.byHash.set(hash, flow.next);
      return;
    }
    for (let before = first; before !== undefined; before = before.next) {
      if (before.next !== flow) continue;
      before.next = flow.next;
      return;
    }
  }

  private evict(): void {
    let victim: Flow | undefined;
    for (const flow of this.sample(evictionSample)) {
      if (victim === undefined || flow.expiresAt < victim.expiresAt) victim = flow;
    }
    if (victim !== undefined) this.remove(victim);
  }

  /** The next flows of an endless walk through the table */
  private sample(count: number): Flow[] {
    const sample: Flow[] = [];
    for (let taken = 0; taken < Math.min(count, this.flows.size); taken += 1) {
      let step = this.cursor.next();
      if (step.done) {
        this.cursor = this.flows.values();
        step = this.cursor.next();
      }
      if (!step.done) sample.push(step.value);
    }
    return sample;
  }
}

function isSame(one: FlowKey, other: FlowKey): boolean {
  return (
    one.remotePort === other.remotePort &&
    one.localPort === other.localPort &&
    one.remote === other.remote &&
    one.local === other.local &&
    one.protocol === other.protocol
  );
}

function hashOf(key: FlowKey): number {
  let hash = Math.imul(key.remote ^ key.protocol, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ ((key.localPort << 16) | key.remotePort), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ key.local, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >> 2;
}
