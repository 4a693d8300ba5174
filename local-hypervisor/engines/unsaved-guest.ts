import type { GuestExit, GuestSpec } from "../control-plane/ports";
import { EngineError } from "./engine-error";

/** A guest that was asked to reboot and did not is reset after this, as EC2 does */
const rebootTimeoutMs = 240_000;
/** Asked again while it runs: one that still boots may not have heard it */
const askAgainMs = 10_000;

/** A guest of an engine that saves none: it runs, is asked to shut down or reboot, and ends once. */
export abstract class UnsavedGuest {
  readonly exited: Promise<GuestExit>;
  /** What it was asked to do and has not done yet */
  protected asked: "powerOff" | "reboot" | undefined;
  private timers: NodeJS.Timeout[] = [];
  private over: Promise<void> | undefined;
  private settleExit: (exit: GuestExit) => void = () => undefined;

  /** @param engine such as `The Xen host`, for messages */
  constructor(
    protected readonly spec: GuestSpec,
    private readonly engine: string,
  ) {
    this.exited = new Promise((resolve) => {
      this.settleExit = resolve;
    });
  }

  /** Asks the guest's operating system; nobody may hear it */
  protected abstract signal(what: "powerOff" | "reboot"): void;

  /** Boots the guest again whatever it does */
  protected abstract reset(): void;

  /** Gives back all that it has; resolves when no request of it runs any longer */
  protected abstract release(): Promise<void>;

  pressPowerButton(): void {
    if (this.over) return;
    this.asked = "powerOff";
    const press = (): void => {
      this.signal("powerOff");
      this.later(askAgainMs, press);
    };
    press();
  }

  reboot(): void {
    if (this.over || this.asked) return;
    this.asked = "reboot";
    this.signal("reboot");
    this.later(rebootTimeoutMs, () => this.reset());
  }

  async powerOff(): Promise<void> {
    await this.end({ kind: "poweredOff" });
  }

  pause(): Promise<never> {
    return this.refuseToSave();
  }

  resume(): Promise<never> {
    return this.refuseToSave();
  }

  save(): Promise<never> {
    return this.refuseToSave();
  }

  move(): Promise<never> {
    return this.refuseToSave();
  }

  protected get isOver(): boolean {
    return this.over !== undefined;
  }

  /** Ends the guest once, for the first reason that is given; resolves when it has nothing left */
  protected end(exit: GuestExit): Promise<void> {
    this.over ??= (async () => {
      this.stopTimers();
      this.spec.console.onInput(() => undefined);
      await this.release();
      this.settleExit(exit);
    })();
    return this.over;
  }

  /** It boots again: what it was asked to do is done */
  protected beginsAnew(): void {
    this.asked = undefined;
    this.stopTimers();
  }

  private stopTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  /** Throws `EngineError` kind `gone` */
  protected requireRunning(): void {
    if (this.over) throw goneError();
  }

  /** A guest that ends meanwhile has let go of everything */
  protected async unlessOver(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, this.exited]);
  }

  private later(delayMs: number, work: () => void): void {
    this.timers.push(setTimeout(work, delayMs));
  }

  private async refuseToSave(): Promise<never> {
    throw new EngineError("unsupported", `${this.engine} does not pause, save and move its guests.`);
  }
}

export const goneError = (): EngineError => new EngineError("gone", "The guest has ended.");
