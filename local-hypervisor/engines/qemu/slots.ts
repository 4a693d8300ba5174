import { EngineError } from "../engine-error";

/** Places on the guest's bus that are free. */
export class Slots {
  private readonly free: number[];

  constructor(slots: readonly number[]) {
    this.free = [...slots];
  }

  /** The one that is wanted, when it is free, else the first; throws `EngineError` kind `unsupported` when none is */
  take(wanted?: number): number {
    const at = wanted === undefined ? -1 : this.free.indexOf(wanted);
    const [slot] = this.free.splice(Math.max(0, at), 1);
    if (slot === undefined) throw new EngineError("unsupported", "The guest has no free slot for it.");
    return slot;
  }

  giveBack(slot: number): void {
    this.free.unshift(slot);
  }
}
