import { guestMotionErrors as errors, GuestMotionError } from "../model/errors/guest-motion";
import type { ControlPlaneContext } from "./context";
import type { HostedGuest } from "./hosted-guest";
import type { GuestMove } from "./ports";

/** What is asked of a guest that EC2 has no word for: its instance stays `running`. */
export class GuestMotion {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly hosted: (instanceId: string) => HostedGuest | undefined,
  ) {}

  /** Stops the guest's processor. Rejects with `GuestMotionError`, as the others do */
  async pause(instanceId: string): Promise<void> {
    const hosted = this.require(instanceId);
    if (hosted.paused) throw errors.alreadyPaused(instanceId);
    await this.ask(() => hosted.guest.pause());
    hosted.paused = true;
    this.context.log.info("guest paused", { instanceId });
  }

  async resume(instanceId: string): Promise<void> {
    const hosted = this.require(instanceId);
    if (!hosted.paused) throw errors.notPaused(instanceId);
    await this.ask(() => hosted.guest.resume());
    hosted.paused = false;
    this.context.log.info("guest resumed", { instanceId });
  }

  /** Takes the guest to another worker */
  async move(instanceId: string): Promise<GuestMove> {
    const hosted = this.require(instanceId);
    if (hosted.paused) throw errors.alreadyPaused(instanceId);
    const move = await this.ask(() => hosted.guest.move());
    this.context.log.info("guest moved", { instanceId, ...move });
    return move;
  }

  private require(instanceId: string): HostedGuest {
    const instance = this.context.store.get("instance", instanceId);
    if (!instance) throw errors.unknownInstance(instanceId);
    const hosted = this.hosted(instanceId);
    if (instance.state !== "running" || !hosted || hosted.exit)
      throw errors.notRunning(instanceId, instance.state);
    const { name, capabilities } = hosted.engine;
    if (!capabilities.savesGuests) throw errors.engineSavesNothing(instanceId, name);
    return hosted;
  }

  private async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof GuestMotionError) throw error;
      const { kind, message } = error as Error & { readonly kind?: string };
      throw errors.engineRefused(message, kind === "busy" || kind === "gone");
    }
  }
}
