import { AgentChannel, type AgentChannelPorts, type SavedAgentChannel } from "../../guest/agent-channel";
import type { SavedAdapter } from "../../guest/ena/device";
import { NvmeController, type SavedController } from "../../guest/nvme/controller";
import { messagePlaces, nvmeConfigurationSpace } from "../../guest/nvme/pci-function";
import type { SavedVirtioNet } from "../../guest/virtio-net/device";
import { CountedDisk } from "./counted-disk";
import type {
  DescribedDevices,
  DevicePlatform,
  DevicePlatformPorts,
  ResumedDevices,
} from "./device-platform";
import { plugEnaNetworkCard } from "./ena-network-card";
import type { DiskDescription, NetworkInterfaceDescription, WorkerStart } from "./messages";
import { NetworkCard } from "./network-card";
import { diskSlots, type SavedPciBus } from "./pci-bus";
import type { PluggedCard } from "./plugged-card";
import { SavedGuestError } from "./saved-guest-error";
import { plugVirtioNetworkCard } from "./virtio-network-card";

interface PluggedDisk extends DiskDescription {
  readonly controller: NvmeController;
  readonly slot: number;
  /** On its way out: the guest was asked to let go of it */
  leaving: boolean;
}

type SavedCard =
  | { readonly kind: "ena"; readonly saved: SavedAdapter }
  | { readonly kind: "virtio"; readonly saved: SavedVirtioNet };

export interface SavedNitroPlatform {
  readonly disks: readonly {
    readonly serial: string;
    /** The bus's handle */
    readonly slot: number;
    readonly leaving: boolean;
    readonly controller: SavedController;
  }[];
  readonly networkCards: readonly {
    readonly networkInterfaceId: string;
    readonly slot: number;
    readonly leaving: boolean;
    readonly card: SavedCard;
    /** Frames that wait for the guest */
    readonly waiting: Uint8Array;
  }[];
  readonly agent: SavedAgentChannel;
  readonly pci: SavedPciBus;
}

interface PluggedNetworkCard {
  readonly card: NetworkCard;
  readonly slot: number;
  save(): SavedCard;
}

/**
 * Devices of a Nitro host: PCI cards (NVMe disks, network cards), console on the first serial port. What ACPI does for
 * a guest there, hot plug and power button, goes over the second serial port to an agent (`guest/agent-protocol.ts`).
 */
export class NitroPlatform implements DevicePlatform {
  private readonly disks = new Map<string, PluggedDisk>();
  /** By interface id */
  private readonly networkCards = new Map<string, PluggedNetworkCard>();
  private readonly leavingCards = new Set<NetworkCard>();
  private readonly agent: AgentChannel;

  constructor(
    private readonly start: Pick<WorkerStart, "enaNetworkCards">,
    private readonly ports: DevicePlatformPorts,
    resumed?: ResumedDevices<SavedNitroPlatform>,
  ) {
    const agentPorts: AgentChannelPorts = {
      send: (text) => ports.machine.serialInput(1, Buffer.from(text, "latin1")),
      after: (delayMs, callback) => ports.clock.after(delayMs, callback),
      disks: () => [...this.disks.values()].filter(({ leaving }) => !leaving),
      networkInterfaces: () =>
        [...this.networkCards.values()]
          .filter(({ card }) => !this.leavingCards.has(card))
          .map(({ card }) => card.description)
          .sort((one, other) => one.deviceIndex - other.deviceIndex),
    };
    this.agent = new AgentChannel(agentPorts, resumed?.saved?.agent);
    if (resumed?.saved) this.goOn(resumed.saved, resumed);
  }

  plugDisk(description: DiskDescription): void {
    this.plugDiskInto(description, diskSlots);
  }

  private plugDiskInto(description: DiskDescription, slots: readonly number[]): NvmeController {
    const { machine, counters } = this.ports;
    const name = `nvme ${description.serial}`;
    const controller = new NvmeController(description, {
      memory: machine.memory,
      disk: new CountedDisk(this.ports.remoteDisk(description), name, counters),
      setInterrupt: (asserted) => machine.pci.setInterrupt(slot, asserted),
      takesMessages: () => machine.pci.takesMessages(slot),
      signal: (vector) => machine.pci.signal(slot, vector),
    });
    const slot = machine.pci.plug(
      {
        name,
        configurationSpace: nvmeConfigurationSpace(description),
        window: controller,
        messages: messagePlaces,
      },
      slots,
    );
    this.disks.set(description.serial, { ...description, controller, slot, leaving: false });
    return controller;
  }

  diskPlugged(description: DiskDescription): Promise<void> {
    return this.agent.diskPlugged(description);
  }

  async releaseDisk(serial: string): Promise<void> {
    const disk = this.disks.get(serial);
    if (!disk) return;
    disk.leaving = true;
    await this.agent.releaseDisk(serial);
    disk.controller.reset();
    this.ports.machine.pci.unplug(disk.slot);
    this.disks.delete(serial);
  }

  plugNetworkInterface(description: NetworkInterfaceDescription): void {
    const { memory, pci } = this.ports.machine;
    if (this.start.enaNetworkCards) {
      const plugged = plugEnaNetworkCard(description, memory, pci);
      this.addCard(description, plugged, () => ({ kind: "ena", saved: plugged.save() }));
    } else {
      const plugged = plugVirtioNetworkCard(description, memory, pci);
      this.addCard(description, plugged, () => ({ kind: "virtio", saved: plugged.save() }));
    }
  }

