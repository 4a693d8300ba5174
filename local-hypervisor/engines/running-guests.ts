import type { Guest } from "../control-plane/ports";
import { EngineError } from "./engine-error";

/** The guests of an engine, from the call that launches them to their end. */
export class RunningGuests<G extends Pick<Guest, "exited" | "powerOff">> {
  private readonly running = new Set<G>();
  private readonly launching = new Set<Promise<unknown>>();
  private closed = false;

  /**
   * @param engine such as `The QEMU engine`, for messages
   * @param onIdle hears each time that the last guest is gone and none is on its way, unless the engine was closed
   */
  constructor(
    private readonly engine: string,
    private readonly onIdle: () => void = () => undefined,
  ) {}

  /** Rejects with `EngineError` kind `gone` once the engine was closed, and as the launch does */
  async begin(launch: () => Promise<G>): Promise<G> {
    if (this.closed) throw new EngineError("gone", `${this.engine} was closed.`);
    const launching = launch();
    this.launching.add(launching);
    try {
      const guest = await launching;
      this.running.add(guest);
      void guest.exited.then(() => {
        this.running.delete(guest);
        this.lookWhetherIdle();
      });
      return guest;
    } finally {
      this.launching.delete(launching);
      this.lookWhetherIdle();
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

  private lookWhetherIdle(): void {
    if (!this.closed && this.running.size === 0 && this.launching.size === 0) this.onIdle();
  }
}
