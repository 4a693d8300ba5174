/** What a student asks about a guest: what its hypervisor did for it. */
export type ActivityGroup =
  /** Privileged instructions that left the guest for the hypervisor, by instruction */
  | "trap"
  /** Calls into the hypervisor, by Xen's name of the call and its operation */
  | "hypercall"
  /** Interrupts and events that the guest was given, by their source */
  | "interrupt"
  /** Requests to devices, by device and kind */
  | "io";

export interface ActivityCounter {
  count: number;
}

export type ActivityCounts = Readonly<Record<ActivityGroup, Readonly<Record<string, number>>>>;

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

  /** What happened at least once */
  counts(): ActivityCounts {
    const countsOf = (group: ActivityGroup) =>
      Object.fromEntries(
        [...this.groups[group]].flatMap(([name, { count }]) => (count > 0 ? [[name, count]] : [])),
      );
    return {
      trap: countsOf("trap"),
      hypercall: countsOf("hypercall"),
      interrupt: countsOf("interrupt"),
      io: countsOf("io"),
    };
  }
}
