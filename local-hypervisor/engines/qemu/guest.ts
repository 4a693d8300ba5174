import { rmSync } from "node:fs";
import type {
  Guest,
  GuestDisk,
  GuestExit,
  GuestNetworkInterface,
  GuestReport,
  GuestSpec,
} from "../../control-plane/ports";
import { AgentChannel } from "../../guest/agent-channel";
import { diskSerial } from "../../guest/agent-protocol";
import { EngineError } from "../engine-error";
import { removeCard } from "./card-removal";
import {
  blockNode,
  diskDevice,
  diskDeviceId,
  interfaceDevice,
  interfaceDeviceId,
  netNode,
} from "./command-line";
import type { Disks } from "./disks";
import { type GuestHome, type MachineState, type StartedMachine, startMachine } from "./machine-start";
import type { NetworkCards } from "./network-cards";
import type { QemuProcess } from "./qemu-process";
import { QmpClient, QmpError, type QmpEvent } from "./qmp-client";
import { countStatistics, describeProcessor, type QemuStatistics } from "./report";
import { goOn } from "./warm/go-on";

/** A guest that was asked to reboot and did not is reset after this, as EC2 does */
const rebootTimeoutMs = 240_000;
/** The button is pressed again while the guest runs: one that still boots does not hear it */
const pressAgainMs = 10_000;
/** How long QEMU may take to end in order */
const quitTimeoutMs = 2_000;

/** States in which QEMU's machine stands still and never goes on by itself */
const broken = new Set(["internal-error", "io-error"]);

/** A guest in a QEMU process of its own, as the daemon has it. */
export class QemuGuest implements Guest {
  readonly exited: Promise<GuestExit>;
  private readonly process: QemuProcess;
  private readonly disks: Disks;
  private readonly cards: NetworkCards;
  private readonly qmp: QmpClient;
  private readonly agent: AgentChannel;
  /** Serials and ids of cards that are on their way out */
  private readonly leaving = new Set<string>();
  private asked: "powerOff" | "reboot" | undefined;
  private cancelTimers: (() => void)[] = [];
  private over: Promise<void> | undefined;
  private settleExit: (exit: GuestExit) => void = () => undefined;

  private constructor(
    private readonly spec: GuestSpec,
    private readonly home: GuestHome,
    private readonly machine: StartedMachine,
    private readonly start: GuestReport["start"],
  ) {
    const { process, disks, cards } = machine;
    this.disks = disks;
    this.cards = cards;
    this.process = process;
    this.exited = new Promise((resolve) => {
      this.settleExit = resolve;
    });
    this.qmp = new QmpClient(process.monitor);
    this.qmp.onEvent((event) => this.handle(event));
    this.agent = new AgentChannel({
      send: (text) => void (process.agent.destroyed || process.agent.write(text)),
      after,
      disks: () => disks.list().filter(({ serial }) => !this.leaving.has(serial)),
      networkInterfaces: () => cards.list().filter(({ macAddress }) => !this.leaving.has(macAddress)),
    });
    process.agent.on("data", (bytes: Buffer) => this.agent.receive(bytes));
    process.console.on("data", (bytes: Buffer) => spec.console.output(bytes));
    spec.console.onInput((bytes) => void (process.console.destroyed || process.console.write(bytes)));
    void process.ended.then((how) => this.end({ kind: "failed", detail: `QEMU ${how}` }));
  }

  /** Resolves once the machine is switched on; rejects with `EngineError` kind `internal` when QEMU does not start */
  static async launch(spec: GuestSpec, home: GuestHome): Promise<QemuGuest> {
    const guest = new QemuGuest(spec, home, await startMachine(spec, home), "cold");
    await guest.untilReady();
    return guest;
  }

  /**
   * Resolves once the guest of a template goes on with its own disks; rejects with everything given back when it does
   * not. `beforeFirstInstruction` is called when nothing but the guest can fail.
   */
  static async goOn(
    spec: GuestSpec,
    home: GuestHome,
    state: MachineState,
    beforeFirstInstruction: () => void,
  ): Promise<QemuGuest> {
    const machine = await startMachine(spec, home, state);
    const guest = new QemuGuest(spec, home, machine, "warm");
    await guest.untilReady();
    try {
      await goOn(machine, guest.qmp, beforeFirstInstruction);
    } catch (error) {
      await guest.powerOff();
      throw error;
    }
    return guest;
  }

