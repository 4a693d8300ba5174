import { AgentChannel } from "../../guest/agent-channel";
import { BootError } from "../../guest/boot/boot-error";
import { layOutBoot } from "../../guest/boot/boot-layout";
import { loadBootFiles } from "../../guest/boot/load-boot-files";
import { unpackKernel } from "../../guest/boot/unpack-kernel";
import { NvmeController } from "../../guest/nvme/controller";
import { nvmeConfigurationSpace } from "../../guest/nvme/pci-function";
import { Machine } from "./machine";
import {
  type DiskDescription,
  type HostMessage,
  type NetworkInterfaceDescription,
  transferable,
  type WorkerStart,
} from "./messages";
import { NetworkCard } from "./network-card";
import { diskSlots } from "./pci-bus";
import { DiskRequests, type Post, RemoteDisk } from "./remote-disk";

interface PluggedDisk extends DiskDescription {
  readonly controller: NvmeController;
  readonly slot: number;
  /** On its way out: the guest was asked to let go of it */
  leaving: boolean;
}

const megabyte = 2 ** 20;
/** A guest that was asked to reboot and did not is reset after this, as EC2 does */
const rebootTimeoutMs = 240_000;

/**
 * A guest in its worker: the machine, its cards and its agent, and what happens when it halts or resets. A guest
 * that was told to power off and resets instead (its Ctrl-Alt-Del means reboot) is off; one that was told to reboot
 * and halts instead is reset.
 */
export class GuestMachine {
  private readonly disks = new Map<string, PluggedDisk>();
  /** By serial, those of the start before they are plugged: they may grow while the machine is built */
  private readonly remoteDisks = new Map<string, RemoteDisk>();
  /** By interface id */
  private readonly networkCards = new Map<string, NetworkCard>();
  private readonly leavingCards = new Set<NetworkCard>();
  private readonly requests: DiskRequests;
  private readonly agent: AgentChannel;
  private machine: Machine | undefined;
  private asked: "powerOff" | "reboot" | undefined;
  private cancelReset: (() => void) | undefined;
  private resetting = false;
  private ended = false;
  private exchanging = false;

  constructor(
    private readonly start: WorkerStart,
    private readonly post: Post,
  ) {
    this.requests = new DiskRequests(post);
    for (const disk of start.disks) this.remoteDisk(disk);
    this.agent = new AgentChannel({
      send: (text) => this.machine?.serialInput(1, Buffer.from(text, "latin1")),
      after,
      disks: () => [...this.disks.values()].filter(({ leaving }) => !leaving),
      networkInterfaces: () =>
        [...this.networkCards.values()]
          .filter((card) => !this.leavingCards.has(card))
          .map(({ description }) => description)
          .sort((one, other) => one.deviceIndex - other.deviceIndex),
    });
  }

  /** Builds the machine, boots the root disk and switches on */
  async boot(): Promise<void> {
    const [root] = this.start.disks;
    if (!root) throw new BootError("The guest has no root disk.");
    const memoryBytes = this.start.memoryMib * megabyte;
    const creating = Machine.create(
      { ...this.start, memoryBytes },
      {
        serialOutput: (port, bytes) => this.serialOutput(port, bytes),
        pause: () => this.exchangeFrames(),
        halted: () => this.halted(),
        resetAsked: () => this.resetAsked(),
        broken: (error) =>
          this.end({ kind: "failed", detail: `The virtual machine broke down: ${describe(error)}.` }),
      },
    );
    const [machine, layout] = await Promise.all([creating, this.prepareBoot(this.remoteDisk(root))]);
    this.machine = machine;
    for (const disk of this.start.disks) this.plug(machine, disk);
    for (const networkInterface of this.start.networkInterfaces) this.plugCard(machine, networkInterface);
    machine.load(layout(machine));
    machine.run();
    this.post({ kind: "started" });
  }

  handle(message: HostMessage): void {
    switch (message.kind) {
      case "diskResult":
        this.requests.settle(message);
        break;
      case "frames":
        this.networkCards.get(message.networkInterfaceId)?.receive(message.batch);
        this.exchangeFrames();
        break;
      case "framesTaken":
        this.exchangeFrames();
        break;
      case "consoleInput":
        this.machine?.serialInput(0, message.bytes);
        break;
      case "powerButton":
        this.pressPowerButton();
        break;
      case "reboot":
        this.reboot();
        break;
      case "plugDisk":
        this.answer(message.call, () => this.plugDisk(message.disk));
        break;
      case "diskResized":
        this.remoteDisks.get(message.serial)?.resized(message.sizeBytes);
        break;
      case "unplugDisk":
        this.answer(message.call, () => this.unplugDisk(message.serial));
        break;
      case "plugNetworkInterface":
        this.answer(message.call, () => this.plugNetworkInterface(message.networkInterface));
        break;
      case "unplugNetworkInterface":
        this.answer(message.call, () => this.unplugNetworkInterface(message.networkInterfaceId));
        break;
    }
  }

