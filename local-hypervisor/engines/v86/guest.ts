import type {
  Guest,
  GuestDisk,
  GuestExit,
  GuestMove,
  GuestNetworkInterface,
  GuestReport,
  GuestSpec,
  SavedGuest,
} from "../../control-plane/ports";
import { diskSerial } from "../../guest/agent-protocol";
import { EngineError } from "../engine-error";
import { DiskServer } from "./disk-server";
import { GuestCalls } from "./guest-calls";
import { GuestThread } from "./guest-thread";
import type {
  DiskDescription,
  HostMessage,
  ResumedGuest,
  TemplateMachine,
  WorkerMessage,
  WorkerStart,
} from "./messages";
import { NetworkPorts } from "./network-ports";
import type { WasmModule } from "./web-assembly";

/** What an engine gives every guest. */
export interface GuestHome {
  readonly workerPath: string;
  readonly wasmModule: WasmModule;
  /** Of a guest whose machine is started by firmware */
  readonly firmware?: Uint8Array;
  readonly cacheFolder: string;
  readonly onReboot?: (instanceId: string) => void;
}

/** A guest as the daemon's thread has it: its worker, and what the worker's messages are about. */
export class V86Guest implements Guest {
  readonly exited: Promise<GuestExit>;
  private readonly start: Omit<WorkerStart, "disks" | "networkInterfaces">;
  /** By serial, root disk first */
  private readonly guestDisks = new Map<string, GuestDisk>();
  private readonly disks: DiskServer;
  private readonly network: NetworkPorts;
  private readonly calls: GuestCalls;
  private thread: GuestThread;
  /** Messages that wait while the guest moves */
  private held: { readonly message: HostMessage; readonly transfer: ArrayBuffer[] }[] | undefined;
  private paused = false;
  private moving = false;
  private over: Promise<void> | undefined;
  private settleExit: (exit: GuestExit) => void = () => undefined;

  private constructor(
    private readonly spec: GuestSpec,
    private readonly home: GuestHome,
    start: Pick<WorkerStart, "awaitsGuest" | "becomesTemplate">,
  ) {
    this.disks = new DiskServer((message, transfer) => this.post(message, transfer));
    for (const disk of spec.disks) this.addDisk(disk);
    this.network = new NetworkPorts((message, transfer) => this.post(message, transfer));
    this.calls = new GuestCalls((message) => this.post(message));
    this.start = {
      wasmModule: home.wasmModule,
      instanceId: spec.instanceId,
      memoryMib: spec.memoryMib,
      virtualizationType: spec.virtualizationType,
      enaNetworkCards: spec.hypervisor === "nitro" && spec.enaSupport === true,
      firmware: home.firmware,
      cacheFolder: home.cacheFolder,
    };
    this.exited = new Promise((resolve) => {
      this.settleExit = resolve;
    });
    const networkInterfaces = [...spec.networkInterfaces]
      .sort((one, other) => one.deviceIndex - other.deviceIndex)
      .map((networkInterface) => this.network.add(networkInterface));
    this.thread = this.startThread({ ...start, networkInterfaces });
    spec.console.onInput((bytes) => this.post({ kind: "consoleInput", bytes: Uint8Array.from(bytes) }));
  }

  /** Resolves once the machine is switched on; rejects with `EngineError` kind `boot` when its disk does not boot */
  static async launch(spec: GuestSpec, home: GuestHome): Promise<V86Guest> {
    const guest = new V86Guest(spec, home, { awaitsGuest: false });
    await guest.begin(() => guest.thread.milestone());
    return guest;
  }

  /** A machine of which a template is to be made, by `suspend` */
  static async launchTemplate(spec: GuestSpec, home: GuestHome): Promise<V86Guest> {
    const guest = new V86Guest(spec, home, { awaitsGuest: false, becomesTemplate: true });
    await guest.begin(() => guest.thread.milestone());
    return guest;
  }

  /** Resolves once the guest goes on; rejects with `EngineError` kind `boot` when it cannot go on from the artefact */
  static async restore(
    spec: GuestSpec,
    home: GuestHome,
    saved: Pick<ResumedGuest, "artefact" | "clock" | "template">,
  ): Promise<V86Guest> {
    const guest = new V86Guest(spec, home, { awaitsGuest: true });
    const { thread } = guest;
    await guest.begin(async () => {
      await thread.milestone();
      const { networkInterfaces } = guest.network.handOver();
      const disks = guest.diskDescriptions();
      thread.post({ kind: "goOn", guest: { ...saved, disks, networkInterfaces } });
      await thread.milestone();
      // They may have grown since it was saved; a size that it knows is nothing new to a guest
      if (!saved.template)
        for (const { serial, sizeBytes } of disks) thread.post({ kind: "diskResized", serial, sizeBytes });
    });
    return guest;
  }