  private addCard(
    description: NetworkInterfaceDescription,
    plugged: PluggedCard<unknown>,
    save: () => SavedCard,
  ): NetworkCard {
    const { counters, clock, sendFrames } = this.ports;
    const card = new NetworkCard(description, { ...plugged, counters, clock, post: sendFrames });
    this.networkCards.set(description.networkInterfaceId, { card, slot: plugged.slot, save });
    return card;
  }

  /** The cards are in their slots again before the machine's state, which has what the guest made of the slots */
  private goOn(
    saved: SavedNitroPlatform,
    { disks, networkInterfaces, restoreMachine }: ResumedDevices<SavedNitroPlatform>,
  ): void {
    const { memory, pci } = this.ports.machine;
    const controllers = saved.disks.map((disk) => {
      const description = disks.find(({ serial }) => serial === disk.serial);
      if (!description)
        throw new SavedGuestError(`The saved guest has a disk ${disk.serial}, which is not there.`);
      const controller = this.plugDiskInto(description, [disk.slot >> 3]);
      const plugged = this.disks.get(disk.serial);
      if (plugged) plugged.leaving = disk.leaving;
      return [controller, disk.controller] as const;
    });
    for (const { networkInterfaceId, slot, leaving, card, waiting } of saved.networkCards) {
      const description = networkInterfaces.find((each) => each.networkInterfaceId === networkInterfaceId);
      if (!description)
        throw new SavedGuestError(
          `The saved guest has a network interface ${networkInterfaceId}, which is not there.`,
        );
      const added = this.restoreCard(description, slot, card, memory, pci);
      added.receiveSaved(waiting);
      if (leaving) this.leavingCards.add(added);
    }
    restoreMachine();
    pci.restore(saved.pci);
    for (const [controller, state] of controllers) controller.restore(state);
    for (const description of disks) if (!this.disks.has(description.serial)) this.plugDisk(description);
    for (const description of networkInterfaces)
      if (!this.networkCards.has(description.networkInterfaceId)) this.plugNetworkInterface(description);
  }

  private restoreCard(
    description: NetworkInterfaceDescription,
    slot: number,
    card: SavedCard,
    memory: DevicePlatformPorts["machine"]["memory"],
    pci: DevicePlatformPorts["machine"]["pci"],
  ): NetworkCard {
    if (card.kind === "ena") {
      const plugged = plugEnaNetworkCard(description, memory, pci, { slot, saved: card.saved });
      return this.addCard(description, plugged, () => ({ kind: "ena", saved: plugged.save() }));
    }
    const plugged = plugVirtioNetworkCard(description, memory, pci, { slot, saved: card.saved });
    return this.addCard(description, plugged, () => ({ kind: "virtio", saved: plugged.save() }));
  }

  networkInterfacePlugged(description: NetworkInterfaceDescription): Promise<void> {
    return this.agent.interfacePlugged(description);
  }

  async releaseNetworkInterface(networkInterfaceId: string): Promise<void> {
    const card = this.networkCards.get(networkInterfaceId)?.card;
    if (!card) return;
    this.leavingCards.add(card);
    await this.agent.releaseInterface(card.description.macAddress);
    this.leavingCards.delete(card);
    card.unplug();
    this.networkCards.delete(networkInterfaceId);
  }

  receive(networkInterfaceId: string, batch: Uint8Array): void {
    this.networkCards.get(networkInterfaceId)?.card.receive(batch);
  }

  exchange(): void {
    for (const { card } of this.networkCards.values()) card.exchange();
  }

  pressPowerButton(): void {
    this.agent.pressPowerButton(() => this.ports.machine.pressCtrlAltDel());
  }

  askToSuspend(): boolean {
    return false;
  }

  async goneOn(): Promise<void> {
    // No guest of it begins as a new one
  }

  askToReboot(): void {
    this.ports.machine.pressCtrlAltDel();
  }

  consoleInput(bytes: Uint8Array): void {
    this.ports.machine.serialInput(0, bytes);
  }

  serialOutput(port: 0 | 1, bytes: Uint8Array): void {
    if (port === 0) this.ports.printed(bytes);
    else this.agent.receive(bytes);
  }

  save(): SavedNitroPlatform {
    return {
      disks: [...this.disks.values()].map(({ serial, slot, leaving, controller }) => ({
        serial,
        slot,
        leaving,
        controller: controller.save(),
      })),
      networkCards: [...this.networkCards].map(([networkInterfaceId, { card, slot, save }]) => ({
        networkInterfaceId,
        slot,
        leaving: this.leavingCards.has(card),
        card: save(),
        waiting: card.saveWaiting(),
      })),
      agent: this.agent.save(),
      pci: this.ports.machine.pci.save(),
    };
  }

  wentOn(): void {}

  /** A processor that is its own: no leaf of CPUID tells of a hypervisor. Nitro's KVM would */
  describe(): DescribedDevices {
    const cards = [...this.networkCards.values()].map(({ card }) => card);
    return {
      console: "ttyS0",
      disks: [...this.disks.values()].map(({ serial, controller }, index) => ({
        id: serial,
        name: `nvme${index}n1`,
        driver: "nvme",
        connected: controller.isReady,
      })),
      networkInterfaces: cards
        .sort((one, other) => one.description.deviceIndex - other.description.deviceIndex)
        .map(({ description, isListening }) => ({
          id: description.networkInterfaceId,
          name: `eth${description.deviceIndex}`,
          driver: this.start.enaNetworkCards ? "ena" : "virtio_net",
          connected: isListening,
        })),
    };
  }

  reset(): void {
    for (const { controller } of this.disks.values()) controller.reset();
    for (const { card } of this.networkCards.values()) card.reset();
    this.agent.reset();
  }
}
