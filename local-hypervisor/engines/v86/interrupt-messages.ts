/** Where a function's interrupt messages (MSI-X) are, as its configuration space says. */
export interface MessagePlaces {
  readonly vectors: number;
  /** Of the table, bytes from the start of the window; 16 bytes a vector */
  readonly table: number;
  /** Of the pending bits */
  readonly pending: number;
}

export interface SavedInterruptMessages {
  readonly table: readonly number[];
  readonly pending: readonly number[];
}

const entryWords = 4;
const entry = { address: 0, data: 2, control: 3 } as const;
const masked = 1;
const capabilityId = 0x11;
/** Bits of the capability's message control */
const control = { enable: 0x8000, maskAll: 0x4000 } as const;
/** Messages to local APICs go to this megabyte */
const messageBase = 0xfee;

/**
 * The interrupt messages of a PCI function (PCI Local Bus 3.0, section 6.8.2): a table that the guest writes, and the
 * messages that it holds back. One that it lets through interrupts the processor with the vector that it names.
 */
export class InterruptMessages {
  private readonly words: Uint32Array;
  private readonly waiting: Uint8Array;

  /**
   * @param configurationSpace the function's, as the guest changes it
   * @param deliver interrupts the processor with a vector
   */
  constructor(
    private readonly places: MessagePlaces,
    private readonly configurationSpace: () => Uint8Array | undefined,
    private readonly deliver: (vector: number) => void,
  ) {
    this.words = new Uint32Array(places.vectors * entryWords);
    this.waiting = new Uint8Array(places.vectors);
    this.reset();
  }

  /** Whether the guest takes messages, instead of the interrupt pin */
  get isEnabled(): boolean {
    return (this.control & control.enable) !== 0;
  }

  /** Sends a vector's message, at once or as soon as the guest lets it through */
  signal(vector: number): void {
    if (vector >= this.places.vectors) return;
    this.waiting[vector] = 1;
    this.flush();
  }

  /** Whether an offset of the window is the table's or the pending bits' */
  owns(offset: number): boolean {
    const { vectors, table, pending } = this.places;
    return (
      (offset >= table && offset < table + vectors * entryWords * 4) ||
      (offset >= pending && offset < pending + 8)
    );
  }

  read(offset: number): number {
    const { table, pending } = this.places;
    if (offset >= pending && offset < pending + 8)
      return offset === pending ? this.waiting.reduce((bits, bit, vector) => bits | (bit << vector), 0) : 0;
    return this.words[(offset - table) / 4] ?? 0;
  }

  write(offset: number, value: number): void {
    const index = (offset - this.places.table) / 4;
    if (index >= 0 && index < this.words.length) this.words[index] = value;
    this.flush();
  }

  /** Sends what waits and may go; also to be called when the guest wrote the configuration space */
  flush(): void {
    if ((this.control & (control.enable | control.maskAll)) !== control.enable) return;
    for (let vector = 0; vector < this.places.vectors; vector++) {
      const at = vector * entryWords;
      if (!this.waiting[vector] || (this.word(at + entry.control) & masked) !== 0) continue;
      this.waiting[vector] = 0;
      if (this.word(at + entry.address) >>> 20 === messageBase)
        this.deliver(this.word(at + entry.data) & 0xff);
    }
  }

  /** Back to the state of power-on: off, every vector masked, nothing waits */
  reset(): void {
    const capability = this.capability();
    if (capability) capability[3] = 0;
    this.words.fill(0);
    this.waiting.fill(0);
    for (let at = entry.control; at < this.words.length; at += entryWords) this.words[at] = masked;
  }

  save(): SavedInterruptMessages {
    return { table: [...this.words], pending: [...this.waiting] };
  }

  restore({ table, pending }: SavedInterruptMessages): void {
    this.words.set(table);
    this.waiting.set(pending);
  }

  private word(index: number): number {
    return this.words[index] as number;
  }

  private get control(): number {
    const capability = this.capability();
    return capability ? (capability[2] ?? 0) | ((capability[3] ?? 0) << 8) : 0;
  }

  /** The capability of messages, from its first byte on */
  private capability(): Uint8Array | undefined {
    const space = this.configurationSpace();
    if (!space) return undefined;
    for (let at = space[0x34] ?? 0, left = 48; at !== 0 && left > 0; at = space[at + 1] ?? 0, left--)
      if (space[at] === capabilityId) return space.subarray(at);
    return undefined;
  }
}
