import type { InstanceRecord, SavedMemory } from "../model/instance";
import { attachmentTo } from "../model/volume";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { bootLoaderOutput, guestEnd, launchFailure } from "./guest-failure";
import { Hibernation } from "./hibernation";
import { type HostedGuest, launchGuest } from "./hosted-guest";
import { HotPlug } from "./hot-plug";
import { beginRecovery, recovered } from "./instance-recovery";
import { discardInstanceStore } from "./instance-store";
import { transition } from "./instance-transition";
import { warnOfRelaxation } from "./launch-relaxation";
import type { GuestExit } from "./ports";

/** How long a guest may hold on to a disk or a network interface that is detached by force, milliseconds. */
const forcedDetachGraceMs = 5_000;

/** Terminated instances are described for this long, milliseconds; EC2 says "usually less than one hour". */
const terminatedRetentionMs = 60 * 60 * 1000;

/** The loop that carries one instance. */
interface Carrier {
  /** Something changed since the last look at the record */
  dirty: boolean;
  /** Ends the wait that the loop is in */
  interrupt: () => void;
}

/**
 * Makes guests follow their records. One loop an instance looks at the record and takes the step that its state asks
 * for: `pending` and `running` need a guest, `stopping` and `shutting-down` need it gone, attached volumes and network
 * interfaces need to be plugged. The record alone says what is to be done, so that a restart of the daemon carries on where a crash left off.
 */
export class GuestRunner {
  private readonly guests = new Map<string, HostedGuest>();
  private readonly carriers = new Map<string, Carrier>();
  private readonly timers = new Set<() => void>();
  private readonly hotPlug: HotPlug;
  private readonly hibernation: Hibernation;
  private closing = false;

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {
    this.hotPlug = new HotPlug(context, controlPlane);
    this.hibernation = new Hibernation(context, controlPlane);
  }

  /** Whether a guest runs for the instance. */
  isHosted(instanceId: string): boolean {
    return this.guests.has(instanceId);
  }

  /** The guest of the instance, if it has one. */
  hosted(instanceId: string): HostedGuest | undefined {
    return this.guests.get(instanceId);
  }

  /** Looks at the instance's record (again) and does what it asks for. */
  wake(instanceId: string): void {
    const carrier = this.carriers.get(instanceId);
    if (carrier) {
      carrier.dirty = true;
      carrier.interrupt();
      return;
    }
    this.context.afterCommit(() => {
      // Several may have been woken before the first of them begins.
      if (this.carriers.has(instanceId)) return this.wake(instanceId);
      return this.carry(instanceId);
    });
  }

  /** Pulls the plug of a guest that is to go, without waiting for its operating system. */
  force(instanceId: string): void {
    const guest = this.guests.get(instanceId);
    if (guest) guest.forced = true;
    this.wake(instanceId);
  }

  /** Ids of the instances whose guests a person paused */
  pausedInstances(): string[] {
    return [...this.guests].flatMap(([instanceId, { paused }]) => (paused ? [instanceId] : []));
  }

  reboot(instanceId: string): void {
    const hosted = this.guests.get(instanceId);
    if (!hosted) return;
    hosted.paused = false;
    hosted.guest.reboot();
  }

  /** Detaches as usual, and without the guest's consent when that takes too long. */
  forceDetach(instanceId: string, volumeId: string): void {
    this.wake(instanceId);
    this.later(forcedDetachGraceMs, () => {
      const volume = this.context.store.get("volume", volumeId);
      if (!volume || attachmentTo(volume, instanceId)?.state !== "detaching") return;
      this.context.afterCommit(async () => {
        await this.guests.get(instanceId)?.closeDisk(volumeId);
        this.controlPlane.volumeAttachments.settleDetached(volumeId, instanceId);
      });
    });
  }

  /** The same for a network interface. */
  forceDetachNetworkInterface(instanceId: string, networkInterfaceId: string): void {
    this.wake(instanceId);
    this.later(forcedDetachGraceMs, () => {
      const attachment = this.context.store.get("networkInterface", networkInterfaceId)?.attachment;
      if (attachment?.instanceId !== instanceId || attachment.state !== "detaching") return;
      this.guests.get(instanceId)?.cutInterface(networkInterfaceId);
      this.controlPlane.networkInterfaceAttachments.settleDetached(networkInterfaceId);
    });
  }

  /** Carries every instance on: boots what ran, ends what was ending, forgets what ended long ago. */
  reconcile(): void {
    const { store, clock } = this.context;
    for (const instance of store.listAll("instance")) {
      if (instance.state === "terminated")
        this.forgetLater(instance, instance.stateTimeMs + terminatedRetentionMs - clock.now());
      else this.wake(instance.id);
      if (instance.state === "terminated" || instance.state === "stopped")
        this.context.afterCommit(() => discardInstanceStore(this.context, instance));
      if (!instance.savedMemory) this.hibernation.discard(instance.id);
    }
  }