  pressPowerButton(): void {
    if (this.over) return;
    this.asked = "powerOff";
    this.agent.pressPowerButton(() => undefined);
    const press = (): void => {
      void this.qmp.execute("system_powerdown").catch(() => undefined);
      this.later(pressAgainMs, press);
    };
    press();
  }

  reboot(): void {
    if (this.over || this.asked) return;
    this.asked = "reboot";
    const keys = ["ctrl", "alt", "delete"].map((data) => ({ type: "qcode", data }));
    void this.qmp.execute("send-key", { keys }).catch(() => undefined);
    this.later(rebootTimeoutMs, () => this.reset());
  }

  async powerOff(): Promise<void> {
    await this.end({ kind: "poweredOff" });
  }

  pause(): Promise<never> {
    return refuseToSave();
  }

  resume(): Promise<never> {
    return refuseToSave();
  }

  save(): Promise<never> {
    return refuseToSave();
  }

  move(): Promise<never> {
    return refuseToSave();
  }

  async attachDisk(disk: GuestDisk): Promise<void> {
    this.requireRunning();
    const card = await this.disks.add(disk);
    const { serial } = card;
    try {
      await this.command("blockdev-add", blockNode(card));
      await this.command("device_add", diskDevice(card));
    } catch (error) {
      await this.qmp.execute("blockdev-del", { "node-name": serial }).catch(() => undefined);
      await this.disks.remove(serial);
      throw error;
    }
    await this.unlessOver(this.agent.diskPlugged({ serial, deviceName: disk.deviceName }));
  }

  async detachDisk(volumeId: string): Promise<void> {
    const serial = diskSerial(volumeId);
    if (this.over || !this.disks.has(serial)) return;
    this.leaving.add(serial);
    try {
      await this.unlessOver(this.agent.releaseDisk(serial));
      await removeCard(this.qmp, diskDeviceId(serial), this.exited);
      await this.unlessGone(this.command("blockdev-del", { "node-name": serial }));
      await this.disks.remove(serial);
    } finally {
      this.leaving.delete(serial);
    }
  }

  async attachNetworkInterface(networkInterface: GuestNetworkInterface): Promise<void> {
    this.requireRunning();
    const { networkInterfaceId, macAddress, deviceIndex } = networkInterface;
    const card = await this.cards.add(networkInterface);
    try {
      await this.command("netdev_add", netNode(card));
      await this.command("device_add", interfaceDevice(card));
    } catch (error) {
      await this.qmp.execute("netdev_del", { id: networkInterfaceId }).catch(() => undefined);
      this.cards.remove(networkInterfaceId);
      throw error;
    }
    await this.unlessOver(this.agent.interfacePlugged({ macAddress, deviceIndex }));
  }

  async detachNetworkInterface(networkInterfaceId: string): Promise<void> {
    const macAddress = this.cards.macAddressOf(networkInterfaceId);
    if (this.over || macAddress === undefined) return;
    this.leaving.add(macAddress);
    try {
      await this.unlessOver(this.agent.releaseInterface(macAddress));
      await removeCard(this.qmp, interfaceDeviceId(networkInterfaceId), this.exited);
      await this.unlessGone(this.command("netdev_del", { id: networkInterfaceId }));
      this.cards.remove(networkInterfaceId);
    } finally {
      this.leaving.delete(macAddress);
    }
  }

  async describe(): Promise<GuestReport> {
    this.requireRunning();
    const counts = countStatistics(await this.statistics());
    const { io, bytes } = this.cards.counters.counts();
    return {
      ...describeProcessor(this.home.accelerator),
      bootPath: "firmware",
      start: this.start,
      console: "ttyS0",
      disks: this.disks.list().map(({ serial }, index) => ({
        id: serial,
        name: `nvme${index}n1`,
        driver: "nvme",
      })),
      networkInterfaces: this.cards.list().map(({ networkInterfaceId, deviceIndex }) => ({
        id: networkInterfaceId,
        name: `eth${deviceIndex}`,
        driver: "virtio_net",
      })),
      activity: { ...counts, io: { ...counts.io, ...io }, bytes: { ...counts.bytes, ...bytes } },
    };
  }

