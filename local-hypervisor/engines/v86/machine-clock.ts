/**
 * What the machine's timers and its time stamp counter go by, milliseconds. It stands still while a saved machine is
 * built, so that the counter is the saved one, and goes on from there.
 */
export class MachineClock {
  private offsetMs = 0;
  private heldAtMs: number | undefined;

  constructor(private readonly hostNow: () => number = () => performance.now()) {}

  readonly now = (): number => this.heldAtMs ?? this.hostNow() + this.offsetMs;

  /** Stands still at a time */
  hold(atMs: number): void {
    this.heldAtMs = atMs;
  }

  /** Goes on from where it stands, or from later on: never goes back */
  release(passedMs: number): void {
    if (this.heldAtMs === undefined) return;
    this.offsetMs = this.heldAtMs + Math.max(0, passedMs) - this.hostNow();
    this.heldAtMs = undefined;
  }
}
