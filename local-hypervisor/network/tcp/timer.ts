import type { Clock } from "../../model/clock";

/** One alarm that can be set, set again and cancelled. */
export class Timer {
  private cancelAlarm: (() => void) | undefined;

  constructor(private readonly clock: Clock) {}

  get running(): boolean {
    return this.cancelAlarm !== undefined;
  }

  /** Replaces an alarm that is already set */
  start(delayMs: number, ring: () => void): void {
    this.cancel();
    this.cancelAlarm = this.clock.after(delayMs, () => {
      this.cancelAlarm = undefined;
      ring();
    });
  }

  cancel(): void {
    this.cancelAlarm?.();
    this.cancelAlarm = undefined;
  }
}
