import type { Guest } from "../control-plane/ports";
import { EngineError } from "./engine-error";

/** The guests of an engine, from the call that launches them to their end. */
export class RunningGuests<G extends Pick<Guest, "exited" | "powerOff">> {
  private readonly running = new Set<G>();
  private readonly launching = new Set<Promise<unknown>>();
  private closed = false;

  /** @param engine such as `The QEMU engine`, for messages */
  constructor(private readonly engine: string) {}

  /** Rejects with `EngineError` kind `gone` once the engine was closed, and as the launch does */
  async begin(launch: () => Promise<G>): Promise<G> {
    if (this.closed) throw new EngineError("gone", `${this.engine} was closed.`);
    const launching = launch();
    this.launching.add(launching);
    try {
      const guest = await launching;
      this.running.add(guest);
      void guest.exited.then(() => this.running.delete(guest));
      return guest;
    } finally {
      this.launching.delete(launching);
    }
  }

  /** No guest begins afterwards; resolves when those that were on their way run or have failed */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled([...this.launching]);
  }

  async powerOff(): Promise<void> {
    await Promise.all([...this.running].map((guest) => guest.powerOff()));
  }
}
