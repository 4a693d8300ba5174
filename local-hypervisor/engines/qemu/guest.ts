import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type {
  Guest,
  GuestDisk,
  GuestNetworkInterface,
  GuestReport,
  GuestSpec,
} from "../../control-plane/ports";
import { AgentChannel } from "../../guest/agent-channel";
import { diskSerial } from "../../guest/agent-protocol";
import { systemClock } from "../../model/clock";
import { EngineError } from "../engine-error";
import { goneError, UnsavedGuest } from "../unsaved-guest";
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

/** How long QEMU may take to end in order */
const quitTimeoutMs = 2_000;

/** States in which QEMU's machine stands still and never goes on by itself */
const broken = new Set(["internal-error", "io-error"]);

/** A guest in a QEMU process of its own, as the daemon has it. */
export class QemuGuest extends UnsavedGuest implements Guest {
  private readonly process: QemuProcess;
  private readonly disks: Disks;
  private readonly cards: NetworkCards;
  private readonly qmp: QmpClient;
  private readonly agent: AgentChannel;
  /** Serials and ids of cards that are on their way out */
  private readonly leaving = new Set<string>();

  private constructor(
    spec: GuestSpec,
    private readonly home: GuestHome,
    private readonly machine: StartedMachine,
    private readonly start: GuestReport["start"],
  ) {
    super(spec, "The engine QEMU");
    const { process, disks, cards } = machine;
    this.disks = disks;
    this.cards = cards;
    this.process = process;
    this.qmp = new QmpClient(process.monitor);
    this.qmp.onEvent((event) => this.handle(event));
    this.agent = new AgentChannel({
      send: (text) => void (process.agent.destroyed || process.agent.write(text)),
      after: systemClock.after,
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

  override pressPowerButton(): void {
    if (!this.isOver) this.agent.pressPowerButton(() => undefined);
    super.pressPowerButton();
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
    if (this.isOver || !this.disks.has(serial)) return;
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
    if (this.isOver || macAddress === undefined) return;
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

  protected signal(what: "powerOff" | "reboot"): void {
    const keys = ["ctrl", "alt", "delete"].map((data) => ({ type: "qcode", data }));
    const said =
      what === "powerOff" ? this.qmp.execute("system_powerdown") : this.qmp.execute("send-key", { keys });
    said.catch(() => undefined);
  }

  protected reset(): void {
    const resetting = this.qmp.execute("system_reset").then(() => this.qmp.execute("cont"));
    // QEMU's end is seen elsewhere
    resetting.catch(() => undefined);
  }

  private wasReset(): void {
    this.beginsAnew();
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
      await this.exited;
      throw new EngineError("internal", `QEMU ${how}`);
    });
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

  /** In order first: what QEMU took from the guest is then written */
  protected async release(): Promise<void> {
    const quitting = this.qmp.execute("quit").catch(() => undefined);
    await Promise.race([
      quitting.then(() => this.process.ended),
      pause(quitTimeoutMs, undefined, { ref: false }),
      this.process.ended,
    ]);
    this.process.kill();
    await this.process.ended;
    this.agent.reset();
    this.cards.close();
    await this.disks.close();
    this.home.records.remove(this.spec.instanceId);
    rmSync(this.machine.folder, { recursive: true, force: true });
  }
}