  async pause(): Promise<void> {
    this.requireAtRest();
    await this.call((call) => ({ kind: "pause", call }));
    this.paused = true;
  }

  async resume(): Promise<void> {
    this.paused = false;
    await this.call((call) => ({ kind: "resume", call }));
  }

  async save(): Promise<SavedGuest> {
    this.requireAtRest();
    const artefact = await this.artefactBySaving();
    this.paused = true;
    await this.disks.idle();
    return { engine: "v86", artefact };
  }

  /** Has the operating system suspend itself; the artefact is of a guest that goes on as another one */
  async suspend(): Promise<{ readonly artefact: SharedArrayBuffer; readonly machine: TemplateMachine }> {
    const { artefact, template } = await this.call((call) => ({ kind: "suspend", call }));
    if (!artefact || !template) throw new EngineError("internal", "The guest's worker gave no template.");
    return { artefact, machine: template };
  }

  /** Stop and copy: the other worker's machine is ready before the guest is stopped, and the first stays until it runs */
  async move(): Promise<GuestMove> {
    this.requireAtRest();
    if (this.paused) throw new EngineError("busy", "The guest is paused: resume it, then move it.");
    this.moving = true;
    const next = this.startThread({ awaitsGuest: true, networkInterfaces: [] });
    try {
      await next.milestone();
      return await this.moveTo(next);
    } catch (error) {
      await next.end();
      throw error;
    } finally {
      this.moving = false;
    }
  }

  pressPowerButton(): void {
    this.goOnIfPaused();
    this.post({ kind: "powerButton" });
  }

  reboot(): void {
    this.goOnIfPaused();
    this.post({ kind: "reboot" });
  }

  async powerOff(): Promise<void> {
    await this.end({ kind: "poweredOff" });
  }

  async attachDisk(disk: GuestDisk): Promise<void> {
    const description = describeDisk(disk);
    this.addDisk(disk);
    try {
      await this.call((call) => ({ kind: "plugDisk", call, disk: description }));
    } catch (error) {
      await this.removeDisk(description.serial);
      throw error;
    }
  }

  async detachDisk(volumeId: string): Promise<void> {
    const serial = diskSerial(volumeId);
    await this.unlessGone(this.call((call) => ({ kind: "unplugDisk", call, serial })));
    await this.removeDisk(serial);
  }

  async attachNetworkInterface(attached: GuestNetworkInterface): Promise<void> {
    const networkInterface = this.network.add(attached);
    try {
      await this.call((call) => ({ kind: "plugNetworkInterface", call, networkInterface }));
    } catch (error) {
      this.network.remove(attached.networkInterfaceId);
      throw error;
    }
  }

  async detachNetworkInterface(networkInterfaceId: string): Promise<void> {
    await this.unlessGone(
      this.call((call) => ({ kind: "unplugNetworkInterface", call, networkInterfaceId })),
    );
    this.network.remove(networkInterfaceId);
  }

  async describe(): Promise<GuestReport> {
    const { report } = await this.call((call) => ({ kind: "describe", call }));
    if (!report) throw new EngineError("internal", "The guest's worker gave no report.");
    return report;
  }

  /** Waits for a guest's first steps; a launch that fails leaves no request of a disk behind */
  private async begin(steps: () => Promise<unknown>): Promise<void> {
    try {
      await steps();
    } catch (error) {
      await this.end({ kind: "failed", detail: (error as Error).message });
      throw error;
    }
  }

