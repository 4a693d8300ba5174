/** Lets changes pass unless it is held, and tells when those that passed are done. */
export class Gate {
  private holds = 0;
  private opened: Promise<void> | undefined;
  private open: () => void = () => {};
  private passing = 0;
  private waiting: (() => void)[] = [];

  /** Runs `work` once nobody holds the gate */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.opened) await this.opened;
    this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** Passes while it is known that nobody holds the gate; `leave` is to follow */
  enter(): void {
    this.passing++;
  }

  leave(): void {
    if (--this.passing === 0) for (const wake of this.waiting.splice(0)) wake();
  }

  /** Holds back from this very moment on what has not begun; the result lets it go again */
  hold(): () => void {
    if (this.holds++ === 0) {
      this.opened = new Promise((resolve) => {
        this.open = resolve;
      });
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      if (--this.holds > 0) return;
      this.opened = undefined;
      this.open();
    };
  }

  /** Resolves when nothing that passed is under way; to be called while the gate is held */
  async drained(): Promise<void> {
    while (this.passing > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
