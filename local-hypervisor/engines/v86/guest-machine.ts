import type { GuestReport } from "../../control-plane/ports";
import { ActivityCounters } from "../../guest/activity-counters";
import { BootError } from "../../guest/boot/boot-error";
import { domainUuid } from "../../guest/xen/identity";
import { CountedDisk } from "./counted-disk";
import type { DevicePlatform, DevicePlatformPorts, ResumedDevices } from "./device-platform";
import { EmulatedDisk } from "./emulated-disk";
import { findIdentity, replaceIdentity } from "./identity-places";
import { Machine } from "./machine";
import { prepareBoot } from "./machine-boot";
import {
  type DiskDescription,
  type HostMessage,
  type NetworkInterfaceDescription,
  type ResumedGuest,
  type TemplateMachine,
  transferable,
  type WorkerStart,
} from "./messages";
import { NitroPlatform, type SavedNitroPlatform } from "./nitro-platform";
import { type Post, RemoteDisks } from "./remote-disk";
import { type GuestShape, openGuest, packGuest, requireShape } from "./saved-guest";
import { SavedGuestError } from "./saved-guest-error";
import { threadClock } from "./thread-clock";
import { type SavedXenPlatform, XenPlatform } from "./xen-platform";

type SavedDevices = SavedNitroPlatform | SavedXenPlatform;

const megabyte = 2 ** 20;
/** What the processor does by itself, where nobody is asked */
const uncounted = [
  "CLI, STI, PUSHF, POPF, IRET and page faults: the emulated processor does them without leaving the guest.",
  "The local APIC's own timer and its registers, which are in the processor.",
];
/** A guest that was asked to reboot and did not is reset after this, as EC2 does */
const rebootTimeoutMs = 240_000;
/** A template that does not look for its devices within this goes nowhere */
const templateTimeoutMs = 20_000;

/**
 * A guest in its worker: the machine, its devices, and what happens when it halts or resets. A guest that was told to
 * power off and resets instead (its Ctrl-Alt-Del means reboot) is off; one that was told to reboot and halts instead
 * is reset.
 */
export class GuestMachine {
  /** By serial, those of the start before they are plugged: they may grow while the machine is built */
  private readonly remoteDisks: RemoteDisks;
  /** Ids of the network interfaces that are in */
  private readonly interfaces = new Set<string>();
  private readonly counters = new ActivityCounters();
  /** Both are there from the same moment on */
  private machine: Machine | undefined;
  private platform: DevicePlatform | undefined;
  private asked: "powerOff" | "reboot" | undefined;
  private cancelReset: (() => void) | undefined;
  private resetting = false;
  private ended = false;
  private exchanging = false;
  private paused = false;
  private wasTemplate = false;
  /** Who waits until the guest has suspended itself */
  private suspending: (() => void) | undefined;
  /** What firmware boots from */
  private readonly emulatedDisk: EmulatedDisk | undefined;

  constructor(
    private readonly start: WorkerStart,
    private readonly post: Post,
  ) {
    this.remoteDisks = new RemoteDisks(post);
    for (const disk of start.disks) this.remoteDisks.of(disk);
    const [root] = start.disks;
    if (start.firmware && root) this.emulatedDisk = new EmulatedDisk(this.counted(root));
  }

  /** Builds the machine, boots the root disk and switches on */
  async boot(): Promise<void> {
    const [machine, switchOn] = await Promise.all([this.createMachine(), this.prepareFirstBoot()]);
    const platform = this.createPlatform(machine);
    this.machine = machine;
    this.platform = platform;
    for (const disk of this.start.disks) platform.plugDisk(disk);
    for (const networkInterface of this.start.networkInterfaces) this.plug(networkInterface);
    switchOn(machine);
    machine.run();
    if (this.asked === "powerOff") platform.pressPowerButton();
    this.post({ kind: "started" });
  }

  /** Builds the machine in which a saved guest will go on */
  async awaitGuest(): Promise<void> {
    this.machine = await this.createMachine();
    if (this.start.firmware) this.machine.plugBootDisk();
    this.post({ kind: "ready" });
  }

  /** Goes on where a saved guest stood, once. Throws `SavedGuestError` */
  async goOn({ artefact, clock, template, disks, networkInterfaces }: ResumedGuest): Promise<void> {
    const { machine } = this;
    if (!machine || this.platform) throw new SavedGuestError("There is no machine that waits for a guest.");
    const opened = openGuest(artefact);
    const { state } = opened;
    requireShape(state, this.shape);
    const awayMs = () => Math.max(0, Date.now() - state.takenAtMs);
    const platform = this.createPlatform(machine, {
      ...(template ? { template: state.platform } : { saved: state.platform }),
      disks,
      networkInterfaces,
      restoreMachine: () => {
        machine.restore(opened, clock === "advances" ? awayMs() : 0, template?.emulator);
        if (template)
          replaceIdentity(
            (address, bytes) => machine.memory.write(address, bytes),
            template.identity,
            domainUuid(this.start.instanceId),
          );
      },
    });
    this.platform = platform;
    this.wasTemplate = template !== undefined;
    for (const { networkInterfaceId } of networkInterfaces) this.interfaces.add(networkInterfaceId);
    this.counters.add(state.counts);
    if (state.asked === "powerOff") this.asked = "powerOff";
    else if (state.asked === "reboot") this.expectReboot();
    machine.run();
    if (template) await this.goneOn(platform);
    this.post({ kind: "started", awayMs: awayMs() });
  }

