import { IdlePolicy } from "./idle-policy";
import { ProcessorTimers } from "./processor-timers";
import type { Loop } from "./v86-internals";

export interface RunLoopEvents {
  /** Between two slices in which the processor runs */
  pause(): void;
  /** The guest does nothing, for so many milliseconds by now; before each sleep */
  idle(idleMs: number): void;
  /** The virtual machine itself broke down; it does not go on */
  broken(error: unknown): void;
}

/** When the guest's processor runs and when it sleeps: takes the place of what v86 has for it. */
export class RunLoop {
  readonly timers = new ProcessorTimers(() => performance.now());
  private readonly policy = new IdlePolicy(() => performance.now());
  private tick = 0;
  private expiring = false;
  private sleep: NodeJS.Timeout | undefined;

  constructor(
    private readonly loop: Loop,
    private readonly events: RunLoopEvents,
  ) {
    loop.yield = (delayMs, tick) => this.sliceIsOver(delayMs, tick);
  }

  private sliceIsOver(delayMs: number, tick: number): void {
    this.tick = tick;
    // An interrupt of the timers' own: what it is for comes next
    if (this.expiring) return;
    clearTimeout(this.sleep);
    const { policy, timers } = this;
    this.events.pause();
    // That woke the guest
    if (this.tick !== tick) return;
    // No delay: a busy guest, or a sleeping one that an interrupt wakes
    if (delayMs > 0 && this.loop.cpu.in_hlt[0]) {
      const sleepMs = policy.sleepMs(Math.min(delayMs, timers.nextMs));
      this.events.idle(policy.idleMs);
      this.sleep = setTimeout(() => this.proceed(tick), Math.ceil(sleepMs));
    } else {
      if (this.loop.cpu.in_hlt[0]) policy.woken();
      else policy.ran();
      setImmediate(() => this.proceed(tick));
    }
  }

  private proceed(tick: number): void {
    if (tick !== this.tick) return;
    try {
      this.expiring = true;
      this.timers.expire();
      this.expiring = false;
      this.loop.yield_callback(this.tick);
    } catch (error) {
      this.expiring = false;
      this.loop.stop();
      this.events.broken(error);
    }
  }
}