  /**
   * Shuts all guests down, within the grace for it, and leaves their records as they are: the next start boots them
   * again. Resolves when no guest runs.
   */
  async close(): Promise<void> {
    this.closing = true;
    for (const cancel of this.timers) cancel();
    this.timers.clear();
    for (const instanceId of new Set([...this.guests.keys(), ...this.carriers.keys()])) this.wake(instanceId);
    await this.context.settled();
  }

  private async carry(instanceId: string): Promise<void> {
    const carrier: Carrier = { dirty: true, interrupt: () => {} };
    this.carriers.set(instanceId, carrier);
    try {
      while (carrier.dirty) {
        carrier.dirty = false;
        await this.step(instanceId, carrier);
      }
    } finally {
      this.carriers.delete(instanceId);
    }
  }

  private async step(instanceId: string, carrier: Carrier): Promise<void> {
    const instance = this.context.store.get("instance", instanceId);
    const hosted = this.guests.get(instanceId);
    if (!instance) return;
    switch (instance.state) {
      case "pending":
      case "running":
        if (this.closing) {
          await this.shutDown(instanceId, this.context.shutdownGrace.downMs, carrier);
          return;
        }
        if (this.controlPlane.imageCreation.awaitsGuest(instance))
          return this.restForImages(instance, carrier);
        if (!hosted) return this.boot(instance, carrier);
        if (hosted.exit) return this.guestExited(instance, hosted.exit, carrier);
        return this.hotPlug.plug(instance, hosted);
      case "stopping": {
        const memory = await this.hibernation.save(instance, hosted);
        if (await this.shutDown(instanceId, this.context.shutdownGrace.stopMs, carrier))
          this.released(instanceId, carrier, memory);
        return;
      }
      case "shutting-down":
        this.controlPlane.imageCreation.instanceEnds(instance);
        if (await this.shutDown(instanceId, this.context.shutdownGrace.terminateMs, carrier))
          this.released(instanceId, carrier);
        return;
      case "stopped":
        this.controlPlane.imageCreation.guestIsDown(instance);
        return this.hotPlug.settleAttachments(instance);
      case "terminated":
        return;
    }
  }

  /** Shuts the guest down for CreateImage; the next look at the record boots it again. */
  private async restForImages(instance: InstanceRecord, carrier: Carrier): Promise<void> {
    if (!(await this.shutDown(instance.id, this.context.shutdownGrace.stopMs, carrier))) return;
    this.controlPlane.imageCreation.guestIsDown(instance);
    carrier.dirty = true;
  }

  private async boot(instance: InstanceRecord, carrier: Carrier): Promise<void> {
    const { store, log } = this.context;
    this.hotPlug.settleDetaching(instance);
    warnOfRelaxation(this.context, instance, (id, text) => this.controlPlane.consoles.note(id, text));
    let hosted: HostedGuest;
    try {
      hosted = await launchGuest(this.context, this.controlPlane, instance, (engine, spec) =>
        this.hibernation.begin(instance, engine, spec),
      );
    } catch (error) {
      log.error("cannot launch an instance", { instanceId: instance.id, error });
      this.bootFailed(instance, error);
      carrier.dirty = true;
      return;
    }
    this.guests.set(instance.id, hosted);
    void hosted.guest.exited.then((exit) => {
      hosted.exit = exit;
      if (this.guests.get(instance.id) === hosted) this.wake(instance.id);
    });
    store.transaction(() => {
      const current = store.get("instance", instance.id);
      // A reason that it has now is of a hibernated instance that lost its memory
      const reason = current?.stateReason;
      if (current?.state === "pending") transition(this.context, current, { event: "launched", reason });
      else if (current?.impairedSinceMs !== undefined) store.put("instance", recovered(current));
      this.hotPlug.settlePlugged(hosted);
    });
    log.info("instance launched", { instanceId: instance.id, engine: hosted.engine.name });
  }

  private bootFailed(failed: InstanceRecord, error: unknown): void {
    const { store } = this.context;
    const { id, impairedSinceMs } = failed;
    const { reason, sentence } = launchFailure(error);
    const isHosts = reason.code.startsWith("Server.");
    if (isHosts && impairedSinceMs !== undefined && this.recover(id, sentence)) return;
    store.transaction(() => {
      const instance = store.get("instance", id);
      if (instance?.state !== "pending" && instance?.state !== "running") return;
      const event = instance.hasRun ? "startFailed" : "launchFailed";
      this.ended(transition(this.context, instance, { event, reason }));
    });
    const output = bootLoaderOutput(failed, error);
    if (output !== undefined) this.controlPlane.consoles.port(id).output(Buffer.from(output));
    this.controlPlane.consoles.note(id, `This instance could not be launched: ${sentence}`);
  }

  /** The guest switched itself off, or its host failed it. */
  private async guestExited(instance: InstanceRecord, exit: GuestExit, carrier: Carrier): Promise<void> {
    const { store, log } = this.context;
    carrier.dirty = true;
    if (exit.kind === "failed" && this.recover(instance.id, exit.detail)) {
      await this.shutDown(instance.id, 0, carrier);
      return;
    }
    const { event, reason, sentence } = guestEnd(instance, exit);
    log.info("guest ended", { instanceId: instance.id, reason: reason.code });
    this.controlPlane.consoles.note(instance.id, sentence);
    store.transaction(() => {
      const current = store.get("instance", instance.id);
      if (current?.state === "running") transition(this.context, current, { event, reason });
    });
  }

