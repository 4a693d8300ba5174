/** A guest that does nothing for this long is done with most of what it ran */
const doneAfterMs = 5_000;
/** So much code is worth the time in which it is compiled again, and a collection of garbage: some MiB */
const worthwhileModules = 24;

/** Of `GuestCodeCompiler` */
export interface CompiledCode {
  readonly forgettable: number;
  forget(): void;
}

/**
 * What is given back of an idle guest's memory. The compiled code of a boot is as large as half of a small guest's own
 * memory, and hardly any of it runs again; its thread's heap is as large as booting made it, and V8 collects the garbage
 * of no thread that makes none.
 */
export class IdleHousekeeping {
  private hasCollected = false;

  /** @param collectGarbage collects the garbage of this thread */
  constructor(
    private readonly code: CompiledCode,
    private readonly collectGarbage: () => void,
  ) {}

  /** The guest does nothing, for so many milliseconds by now */
  idle(idleMs: number): void {
    if (idleMs < doneAfterMs) return;
    const isWorthwhile = this.code.forgettable >= worthwhileModules;
    if (this.hasCollected && !isWorthwhile) return;
    if (isWorthwhile) this.code.forget();
    this.hasCollected = true;
    this.collectGarbage();
  }
}
