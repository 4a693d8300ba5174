/** What firmware may be told, by the names that SeaBIOS knows (its docs/Runtime_config.md). */
export type FirmwareFiles = ReadonlyMap<string, Uint8Array>;

/** A chosen item and how far it was read. */
export interface SavedFirmwareSelection {
  readonly selector: number;
  readonly readBytes: number;
}

/** Selectors that QEMU's firmware configuration device keeps for itself (its docs/specs/fw_cfg.rst) */
const selectors = { signature: 0x00, interfaces: 0x01, maxProcessors: 0x0f, directory: 0x19 };
const firstFileSelector = 0x20;
const entryBytes = 64;
const nameOffset = 8;

const signature = Uint8Array.from(Buffer.from("QEMU"));
/** Bit 0: read by ports; bit 1, by memory, is not offered */
const portInterface = Uint8Array.of(1, 0, 0, 0);
const one = Uint8Array.of(1, 0);
const none = new Uint8Array(0);

/**
 * QEMU's firmware configuration device, by which SeaBIOS learns of its machine: the guest writes a selector to one port
 * and reads that item's bytes from the next.
 */
export class FirmwareConfigurationDevice {
  static readonly selectorPort = 0x510;
  static readonly dataPort = 0x511;
  private selector = 0;
  private readBytes = 0;
  private readonly files: readonly Uint8Array[];
  private readonly directory: Uint8Array;

  constructor(files: FirmwareFiles, saved?: SavedFirmwareSelection) {
    this.files = [...files.values()];
    this.directory = directoryOf(files);
    if (saved) {
      this.selector = saved.selector;
      this.readBytes = saved.readBytes;
    }
  }

  select(selector: number): void {
    this.selector = selector & 0xffff;
    this.readBytes = 0;
  }

  /** The item's next byte; zeroes follow its end */
  readByte(): number {
    return this.item()[this.readBytes++] ?? 0;
  }

  reset(): void {
    this.select(0);
  }

  save(): SavedFirmwareSelection {
    return { selector: this.selector, readBytes: this.readBytes };
  }

  private item(): Uint8Array {
    switch (this.selector) {
      case selectors.signature:
        return signature;
      case selectors.interfaces:
        return portInterface;
      case selectors.maxProcessors:
        return one;
      case selectors.directory:
        return this.directory;
      default:
        return this.files[this.selector - firstFileSelector] ?? none;
    }
  }
}

/** A big-endian count and, for each file, size, selector, two bytes of nothing and the name */
function directoryOf(files: FirmwareFiles): Uint8Array {
  const bytes = Buffer.alloc(4 + files.size * entryBytes);
  bytes.writeUInt32BE(files.size);
  [...files].forEach(([name, content], index) => {
    const entry = 4 + index * entryBytes;
    bytes.writeUInt32BE(content.length, entry);
    bytes.writeUInt16BE(firstFileSelector + index, entry + 4);
    bytes.write(name, entry + nameOffset, "latin1");
  });
  return bytes;
}
