/**
 * The protocol by which a guest's PV drivers have their machine's emulated devices taken away (Xen,
 * docs/misc/hvm-emulated-unplug.pandoc): reads and writes of 8, 16 and 32 bits at two ports mean different things.
 */
export const unplugPorts = { first: 0x10, count: 4 } as const;

const register = { control: 0x10, product: 0x12 } as const;
const magic = 0x49d2;
const protocolVersion = 1;

/** What may be taken away, by bit of the mask */
const unplugged = { disks: 1, networkCards: 2, furtherDisks: 4 } as const;

export interface SavedUnplug {
  /** All masks that were written since the machine's reset */
  readonly mask: number;
  readonly product: number | undefined;
  readonly driverVersion: number | undefined;
}

/** The ports of the unplug protocol. What was taken away stays away until the machine is reset. */
export class EmulatedDeviceUnplug {
  private mask = 0;
  private product: number | undefined;
  private driverVersion: number | undefined;

  constructor(
    /** Takes the emulated disks out of the machine; called once */
    private readonly unplugDisks: () => void,
    saved?: SavedUnplug,
  ) {
    if (!saved) return;
    this.mask = saved.mask;
    this.product = saved.product;
    this.driverVersion = saved.driverVersion;
  }

  get disksAreUnplugged(): boolean {
    return (this.mask & unplugged.disks) !== 0;
  }

  read(port: number, widthBytes: number): number {
    if (port === register.control && widthBytes === 2) return magic;
    if (port === register.control && widthBytes === 1) return 0;
    if (port === register.product && widthBytes === 1) return protocolVersion;
    return (2 ** (8 * widthBytes) - 1) | 0;
  }

  /** Bytes at the product's port are a log of the driver's, which nobody reads */
  write(port: number, value: number, widthBytes: number): void {
    if (port === register.product && widthBytes === 2) this.product = value;
    else if (port === register.control && widthBytes === 4) this.driverVersion = value >>> 0;
    else if (port === register.control && widthBytes === 2) this.unplug(value);
  }

  /** The machine has all its emulated devices again */
  reset(): void {
    this.mask = 0;
    this.product = undefined;
    this.driverVersion = undefined;
  }

  save(): SavedUnplug {
    return { mask: this.mask, product: this.product, driverVersion: this.driverVersion };
  }

  private unplug(mask: number): void {
    const had = this.disksAreUnplugged;
    this.mask |= mask & (unplugged.disks | unplugged.networkCards | unplugged.furtherDisks);
    if (!had && this.disksAreUnplugged) this.unplugDisks();
  }
}
