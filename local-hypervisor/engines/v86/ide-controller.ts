import type { IoPorts } from "./io-ports";
import type { Cpu } from "./v86-internals";

/** Where v86 has it on the PCI bus */
const id = 30 << 3;
/** Ports that a PC's IDE channels have whatever the controller's base address registers say */
const legacyPorts = {
  primary: [
    [0x1f0, 8],
    [0x3f6, 1],
  ],
  secondary: [
    [0x170, 8],
    [0x376, 1],
  ],
} as const;
/** Base address registers, 32-bit words: command and control ports of two channels, bus master; and their sizes */
const windows = [
  [4, 8],
  [5, 1],
  [6, 8],
  [7, 1],
  [8, 16],
] as const;

/**
 * v86's IDE controller, which firmware and boot loader read the root disk by. v86 has one whether it is wanted or not:
 * it is made before the PCI bus hides it, and is out of the machine until it is plugged in.
 */
export class IdeController {
  private readonly space: Int32Array | undefined;
  private readonly device: Cpu["devices"]["pci"]["devices"][number];
  private readonly silenced: (() => void)[] = [];

  constructor(
    private readonly cpu: Cpu,
    private readonly ports: IoPorts,
  ) {
    const { pci } = cpu.devices;
    this.space = pci.device_spaces[id];
    this.device = pci.devices[id];
    // A CD-ROM drive of v86's, which no EC2 instance has
    for (const [first, count] of legacyPorts.secondary) ports.silence(first, count);
  }

  plug(): void {
    const { pci } = this.cpu.devices;
    for (const restore of this.silenced.splice(0)) restore();
    pci.device_spaces[id] = this.space;
    pci.devices[id] = this.device;
  }

  /** Takes the function off the bus and its ports, wherever firmware put them, out of the machine */
  unplug(): void {
    const { pci } = this.cpu.devices;
    if (!pci.device_spaces[id]) return;
    const moved = windows.map(([word, count]) => [(this.space?.[word] ?? 0) & 0xfffc, count] as const);
    const all = [...legacyPorts.primary, ...moved.filter(([first]) => first >= 0x1000)];
    this.silenced.push(...all.map(([first, count]) => this.ports.silence(first, count)));
    pci.device_spaces[id] = undefined;
    pci.devices[id] = undefined;
  }
}
