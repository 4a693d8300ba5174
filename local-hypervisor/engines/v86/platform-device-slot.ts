import type { DeviceMemory } from "../../guest/guest-memory";
import { platformConfigurationSpace, platformWindows } from "../../guest/xen/platform-device";
import { EmulatedDeviceUnplug, type SavedUnplug, unplugPorts } from "../../guest/xen/unplug";
import type { IoPorts } from "./io-ports";
import type { Cpu } from "./v86-internals";

export interface PlatformDevicePorts {
  readonly cpu: Cpu;
  readonly memory: DeviceMemory & { readonly sizeBytes: number };
  readonly io: IoPorts;
  /** Physical address of RAM, as much as the memory window, that the guest knows nothing of */
  readonly hiddenMemory: number;
  unplugDisks(): void;
}

export interface SavedPlatformDevice {
  readonly unplug: SavedUnplug;
  /** Where the memory window is */
  readonly base: number;
}

/** Where Xen has it */
const slot = 3;
const id = slot << 3;
/** Until firmware puts it elsewhere */
const firstPort = 0xc000;
const firstBase = 0xfb000000;
const memoryWindowRegister = 0x14;
const prefetchable = 8;

/**
 * Xen's platform device in its slot. Its memory window is where the guest puts its grant table; pages of it lie in
 * hidden RAM, to which the guest's addresses are translated.
 */
export class PlatformDeviceSlot {
  readonly unplug: EmulatedDeviceUnplug;
  private base: number;

  constructor(
    private readonly ports: PlatformDevicePorts,
    saved?: SavedPlatformDevice,
  ) {
    const { cpu, io, unplugDisks } = ports;
    this.unplug = new EmulatedDeviceUnplug(unplugDisks, saved?.unplug);
    this.base = saved?.base ?? firstBase;
    io.claim(unplugPorts.first, unplugPorts.count, {
      read: (port, widthBytes) => this.unplug.read(port, widthBytes),
      write: (port, value, widthBytes) => this.unplug.write(port, value, widthBytes),
    });
    io.claim(firstPort, platformWindows.portBytes, {});
    const space = platformConfigurationSpace();
    const fields = new DataView(space.buffer);
    fields.setUint32(0x10, firstPort | 1, true);
    fields.setUint32(memoryWindowRegister, this.base | prefetchable, true);
    cpu.devices.pci.register_device({
      pci_id: id,
      pci_space: [...space],
      pci_bars: [{ size: platformWindows.portBytes }, { size: platformWindows.memoryBytes }],
      name: "xen-platform",
    });
    this.followWindow();
    this.map();
    if (this.unplug.disksAreUnplugged) unplugDisks();
  }

  /** The RAM that an address of the memory window stands for; any other address is its own */
  translate(address: number): number {
    const offset = address - this.base;
    return offset >= 0 && offset < platformWindows.memoryBytes ? this.ports.hiddenMemory + offset : address;
  }

  reset(): void {
    this.unplug.reset();
  }

  save(): SavedPlatformDevice {
    return { unplug: this.unplug.save(), base: this.base };
  }

  /** v86 cannot move a memory window */
  private followWindow(): void {
    const { pci } = this.ports.cpu.devices;
    const write32 = pci.pci_write32.bind(pci);
    pci.pci_write32 = (address, value) => {
      if (((address >> 8) & 0xffff) !== id || (address & 0xfc) !== memoryWindowRegister)
        return write32(address, value);
      const space = pci.device_spaces[id];
      if (!space) return;
      const base = (value & -platformWindows.memoryBytes) >>> 0;
      space[memoryWindowRegister / 4] = base | prefetchable;
      const isAskingForSize = base === -platformWindows.memoryBytes >>> 0;
      if (isAskingForSize || base === this.base || base < this.ports.memory.sizeBytes) return;
      this.unmap();
      this.base = base;
      this.map();
    };
  }

  private map(): void {
    const { cpu, memory } = this.ports;
    const at = (address: number) => this.translate(address >>> 0);
    const shift = (address: number) => (address & 3) * 8;
    const word = (address: number) => memory.readUint32(at(address) & ~3);
    cpu.io.mmap_register(
      this.base,
      platformWindows.memoryBytes,
      (address) => (word(address) >>> shift(address)) & 0xff,
      (address, value) => {
        const others = word(address) & ~(0xff << shift(address));
        memory.writeUint32(at(address) & ~3, (others | ((value & 0xff) << shift(address))) >>> 0);
      },
      (address) => memory.readUint32(at(address)) | 0,
      (address, value) => memory.writeUint32(at(address), value >>> 0),
    );
  }

  private unmap(): void {
    this.ports.cpu.io.mmap_register(
      this.base,
      platformWindows.memoryBytes,
      () => 0xff,
      () => undefined,
      () => -1,
      () => undefined,
    );
  }
}