  private async moveTo(next: GuestThread): Promise<GuestMove> {
    const previous = this.thread;
    this.network.hold();
    const saving = this.artefactBySaving();
    // What comes from here on is for the other
    this.held = [];
    let moved = false;
    try {
      const artefact = await saving;
      await this.disks.idle();
      if (this.over) throw gone();
      const { networkInterfaces, undo } = this.network.handOver();
      this.thread = next;
      try {
        const guest = {
          artefact,
          clock: "advances",
          disks: this.diskDescriptions(),
          networkInterfaces,
        } as const;
        next.post({ kind: "goOn", guest });
        const milestone = await next.milestone();
        moved = true;
        void previous.end();
        const awayMs = milestone.kind === "started" ? milestone.awayMs : undefined;
        return { pausedMs: awayMs ?? 0, artefactBytes: artefact.byteLength };
      } catch (error) {
        this.thread = previous;
        undo();
        if (this.over) await previous.end();
        previous.post({ kind: "resume", call: 0 });
        throw error;
      }
    } finally {
      const { held } = this;
      this.held = undefined;
      for (const { message, transfer } of held ?? [])
        if (!moved || !("call" in message)) this.post(message, transfer);
      if (moved) this.calls.makeAgain();
      this.network.release();
    }
  }

  private startThread(
    start: Pick<WorkerStart, "awaitsGuest" | "networkInterfaces" | "becomesTemplate">,
  ): GuestThread {
    const thread: GuestThread = new GuestThread(
      this.home.workerPath,
      { ...this.start, ...start, disks: this.diskDescriptions() },
      {
        message: (message) => {
          // A machine that is made ready for the guest looks at its disk
          if (message.kind === "diskRequest")
            this.disks.handle(message, (result, transfer) => thread.post(result, transfer));
          else if (this.thread === thread) this.handle(message);
        },
        broken: (detail) => {
          if (this.thread === thread) this.fail(detail);
        },
      },
    );
    return thread;
  }

  private async artefactBySaving(): Promise<SharedArrayBuffer> {
    const { artefact } = await this.call((call) => ({ kind: "save", call }));
    if (!artefact) throw new EngineError("internal", "The guest's worker gave no artefact.");
    return artefact;
  }

  private requireAtRest(): void {
    if (this.over) throw gone();
    if (this.moving) throw new EngineError("busy", "The guest is being moved. Try again in a moment.");
  }

  private goOnIfPaused(): void {
    if (this.paused) this.resume().catch(() => undefined);
  }

  private addDisk(disk: GuestDisk): void {
    const serial = diskSerial(disk.volumeId);
    this.guestDisks.set(serial, disk);
    this.disks.add(serial, disk.device);
  }

  private async removeDisk(serial: string): Promise<void> {
    this.guestDisks.delete(serial);
    await this.disks.remove(serial);
  }

  private diskDescriptions(): DiskDescription[] {
    return [...this.guestDisks.values()].map(describeDisk);
  }

  private handle(message: WorkerMessage): void {
    switch (message.kind) {
      case "frames":
        this.network.fromGuest(message.networkInterfaceId, message.batch);
        break;
      case "console":
        this.spec.console.output(message.bytes);
        break;
      case "rebooted":
        this.home.onReboot?.(this.spec.instanceId);
        break;
      case "done":
        this.calls.answered(message);
        break;
      case "exited":
        void this.end(message.exit);
        break;
    }
  }

  /** A guest that ends meanwhile has let go of everything */
  private async unlessGone(call: Promise<unknown>): Promise<void> {
    await call.catch((error: unknown) => {
      if (!(error instanceof EngineError && error.kind === "gone")) throw error;
    });
  }

  private call(message: (call: number) => HostMessage): ReturnType<GuestCalls["make"]> {
    return this.over ? Promise.reject(gone()) : this.calls.make(message);
  }

  private fail(detail: string): void {
    if (!this.over) void this.end({ kind: "failed", detail });
  }

  /** Ends the guest once: no request of it runs afterwards, its thread is gone */
  private end(exit: GuestExit): Promise<void> {
    this.over ??= (async () => {
      this.network.close();
      this.spec.console.onInput(() => undefined);
      await this.thread.end();
      await this.disks.close();
      this.calls.end(gone());
      this.settleExit(exit);
    })();
    return this.over;
  }

  private post(message: HostMessage, transfer: ArrayBuffer[] = []): void {
    if (this.over) return;
    if (this.held) this.held.push({ message, transfer });
    else this.thread.post(message, transfer);
  }
}

function describeDisk({ volumeId, deviceName, virtualName, device }: GuestDisk): DiskDescription {
  return { serial: diskSerial(volumeId), deviceName, virtualName, sizeBytes: device.sizeBytes };
}

function gone(): EngineError {
  return new EngineError("gone", "The guest has ended.");
}
