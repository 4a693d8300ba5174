import type { DeviceMemory } from "../guest-memory";

/** A driver that breaks the rules of a ring; the device stops until it is reset */
export class RingFailure extends Error {}

/** Largest ring, descriptors */
const maxQueueSize = 256;
/** The most parts that a chain may have: a segment of 64 KiB in pages, with its header, is well below */
const maxParts = 128;

const descriptorBytes = 16;
const descriptorFlag = { next: 1, write: 2, indirect: 4 } as const;
const driverFlagNoInterrupt = 1;
const deviceFlagNoNotify = 1;
/** Ring positions run through 16 bits, whatever the ring's size */
const wrap = 0xffff;

export interface SavedVirtqueue {
  readonly size: number;
  readonly enabled: boolean;
  readonly addresses: readonly number[];
  readonly nextAvailable: number;
  readonly nextUsed: number;
}

/**
 * A split virtqueue (Virtual I/O Device 1.2, section 2.7) as the device sees it. Every address, index and length of the
 * driver is checked before it is used; what is wrong throws `RingFailure`.
 */
export class Virtqueue {
  size = maxQueueSize;
  enabled = false;
  /** Of the three parts (descriptors, driver's, device's), low and high words as the driver writes them */
  readonly addresses = new Uint32Array(6);
  /** Parts of the chain that `read` found last, in guest memory */
  readonly partAddresses = new Float64Array(maxParts);
  readonly partLengths = new Float64Array(maxParts);
  parts = 0;
  /** Of all parts together */
  lengthBytes = 0;
  private nextAvailable = 0;
  private nextUsed = 0;

  constructor(
    private readonly memory: DeviceMemory,
    /** Whether the device writes into its chains; a chain of the other kind is a failure */
    private readonly writable: boolean,
  ) {}

  reset(): void {
    this.size = maxQueueSize;
    this.enabled = false;
    this.addresses.fill(0);
    this.nextAvailable = 0;
    this.nextUsed = 0;
  }

  save(): SavedVirtqueue {
    const { size, enabled, addresses, nextAvailable, nextUsed } = this;
    return { size, enabled, addresses: [...addresses], nextAvailable, nextUsed };
  }

  restore({ size, enabled, addresses, nextAvailable, nextUsed }: SavedVirtqueue): void {
    this.size = size;
    this.enabled = enabled;
    this.addresses.set(addresses);
    this.nextAvailable = nextAvailable;
    this.nextUsed = nextUsed;
  }

  enable(): void {
    const { size, addresses, memory } = this;
    const isPowerOfTwo = size > 0 && size <= maxQueueSize && (size & (size - 1)) === 0;
    const inReach = addresses[1] === 0 && addresses[3] === 0 && addresses[5] === 0;
    const possible =
      isPowerOfTwo &&
      inReach &&
      this.descriptors % 16 === 0 &&
      this.driver % 2 === 0 &&
      this.device % 4 === 0 &&
      memory.covers(this.descriptors, size * descriptorBytes) &&
      memory.covers(this.driver, 6 + size * 2) &&
      memory.covers(this.device, 6 + size * 8);
    if (!possible) throw new RingFailure("a queue of an impossible size or place");
    this.enabled = true;
  }

  /** Chains that the driver offers beyond those that were consumed */
  get available(): number {
    const count = (this.memory.readUint16(this.driver + 2) - this.nextAvailable) & wrap;
    if (count > this.size) throw new RingFailure("more chains than the ring holds");
    return count;
  }

  /** Reads the chain `ahead` places beyond those that were consumed into `parts`; the result names it to `use` */
  read(ahead: number): number {
    const { memory, size } = this;
    const place = (this.nextAvailable + ahead) & (size - 1);
    const head = memory.readUint16(this.driver + 4 + place * 2);
    this.parts = 0;
    this.lengthBytes = 0;
    let table = this.descriptors;
    let entries = size;
    let index = head;
    for (let steps = 0; ; steps++) {
      if (index >= entries || steps > size) throw new RingFailure("a chain without an end");
      const descriptor = table + index * descriptorBytes;
      const flags = memory.readUint16(descriptor + 12);
      const address = this.addressAt(descriptor);
      const lengthBytes = memory.readUint32(descriptor + 8);
      if (flags & descriptorFlag.indirect) {
        entries = lengthBytes / descriptorBytes;
        const isTable =
          Number.isInteger(entries) && entries > 0 && entries <= maxParts && table === this.descriptors;
        if (!isTable || flags & descriptorFlag.next || !memory.covers(address, lengthBytes))
          throw new RingFailure("an impossible table of descriptors");
        table = address;
        index = 0;
        continue;
      }
      this.addPart(address, lengthBytes, (flags & descriptorFlag.write) !== 0);
      if ((flags & descriptorFlag.next) === 0) return head;
      index = memory.readUint16(descriptor + 14);
    }
  }

  /** Consumes the next chain and gives it back with so many bytes written; seen by the driver after `publish` */
  use(head: number, writtenBytes: number): void {
    const entry = this.device + 4 + (this.nextUsed & (this.size - 1)) * 8;
    this.memory.writeUint32(entry, head);
    this.memory.writeUint32(entry + 4, writtenBytes);
    this.nextUsed = (this.nextUsed + 1) & wrap;
    this.nextAvailable = (this.nextAvailable + 1) & wrap;
  }

  /** Shows the driver what was used; whether it wants to be interrupted for it */
  publish(): boolean {
    this.memory.writeUint16(this.device + 2, this.nextUsed);
    return (this.memory.readUint16(this.driver) & driverFlagNoInterrupt) === 0;
  }

  /** Tells the driver whether it need say when it offers chains */
  askForNotifications(wanted: boolean): void {
    this.memory.writeUint16(this.device, wanted ? 0 : deviceFlagNoNotify);
  }

  private get descriptors(): number {
    return this.addresses[0] as number;
  }

  private get driver(): number {
    return this.addresses[2] as number;
  }

  private get device(): number {
    return this.addresses[4] as number;
  }

  private addressAt(descriptor: number): number {
    return this.memory.readUint32(descriptor + 4) * 2 ** 32 + this.memory.readUint32(descriptor);
  }

  private addPart(address: number, lengthBytes: number, writable: boolean): void {
    if (writable !== this.writable || this.parts === maxParts || !this.memory.covers(address, lengthBytes))
      throw new RingFailure("a part of a chain that cannot be");
    this.partAddresses[this.parts] = address;
    this.partLengths[this.parts] = lengthBytes;
    this.parts++;
    this.lengthBytes += lengthBytes;
  }
}