  private async goneOn(platform: DevicePlatform): Promise<void> {
    let cancel = () => {};
    const late = new Promise<never>((_, reject) => {
      cancel = threadClock.after(templateTimeoutMs, () =>
        reject(new SavedGuestError("The template did not go on in time.")),
      );
    });
    await Promise.race([platform.goneOn(), late]).finally(cancel);
  }

  /** The operating system suspends itself and is saved as it then is: a template */
  async suspend(): Promise<{ readonly artefact: SharedArrayBuffer; readonly template?: TemplateMachine }> {
    if (!this.platform?.askToSuspend()) throw new Error("This guest cannot be asked to suspend itself.");
    await new Promise<void>((resolve) => {
      this.suspending = resolve;
    });
    const artefact = await this.save();
    const { machine } = this;
    const template = machine && {
      identity: findIdentity(machine.memory.bytes, domainUuid(this.start.instanceId)),
      emulator: machine.saveEmulator(),
    };
    return { artefact, template };
  }

  private suspended(): void {
    const { suspending } = this;
    this.suspending = undefined;
    if (suspending) suspending();
    else this.halted();
  }

  private createMachine(): Promise<Machine> {
    return Machine.create(
      {
        ...this.start,
        memoryBytes: this.start.memoryMib * megabyte,
        localApic: this.hasXen || this.start.enaNetworkCards,
        counters: this.counters,
        bootDisk: this.emulatedDisk,
        keepsCode: this.start.becomesTemplate,
      },
      {
        serialOutput: (port, bytes) => this.platform?.serialOutput(port, bytes),
        pause: () => this.exchange(),
        halted: () => this.halted(),
        resetAsked: () => this.resetAsked(),
        broken: (error) =>
          this.end({ kind: "failed", detail: `The virtual machine broke down: ${messageOf(error)}.` }),
      },
    );
  }

  private get shape(): GuestShape {
    const { memoryMib, virtualizationType, enaNetworkCards, firmware } = this.start;
    return { memoryMib, virtualizationType, enaNetworkCards, hasFirmware: firmware !== undefined };
  }

