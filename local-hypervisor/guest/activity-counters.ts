import type { GuestActivity } from "../control-plane/ports";

/** What a student asks about a guest: what its hypervisor did for it. */
export type ActivityGroup =
  /** Privileged instructions that left the guest for the hypervisor, by instruction */
  | "trap"
  /** Calls into the hypervisor, by Xen's name of the call and its operation */
  | "hypercall"
  /** Interrupts and events that the guest was given, by their source */
  | "interrupt"
  /** Requests to devices, by device and kind; what the guest did at their ports and registers */
  | "io"
  /** Bytes of the requests of the same name */
  | "bytes";

export interface ActivityCounter {
  count: number;
}

/**
 * Counts since the guest was switched on. A part asks for its counter once and adds to it: that costs an addition, so
 * that counting never stops.
 */
export class ActivityCounters {
  private readonly groups: Record<ActivityGroup, Map<string, ActivityCounter>> = {
    trap: new Map(),
    hypercall: new Map(),
    interrupt: new Map(),
    io: new Map(),
    bytes: new Map(),
  };

  counter(group: ActivityGroup, name: string): ActivityCounter {
    const counters = this.groups[group];
    let counter = counters.get(name);
    if (!counter) {
      counter = { count: 0 };
      counters.set(name, counter);
    }
    return counter;
  }

  /** Goes on from what was counted before */
  add(counts: GuestActivity): void {
    for (const group of Object.keys(this.groups) as ActivityGroup[])
      for (const [name, count] of Object.entries(counts[group])) this.counter(group, name).count += count;
  }

  /** What happened at least once */
  counts(): GuestActivity {
    const countsOf = (group: ActivityGroup) =>
      Object.fromEntries(
        [...this.groups[group]].flatMap(([name, { count }]) => (count > 0 ? [[name, count]] : [])),
      );
    return {
      trap: countsOf("trap"),
      hypercall: countsOf("hypercall"),
      interrupt: countsOf("interrupt"),
      io: countsOf("io"),
      bytes: countsOf("bytes"),
    };
  }
}