  /** An interrupt that wakes the processor leads back here */
  private exchangeFrames(): void {
    if (this.exchanging) return;
    this.exchanging = true;
    for (const card of this.networkCards.values()) card.exchange();
    this.exchanging = false;
  }

  /** Reads the boot files; the result lays them out once the machine's memory is there */
  private async prepareBoot(root: RemoteDisk) {
    const files = await loadBootFiles(root);
    const vmlinux =
      files.kernel.payload && (await unpackKernel(files.kernel.payload, this.start.cacheFolder));
    return (machine: Machine) => layOutBoot(files, vmlinux, machine.memory.sizeBytes);
  }

  private remoteDisk(description: DiskDescription): RemoteDisk {
    const disk = this.remoteDisks.get(description.serial) ?? new RemoteDisk(description, this.requests);
    this.remoteDisks.set(description.serial, disk);
    return disk;
  }

  private plug(machine: Machine, description: DiskDescription): void {
    const controller = new NvmeController(description, {
      memory: machine.memory,
      disk: this.remoteDisk(description),
      setInterrupt: (asserted) => machine.pci.setInterrupt(slot, asserted),
    });
    const slot = machine.pci.plug(
      {
        name: `nvme ${description.serial}`,
        configurationSpace: nvmeConfigurationSpace(description),
        window: controller,
      },
      diskSlots,
    );
    this.disks.set(description.serial, { ...description, controller, slot, leaving: false });
  }

  private async plugDisk(description: DiskDescription): Promise<void> {
    if (!this.machine) throw new Error("The machine is not on.");
    this.plug(this.machine, description);
    await this.agent.diskPlugged(description);
  }

  private async unplugDisk(serial: string): Promise<void> {
    const disk = this.disks.get(serial);
    if (!disk) return;
    disk.leaving = true;
    await this.agent.releaseDisk(serial);
    disk.controller.reset();
    this.machine?.pci.unplug(disk.slot);
    this.disks.delete(serial);
    this.remoteDisks.delete(serial);
  }

  private plugCard(machine: Machine, description: NetworkInterfaceDescription): void {
    const card = new NetworkCard(description, {
      memory: machine.memory,
      pci: machine.pci,
      post: (networkInterfaceId, batch) =>
        this.post({ kind: "frames", networkInterfaceId, batch }, transferable([batch])),
    });
    this.networkCards.set(description.networkInterfaceId, card);
  }

  private async plugNetworkInterface(description: NetworkInterfaceDescription): Promise<void> {
    if (!this.machine) throw new Error("The machine is not on.");
    this.plugCard(this.machine, description);
    await this.agent.interfacePlugged(description);
  }

  private async unplugNetworkInterface(networkInterfaceId: string): Promise<void> {
    const card = this.networkCards.get(networkInterfaceId);
    if (!card) return;
    this.leavingCards.add(card);
    await this.agent.releaseInterface(card.description.macAddress);
    this.leavingCards.delete(card);
    card.unplug();
    this.networkCards.delete(networkInterfaceId);
  }

  private pressPowerButton(): void {
    this.asked = "powerOff";
    this.cancelReset?.();
    this.agent.pressPowerButton(() => this.machine?.pressCtrlAltDel());
  }

  private reboot(): void {
    if (this.asked) return;
    this.asked = "reboot";
    this.cancelReset = after(rebootTimeoutMs, () => this.machine?.haltForReset());
    this.machine?.pressCtrlAltDel();
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
    const { machine } = this;
    const root = this.disks.get(this.start.disks[0]?.serial ?? "");
    if (!machine || !root) throw new BootError("The root disk was detached.");
    for (const { controller } of this.disks.values()) controller.reset();
    for (const card of this.networkCards.values()) card.reset();
    this.agent.reset();
    const layout = await this.prepareBoot(this.remoteDisk(root));
    if (this.ended) return;
    machine.load(layout(machine));
    this.resetting = false;
    machine.run();
    this.post({ kind: "rebooted" });
  }

  private end(exit: Extract<Parameters<Post>[0], { kind: "exited" }>["exit"]): void {
    if (this.ended) return;
    this.ended = true;
    this.machine?.stop();
    this.machine?.handOutputOn();
    this.agent.reset();
    this.post({ kind: "exited", exit });
  }

  private serialOutput(port: 0 | 1, bytes: Uint8Array): void {
    if (port === 0) this.post({ kind: "console", bytes }, [bytes.buffer as ArrayBuffer]);
    else this.agent.receive(bytes);
  }

  private answer(call: number, work: () => Promise<void>): void {
    work().then(
      () => this.post({ kind: "done", call }),
      (error) => this.post({ kind: "done", call, error: describe(error) }),
    );
  }
}

function after(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What ends a guest at boot, for people */
export function sentence(error: unknown): string {
  return error instanceof BootError ? error.message : `The embedded engine failed: ${describe(error)}.`;
}