  pause(): void {
    if (this.paused) return;
    this.machine?.pause();
    this.paused = true;
  }

  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    if (this.resetting || this.ended) return;
    this.platform?.wentOn();
    this.exchange();
    this.machine?.run();
  }

  /** The whole guest at one moment, in which its processor stands between two instructions; it stays paused */
  async save(): Promise<SharedArrayBuffer> {
    // What the IDE controller has under way nobody would begin anew
    await this.emulatedDisk?.idle();
    const { machine, platform, asked } = this;
    if (!machine || !platform || this.resetting || this.ended)
      throw new SavedGuestError("The guest is just starting. Try again in a moment.");
    this.pause();
    const takenAtMs = Date.now();
    const devices = platform.save() as SavedDevices;
    const saved = machine.save();
    const state = { shape: this.shape, takenAtMs, machine: saved.machine, platform: devices, asked };
    return packGuest({ ...state, counts: this.counters.counts() }, machine.memory.bytes, saved.pages);
  }

  private createPlatform(machine: Machine, resumed?: ResumedDevices<SavedDevices>): DevicePlatform {
    const printed = this.counters.counter("bytes", "console output");
    const ports: DevicePlatformPorts = {
      machine,
      counters: this.counters,
      clock: threadClock,
      remoteDisk: (disk) => this.remoteDisks.of(disk),
      sendFrames: (networkInterfaceId, batch) =>
        this.post({ kind: "frames", networkInterfaceId, batch }, transferable([batch])),
      printed: (bytes) => {
        printed.count += bytes.length;
        this.post({ kind: "console", bytes }, transferable([bytes]));
      },
      shutDown: (how) => {
        if (how === "suspend") this.suspended();
        else if (how === "powerOff") this.halted();
        else machine.haltForReset();
      },
      failed: (detail) => this.end({ kind: "failed", detail }),
    };
    // The artefact's shape is this machine's
    return this.hasXen
      ? new XenPlatform(this.start, ports, resumed as ResumedDevices<SavedXenPlatform> | undefined)
      : new NitroPlatform(this.start, ports, resumed as ResumedDevices<SavedNitroPlatform> | undefined);
  }

  private get isParavirtual(): boolean {
    return this.start.virtualizationType === "paravirtual";
  }

  /** Whether the guest meets Xen. A kernel that is entered directly has a Nitro host's devices, whatever its type */
  private get hasXen(): boolean {
    return this.isParavirtual || this.start.firmware !== undefined;
  }

  diskAnswered(result: Extract<HostMessage, { kind: "diskResult" }>): void {
    this.remoteDisks.settle(result);
  }

  diskResized(serial: string, sizeBytes: number): void {
    this.remoteDisks.get(serial)?.resized(sizeBytes);
  }

  receiveFrames(networkInterfaceId: string, batch: Uint8Array): void {
    this.platform?.receive(networkInterfaceId, batch);
    this.exchange();
  }

  consoleInput(bytes: Uint8Array): void {
    this.platform?.consoleInput(bytes);
  }

  /** Moves frames on, both ways. An interrupt that wakes the processor leads back here */
  exchange(): void {
    if (this.exchanging || this.paused) return;
    this.exchanging = true;
    this.platform?.exchange();
    this.exchanging = false;
  }

  private async prepareFirstBoot(): Promise<(machine: Machine) => void> {
    const [root] = this.start.disks;
    if (!root) throw new BootError("The guest has no root disk.");
    return prepareBoot(this.remoteDisks.of(root), this.start);
  }

  private counted(root: DiskDescription): CountedDisk {
    return new CountedDisk(this.remoteDisks.of(root), "IDE disk", this.counters);
  }

  /** What the guest sees and what was done for it */
  describe(): GuestReport {
    if (!this.platform) throw new Error("The machine is not on.");
    const bootPath = this.isParavirtual ? "pv-grub" : this.start.firmware ? "firmware" : "direct";
    return {
      ...this.platform.describe(),
      processor: "x86 emulated in WebAssembly, hot code compiled to it",
      bootPath,
      start: this.wasTemplate ? "warm" : this.start.awaitsGuest ? "resumed" : "cold",
      activity: this.counters.counts(),
      uncounted,
    };
  }

  async plugDisk(description: DiskDescription): Promise<void> {
    if (!this.platform) throw new Error("The machine is not on.");
    // A guest that was moved meanwhile came with it
    if (!this.remoteDisks.get(description.serial)) this.platform.plugDisk(description);
    await this.platform.diskPlugged(description);
  }

  async unplugDisk(serial: string): Promise<void> {
    await this.platform?.releaseDisk(serial);
    this.remoteDisks.delete(serial);
  }

  async plugNetworkInterface(description: NetworkInterfaceDescription): Promise<void> {
    if (!this.platform) throw new Error("The machine is not on.");
    if (!this.interfaces.has(description.networkInterfaceId)) this.plug(description);
    await this.platform.networkInterfacePlugged(description);
  }

  async unplugNetworkInterface(networkInterfaceId: string): Promise<void> {
    await this.platform?.releaseNetworkInterface(networkInterfaceId);
    this.interfaces.delete(networkInterfaceId);
  }

  private plug(description: NetworkInterfaceDescription): void {
    this.interfaces.add(description.networkInterfaceId);
    this.platform?.plugNetworkInterface(description);
  }

  pressPowerButton(): void {
    this.asked = "powerOff";
    this.cancelReset?.();
    this.platform?.pressPowerButton();
  }

  reboot(): void {
    if (this.asked) return;
    this.expectReboot();
    this.platform?.askToReboot();
  }

  private expectReboot(): void {
    this.asked = "reboot";
    this.cancelReset = threadClock.after(rebootTimeoutMs, () => this.machine?.haltForReset());
  }

  private halted(): void {
    if (this.resetting || this.ended) return;
    if (this.asked === "reboot") this.machine?.haltForReset();
    else this.end({ kind: "poweredOff" });
  }

  /** Called in the middle of an instruction of the guest */
  private resetAsked(): void {
    if (this.resetting || this.ended) return;
    this.resetting = true;
    this.machine?.stop();
    const ending = this.asked === "powerOff";
    this.cancelReset?.();
    this.asked = undefined;
    // Only after the instruction and the slice that it is in
    setImmediate(() => {
      if (ending) this.end({ kind: "poweredOff" });
      else this.bootAgain().catch((error) => this.end({ kind: "failed", detail: sentence(error) }));
    });
  }

  private async bootAgain(): Promise<void> {
    const { machine, platform } = this;
    const root = this.remoteDisks.get(this.start.disks[0]?.serial ?? "");
    if (!machine || !platform || !root) throw new BootError("The root disk was detached.");
    platform.reset();
    const switchOn = await prepareBoot(root, this.start);
    if (this.ended) return;
    switchOn(machine);
    this.resetting = false;
    if (!this.paused) machine.run();
    this.post({ kind: "rebooted" });
  }

  private end(exit: Extract<Parameters<Post>[0], { kind: "exited" }>["exit"]): void {
    if (this.ended) return;
    this.ended = true;
    this.machine?.stop();
    this.machine?.handOutputOn();
    this.platform?.reset();
    this.post({ kind: "exited", exit });
  }
}

/** What an error says */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What ends a guest at boot, for people */
export function sentence(error: unknown): string {
  const isForPeople = error instanceof BootError || error instanceof SavedGuestError;
  return isForPeople ? error.message : `The embedded engine failed: ${messageOf(error)}.`;
}