  /** A version of QEMU that does not know a question leaves its part out */
  private async statistics(): Promise<QemuStatistics> {
    const ask = async <T>(command: string, commandArguments?: object): Promise<T | undefined> =>
      (await this.qmp.execute(command, commandArguments).catch(() => undefined)) as T | undefined;
    const [blocks, processors] = await Promise.all([
      ask<QemuStatistics["blocks"]>("query-blockstats"),
      ask<QemuStatistics["processors"]>("query-stats", { target: "vcpu" }),
    ]);
    return { blocks: blocks ?? [], processors: processors ?? [] };
  }

  private handle({ event, data }: QmpEvent): void {
    switch (event) {
      case "SHUTDOWN":
        if (data?.guest !== true) break;
        // One that was told to reboot and halts instead is reset
        if (this.asked === "reboot") this.reset();
        else void this.end({ kind: "poweredOff" });
        break;
      case "RESET":
        // One that was told to power off and resets instead (its Ctrl-Alt-Del means reboot) is off
        if (this.asked === "powerOff") void this.end({ kind: "poweredOff" });
        else this.wasReset();
        break;
      case "STOP":
        void this.lookWhyStopped();
        break;
    }
  }

  private reset(): void {
    const resetting = this.qmp.execute("system_reset").then(() => this.qmp.execute("cont"));
    // QEMU's end is seen elsewhere
    resetting.catch(() => undefined);
  }

  private wasReset(): void {
    this.asked = undefined;
    this.stopTimers();
    this.agent.reset();
    this.home.onReboot?.(this.spec.instanceId);
  }

  private async lookWhyStopped(): Promise<void> {
    const answer = await this.qmp.execute("query-status").catch(() => undefined);
    const { status } = (answer ?? {}) as { status?: string };
    if (status !== undefined && broken.has(status))
      await this.end({ kind: "failed", detail: `QEMU stopped the virtual machine: ${status}.` });
  }

  private async untilReady(): Promise<void> {
    await this.qmp.ready.catch(async () => {
      const how = await this.process.ended;
      await this.over;
      throw new EngineError("internal", `QEMU ${how}`);
    });
  }

  private requireRunning(): void {
    if (this.over) throw goneError();
  }

  /** Rejects with `EngineError` */
  private async command(name: string, commandArguments: object): Promise<void> {
    try {
      await this.qmp.execute(name, commandArguments);
    } catch (error) {
      if (!(error instanceof QmpError)) throw error;
      if (error.errorClass === "Closed") throw goneError();
      throw new EngineError("internal", `QEMU refused ${name}: ${error.message}`, error);
    }
  }

  /** A guest that ends meanwhile has let go of everything */
  private async unlessGone(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => {
      if (!(error instanceof EngineError && error.kind === "gone")) throw error;
    });
  }

  private async unlessOver(work: Promise<void>): Promise<void> {
    await Promise.race([work, this.exited]);
  }

  /** Ends the guest once: no request of it runs afterwards, its process is gone */
  private end(exit: GuestExit): Promise<void> {
    this.over ??= (async () => {
      this.stopTimers();
      this.spec.console.onInput(() => undefined);
      // In order first: what QEMU took from the guest is then written
      const quitting = this.qmp.execute("quit").catch(() => undefined);
      await Promise.race([quitting.then(() => this.process.ended), lapse(quitTimeoutMs), this.process.ended]);
      this.process.kill();
      await this.process.ended;
      this.agent.reset();
      this.cards.close();
      await this.disks.close();
      this.home.records.remove(this.spec.instanceId);
      rmSync(this.machine.folder, { recursive: true, force: true });
      this.settleExit(exit);
    })();
    return this.over;
  }

  private later(delayMs: number, work: () => void): void {
    this.cancelTimers.push(after(delayMs, work));
  }

  private stopTimers(): void {
    for (const cancel of this.cancelTimers) cancel();
    this.cancelTimers = [];
  }
}

function after(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

const lapse = (delayMs: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), delayMs).unref());

const goneError = (): EngineError => new EngineError("gone", "The guest has ended.");

async function refuseToSave(): Promise<never> {
  throw new EngineError("unsupported", "The engine QEMU does not pause, save and move its guests.");
}
