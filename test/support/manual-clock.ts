import type { Clock } from "../../local-hypervisor/model/clock";

interface Alarm {
  readonly dueAt: number;
  readonly order: number;
  readonly ring: () => void;
}

/** Time that passes only when a test says so; alarms ring in the order of their times, equal times in order of setting. */
export class ManualClock implements Clock {
  private readonly alarms = new Set<Alarm>();
  private order = 0;

  /** @param time Milliseconds since the epoch */
  constructor(private time = Date.UTC(2026, 0, 15)) {}

  now(): number {
    return this.time;
  }

  after(delayMs: number, callback: () => void): () => void {
    this.order += 1;
    const alarm = { dueAt: this.time + Math.max(delayMs, 0), order: this.order, ring: callback };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  }

  /** Alarms that are set */
  get pending(): number {
    return this.alarms.size;
  }

  /** Moves to the next alarm and rings it; false when none is set */
  step(): boolean {
    let next: Alarm | undefined;
    for (const alarm of this.alarms) {
      const sooner = next === undefined || alarm.dueAt < next.dueAt;
      if (sooner || (alarm.dueAt === next?.dueAt && alarm.order < next.order)) next = alarm;
    }
    if (next === undefined) return false;
    this.alarms.delete(next);
    this.time = Math.max(this.time, next.dueAt);
    next.ring();
    return true;
  }

  /** Lets time pass and rings what becomes due on the way */
  advance(durationMs: number): void {
    const end = this.time + durationMs;
    const isDue = () => [...this.alarms].some((alarm) => alarm.dueAt <= end);
    while (isDue()) this.step();
    this.time = end;
  }
}
