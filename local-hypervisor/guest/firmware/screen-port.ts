/** Registers of a serial port by offset: data, line status; the others are settings, which mean nothing here */
const dataRegister = 0;
const lineStatusRegister = 5;
const lineStatus = { received: 0x01, mayTransmit: 0x60 } as const;
const escapeCode = 0x1b;

/**
 * The screen and keyboard of a machine that has neither, while firmware and boot loader use them: SeaBIOS carries what
 * programs do through the BIOS's video and keyboard calls over a serial port of their own. Its text goes to the
 * machine's console until the guest itself prints there; afterwards there is nothing to hear from the screen, as from
 * that of an EC2 instance.
 */
export class ScreenPort {
  static readonly registers = 8;
  private escapeSequence: "none" | "begun" | "parameters" = "none";
  private text: number[] = [];
  private readonly typed: number[] = [];

  constructor(private isQuiet = false) {}

  /** The machine's own serial port is in use: the screen says no more */
  silence(): void {
    this.isQuiet = true;
    this.typed.length = 0;
  }

  /** Whether it says no more; what is on its way between two slices of the processor is not kept */
  get isSilenced(): boolean {
    return this.isQuiet;
  }

  reset(): void {
    this.isQuiet = false;
    this.escapeSequence = "none";
    this.text = [];
    this.typed.length = 0;
  }

  type(bytes: Uint8Array): void {
    if (!this.isQuiet) this.typed.push(...bytes);
  }

  read(register: number): number {
    if (register === dataRegister) return this.typed.shift() ?? 0;
    if (register !== lineStatusRegister) return 0;
    return lineStatus.mayTransmit | (this.typed.length > 0 ? lineStatus.received : 0);
  }

  write(register: number, byte: number): void {
    if (register === dataRegister && !this.isQuiet && this.isText(byte)) this.text.push(byte);
  }

  /** What was written since the last call, without the sequences that move a cursor and colour letters */
  takeText(): Uint8Array {
    const text = Uint8Array.from(this.text);
    this.text = [];
    return text;
  }

  private isText(byte: number): boolean {
    switch (this.escapeSequence) {
      case "none":
        if (byte !== escapeCode) return true;
        this.escapeSequence = "begun";
        return false;
      case "begun":
        this.escapeSequence = byte === 0x5b ? "parameters" : "none";
        return false;
      case "parameters":
        // A letter ends it
        if (byte >= 0x40) this.escapeSequence = "none";
        return false;
    }
  }
}
