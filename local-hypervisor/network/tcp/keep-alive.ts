import type { Clock } from "../../model/clock";
import { Timer } from "./timer";

/** Unanswered probes before the other end counts as gone, as Linux has it */
const maximumProbes = 9;
/** A probe every so often, as a part of the idle time */
const probeInterval = 1 / 10;

/** Asks an other end that has been silent for long whether it is still there (RFC 9293, 3.8.4). */
export class KeepAlive {
  private readonly timer: Timer;
  private heardAtMs: number;
  private probes = 0;

  constructor(
    private readonly clock: Clock,
    /** Silence before the first probe, milliseconds */
    private readonly idleMs: number,
    private readonly events: { probe(): void; gaveUp(): void },
  ) {
    this.timer = new Timer(clock);
    this.heardAtMs = clock.now();
    this.arm(idleMs);
  }

  /** The other end said something */
  heard(): void {
    this.heardAtMs = this.clock.now();
    this.probes = 0;
  }

  stop(): void {
    this.timer.cancel();
  }

  /** The alarm is not set anew for every segment: it looks when it rings */
  private arm(delayMs: number): void {
    this.timer.start(delayMs, () => this.look());
  }

  private look(): void {
    const silentMs = this.clock.now() - this.heardAtMs;
    if (silentMs < this.idleMs) {
      this.arm(this.idleMs - silentMs);
    } else if (this.probes >= maximumProbes) {
      this.events.gaveUp();
    } else {
      this.probes += 1;
      this.events.probe();
      this.arm(this.idleMs * probeInterval);
    }
  }
}
