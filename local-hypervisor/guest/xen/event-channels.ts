import type { ActivityCounter, ActivityCounters } from "../activity-counters";
import { fail } from "./errors";
import type { BoundEventChannel, EventChannelBinder } from "./ports";
import { maxEventChannels, type SharedInfo } from "./shared-info";

/** What a port of the guest is bound to. */
type Port =
  /** Waits for domain 0 to bind to it */
  | { readonly kind: "unbound" }
  | { readonly kind: "domainZero"; readonly notified: () => void; closed?: () => void }
  | { readonly kind: "virtualInterrupt"; readonly number: number }
  /** The guest's own messages to its only processor */
  | { readonly kind: "interProcessor" };

export interface SavedEventChannels {
  /** By port; what domain 0 was bound to waits for it to bind again */
  readonly ports: readonly (readonly [
    port: number,
    kind: "unbound" | "virtualInterrupt" | "interProcessor",
    number?: number,
  ])[];
}

/** EVTCHNSTAT_* of xen/include/public/event_channel.h */
const status = { closed: 0, unbound: 1, interdomain: 2, virtualInterrupt: 4, interProcessor: 5 } as const;
const domainZero = 0;
const ownDomain = 0x7ff0;
/** VIRQ_TIMER, VIRQ_DEBUG: those of a guest without privileges */
const virtualInterrupts = 24;

/** Event channels of one guest with one processor, told of by two levels of bits (event_channel.h). */
export class EventChannels implements EventChannelBinder {
  private readonly ports = new Map<number, Port>();
  private readonly timerEvents: ActivityCounter | undefined;
  private readonly ownEvents: ActivityCounter | undefined;

  constructor(
    private readonly sharedInfo: SharedInfo,
    /** Interrupts the guest's processor */
    private readonly interrupt: () => void,
    saved?: SavedEventChannels,
    /** Takes events by their source, as interrupts */
    private readonly counters?: ActivityCounters,
  ) {
    this.timerEvents = this.eventsFrom("timer");
    this.ownEvents = this.eventsFrom("the guest itself");
    for (const [port, kind, number = 0] of saved?.ports ?? [])
      this.ports.set(port, kind === "virtualInterrupt" ? { kind, number } : { kind });
  }

  /** EVTCHNOP_alloc_unbound: only for domain 0, the one other that there is */
  allocateUnbound(domain: number, remoteDomain: number, guestDomain: number): number {
    if (domain !== ownDomain && domain !== guestDomain) fail("notPermitted");
    if (remoteDomain !== domainZero) fail("noSuchEntry");
    return this.allocate({ kind: "unbound" });
  }

  /** EVTCHNOP_bind_virq */
  bindVirtualInterrupt(number: number, processor: number): number {
    if (number >= virtualInterrupts) fail("invalid");
    if (processor !== 0) fail("noSuchEntry");
    if (this.portOfVirtualInterrupt(number) !== undefined) fail("exists");
    return this.allocate({ kind: "virtualInterrupt", number });
  }

  /** EVTCHNOP_bind_ipi */
  bindInterProcessor(processor: number): number {
    if (processor !== 0) fail("noSuchEntry");
    return this.allocate({ kind: "interProcessor" });
  }

  /** EVTCHNOP_bind_vcpu: there is one processor to be told */
  bindToProcessor(port: number, processor: number): void {
    this.require(port);
    if (processor !== 0) fail("noSuchEntry");
  }

  /** EVTCHNOP_close */
  close(port: number): void {
    const bound = this.require(port);
    this.ports.delete(port);
    this.sharedInfo.clearPending(port);
    if (bound.kind === "domainZero") bound.closed?.();
  }

  /** EVTCHNOP_send */
  send(port: number): void {
    const bound = this.require(port);
    switch (bound.kind) {
      case "domainZero":
        bound.notified();
        break;
      case "interProcessor":
        this.raise(port, this.ownEvents);
        break;
      case "virtualInterrupt":
        fail("invalid");
        break;
      case "unbound":
        // Nobody listens yet, which is no error
        break;
    }
  }

  /** EVTCHNOP_unmask */
  unmask(port: number): void {
    this.require(port);
    if (this.sharedInfo.unmask(port)) this.interrupt();
  }

  /** EVTCHNOP_status: EVTCHNSTAT_* and what it is bound to */
  status(port: number): { readonly status: number; readonly detail: number } {
    if (port >= maxEventChannels) fail("invalid");
    const bound = this.ports.get(port);
    if (!bound) return { status: status.closed, detail: 0 };
    switch (bound.kind) {
      case "domainZero":
        return { status: status.interdomain, detail: domainZero };
      case "virtualInterrupt":
        return { status: status.virtualInterrupt, detail: bound.number };
      default:
        return { status: status[bound.kind], detail: 0 };
    }
  }

  /** EVTCHNOP_reset */
  closeAll(): void {
    for (const port of [...this.ports.keys()]) this.close(port);
  }

  /** Raises a virtual interrupt, where the guest bound it */
  raiseVirtualInterrupt(number: number): void {
    const port = this.portOfVirtualInterrupt(number);
    if (port !== undefined) this.raise(port, this.timerEvents);
  }

  bind(remotePort: number, notified: () => void, source = "domain 0"): BoundEventChannel | undefined {
    if (this.ports.get(remotePort)?.kind !== "unbound") return undefined;
    const bound: Extract<Port, { kind: "domainZero" }> = { kind: "domainZero", notified };
    this.ports.set(remotePort, bound);
    const events = this.eventsFrom(source);
    const isBound = () => this.ports.get(remotePort) === bound;
    return {
      remotePort,
      notify: () => {
        if (isBound()) this.raise(remotePort, events);
      },
      onClosed: (closed) => {
        bound.closed = closed;
      },
      close: () => {
        if (isBound()) this.ports.set(remotePort, { kind: "unbound" });
      },
    };
  }

  save(): SavedEventChannels {
    return {
      ports: [...this.ports].map(([port, bound]) => {
        if (bound.kind === "virtualInterrupt") return [port, bound.kind, bound.number] as const;
        return [port, bound.kind === "domainZero" ? "unbound" : bound.kind] as const;
      }),
    };
  }

  private allocate(bound: Port): number {
    // Port 0 is never given
    for (let port = 1; port < maxEventChannels; port++) {
      if (this.ports.has(port)) continue;
      this.ports.set(port, bound);
      return port;
    }
    return fail("noSpace");
  }

  private require(port: number): Port {
    return this.ports.get(port) ?? fail("invalid");
  }

  private portOfVirtualInterrupt(number: number): number | undefined {
    for (const [port, bound] of this.ports)
      if (bound.kind === "virtualInterrupt" && bound.number === number) return port;
    return undefined;
  }

  private raise(port: number, events: ActivityCounter | undefined): void {
    if (events) events.count++;
    if (this.sharedInfo.setPending(port)) this.interrupt();
  }

  private eventsFrom(source: string): ActivityCounter | undefined {
    return this.counters?.counter("interrupt", `event from ${source}`);
  }
}
