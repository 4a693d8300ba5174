import type { SharedInfo } from "./shared-info";

const nanosecondsPerSecond = 1_000_000_000n;
/** Longest time that a host's timer can be set to, ms */
const maxDelayMs = 2 ** 31 - 1;

/** XEN_PVCLOCK_TSC_STABLE_BIT, XEN_PVCLOCK_GUEST_STOPPED: the guest takes the second back once it has seen it */
const flag = { stable: 1, guestStopped: 2 } as const;

export interface TimePorts {
  /** The guest's time stamp counter, which counts nanoseconds from the processor's reset on */
  timeStamp(): bigint;
  /** Milliseconds since 1970 */
  now(): number;
  after(delayMs: number, callback: () => void): () => void;
  /** The guest's timer is due (VIRQ_TIMER) */
  due(): void;
}

export interface SavedTime {
  /** System time at which the timer is due, nanoseconds; undefined where none is set */
  readonly dueAt: bigint | undefined;
}

/**
 * Xen's clock and the one-shot timer of the guest's processor. The counter runs at 1 GHz and is the system time itself,
 * so that what the guest computes from it (pvclock) is right at any moment and never goes back.
 */
export class DomainTime {
  private dueAt: bigint | undefined;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly ports: TimePorts,
    saved?: SavedTime,
  ) {
    if (saved?.dueAt !== undefined) this.setTimer(saved.dueAt);
  }

  /** Nanoseconds since the domain was switched on */
  systemTime(): bigint {
    return this.ports.timeStamp();
  }

  /** Tells the guest; after the page or the processor's part of it got a new place, and after a restore */
  publish(sharedInfo: SharedInfo, { stoodStill = false } = {}): void {
    const wallClock = BigInt(Math.round(this.ports.now() * 1e6)) - this.systemTime();
    sharedInfo.setWallClock(
      Number(wallClock / nanosecondsPerSecond),
      Number(wallClock % nanosecondsPerSecond),
    );
    sharedInfo.setVcpuTime((fields) => {
      fields.setBigUint64(8, 0n, true);
      fields.setBigUint64(16, 0n, true);
      // Nanoseconds are (ticks << 1) * 2^31 >> 32
      fields.setUint32(24, 0x80000000, true);
      fields.setInt8(28, 1);
      fields.setUint8(29, flag.stable | (stoodStill ? flag.guestStopped : 0));
    });
  }

  /** Sets the timer to a system time; one that has passed is due at once */
  setTimer(dueAt: bigint): void {
    this.stopTimer();
    this.dueAt = dueAt;
    const delayMs = Number(dueAt - this.systemTime()) / 1e6;
    this.cancel = this.ports.after(Math.min(maxDelayMs, Math.max(0, delayMs)), () => this.expire());
  }

  stopTimer(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.dueAt = undefined;
  }

  save(): SavedTime {
    return { dueAt: this.dueAt };
  }

  /** The host's timers may be early by a fraction of a millisecond: an event too early costs the guest another */
  private expire(): void {
    const { dueAt } = this;
    if (dueAt !== undefined && dueAt - this.systemTime() > 0n) this.setTimer(dueAt);
    else {
      this.stopTimer();
      this.ports.due();
    }
  }
}
