import { AgentChannel } from "../../guest/agent-channel";
import { NvmeController } from "../../guest/nvme/controller";
import { messagePlaces, nvmeConfigurationSpace } from "../../guest/nvme/pci-function";
import { CountedDisk } from "./counted-disk";
import type { DescribedDevices, DevicePlatform, DevicePlatformPorts } from "./device-platform";
import { plugEnaNetworkCard } from "./ena-network-card";
import type { DiskDescription, NetworkInterfaceDescription, WorkerStart } from "./messages";
import { NetworkCard } from "./network-card";
import { diskSlots } from "./pci-bus";
import { SavedGuestError } from "./saved-guest-error";
import { plugVirtioNetworkCard } from "./virtio-network-card";

interface PluggedDisk extends DiskDescription {
  readonly controller: NvmeController;
  readonly slot: number;
  /** On its way out: the guest was asked to let go of it */
  leaving: boolean;
}

/**
 * Devices of a Nitro host: PCI cards (NVMe disks, network cards), console on the first serial port. What ACPI does for
 * a guest there, hot plug and power button, goes over the second serial port to an agent (`guest/agent-protocol.ts`).
 */
export class NitroPlatform implements DevicePlatform {
  private readonly disks = new Map<string, PluggedDisk>();
  /** By interface id */
  private readonly networkCards = new Map<string, NetworkCard>();
  private readonly leavingCards = new Set<NetworkCard>();
  private readonly agent: AgentChannel;

  constructor(
    private readonly start: Pick<WorkerStart, "enaNetworkCards">,
    private readonly ports: DevicePlatformPorts,
  ) {
    this.agent = new AgentChannel({
      send: (text) => ports.machine.serialInput(1, Buffer.from(text, "latin1")),
      after: ports.after,
      disks: () => [...this.disks.values()].filter(({ leaving }) => !leaving),
      networkInterfaces: () =>
        [...this.networkCards.values()]
          .filter((card) => !this.leavingCards.has(card))
          .map(({ description }) => description)
          .sort((one, other) => one.deviceIndex - other.deviceIndex),
    });
  }

  plugDisk(description: DiskDescription): void {
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
      diskSlots,
    );
    this.disks.set(description.serial, { ...description, controller, slot, leaving: false });
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
    const { machine, counters, sendFrames } = this.ports;
    const plug = this.start.enaNetworkCards ? plugEnaNetworkCard : plugVirtioNetworkCard;
    const card = new NetworkCard(description, {
      ...plug(description, machine.memory, machine.pci),
      counters,
      post: sendFrames,
    });
    this.networkCards.set(description.networkInterfaceId, card);
  }

  networkInterfacePlugged(description: NetworkInterfaceDescription): Promise<void> {
    return this.agent.interfacePlugged(description);
  }

  async releaseNetworkInterface(networkInterfaceId: string): Promise<void> {
    const card = this.networkCards.get(networkInterfaceId);
    if (!card) return;
    this.leavingCards.add(card);
    await this.agent.releaseInterface(card.description.macAddress);
    this.leavingCards.delete(card);
    card.unplug();
    this.networkCards.delete(networkInterfaceId);
  }

  receive(networkInterfaceId: string, batch: Uint8Array): void {
    this.networkCards.get(networkInterfaceId)?.receive(batch);
  }

  exchange(): void {
    for (const card of this.networkCards.values()) card.exchange();
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

  save(): never {
    throw new SavedGuestError("The embedded engine saves guests with Xen's devices, not with Nitro's.");
  }

  wentOn(): void {}

  /** A processor that is its own: no leaf of CPUID tells of a hypervisor. Nitro's KVM would */
  describe(): DescribedDevices {
    const cards = [...this.networkCards.values()];
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
    for (const card of this.networkCards.values()) card.reset();
    this.agent.reset();
  }
}