  /** Lets the next look at the record start the guest again, where EC2 would; says whether. */
  private recover(instanceId: string, why: string): boolean {
    const { store, clock, log } = this.context;
    const began = store.transaction(() => {
      const instance = store.get("instance", instanceId);
      const recovering = instance && beginRecovery(instance, clock.now());
      if (recovering) store.put("instance", recovering);
      return recovering !== undefined;
    });
    if (!began) return false;
    log.warn("recovers an instance", { instanceId, why });
    this.controlPlane.consoles.note(
      instanceId,
      `The host of this instance failed and it is started again: ${why}`,
    );
    return true;
  }

  /**
   * Presses the power button and waits for the guest to go; pulls the plug after the grace. Resolves with false when
   * the record changed in the meantime and has to be looked at again.
   */
  private async shutDown(instanceId: string, graceMs: number, carrier: Carrier): Promise<boolean> {
    const { clock } = this.context;
    const hosted = this.guests.get(instanceId);
    if (!hosted) return true;
    hosted.pressPowerButton(clock.now());
    if (!hosted.exit) {
      const limitMs = this.closing ? Math.min(graceMs, this.context.shutdownGrace.downMs) : graceMs;
      const leftMs = hosted.forced ? 0 : (hosted.powerButtonAtMs ?? 0) + limitMs - clock.now();
      if (leftMs > 0 && (await this.waitForExit(hosted, leftMs, carrier)) === "interrupted") return false;
      if (!hosted.exit) {
        this.controlPlane.consoles.note(
          instanceId,
          "The guest did not shut down in time and was switched off.",
        );
        await hosted.guest.powerOff();
      }
    }
    await hosted.release();
    this.guests.delete(instanceId);
    this.controlPlane.consoles.unplug(instanceId);
    return true;
  }

  private waitForExit(
    hosted: HostedGuest,
    delayMs: number,
    carrier: Carrier,
  ): Promise<"exited" | "late" | "interrupted"> {
    // Woken between the look at the record and now.
    if (carrier.dirty) return Promise.resolve("interrupted");
    return new Promise((resolve) => {
      const cancel = this.context.clock.after(delayMs, () => resolve("late"));
      const end = (outcome: "exited" | "interrupted") => {
        cancel();
        resolve(outcome);
      };
      void hosted.guest.exited.then((exit) => {
        hosted.exit = exit;
        end("exited");
      });
      carrier.interrupt = () => end("interrupted");
    });
  }

  /** The guest is gone: the instance comes to rest, hibernated if its memory was saved. */
  private released(instanceId: string, carrier: Carrier, memory?: SavedMemory): void {
    const { store } = this.context;
    store.transaction(() => {
      const instance = store.get("instance", instanceId);
      if (instance?.state !== "stopping" && instance?.state !== "shutting-down") return;
      const { stateTransitionReason: transitionReason } = instance;
      const reason = this.hibernation.reasonOf(instance, memory);
      const savedMemory = instance.state === "stopping" ? memory : undefined;
      const resting = { ...instance, savedMemory };
      this.ended(transition(this.context, resting, { event: "released", reason, transitionReason }));
    });
    carrier.dirty = true;
  }

  /** Gives back what an instance held when it came to rest. */
  private ended(instance: InstanceRecord): void {
    const { id, region } = instance;
    this.context.afterCommit(() => discardInstanceStore(this.context, instance));
    if (!instance.savedMemory) this.hibernation.discard(id);
    if (instance.state === "stopped") {
      for (const { id: networkInterfaceId } of this.controlPlane.networkInterfaces.ofInstance(region, id))
        this.controlPlane.networkInterfaces.releasePublicAddress(region, networkInterfaceId);
      return;
    }
    for (const volume of this.controlPlane.volumes.attachedTo(region, id)) {
      // Of a volume that several instances have, the last to go decides.
      if (volume.attachment.deleteOnTermination && volume.attachments.length === 1)
        this.controlPlane.volumes.discard(volume.id);
      else this.controlPlane.volumeAttachments.settleDetached(volume.id, id);
    }
    this.controlPlane.networkInterfaces.deleteForInstance(region, id);
    this.forgetLater(instance, terminatedRetentionMs);
  }

  private forgetLater({ id }: InstanceRecord, delayMs: number): void {
    this.later(Math.max(0, delayMs), () => {
      this.context.store.delete("instance", id);
      this.controlPlane.consoles.forget(id);
    });
  }

  private later(delayMs: number, work: () => void): void {
    if (this.closing) return;
    const cancel = this.context.clock.after(delayMs, () => {
      this.timers.delete(cancel);
      work();
    });
    this.timers.add(cancel);
  }
}
