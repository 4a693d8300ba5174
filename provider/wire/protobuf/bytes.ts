/** Bytes that are no message of the expected kind. */
export class MalformedMessageError extends Error {
  override readonly name = "MalformedMessageError";
}

/** How many bytes a value has, by the lowest three bits of its tag. Groups (3, 4) are not used by proto3. */
export const wireTypes = { varint: 0, fixed64: 1, length: 2, fixed32: 5 } as const;

/** Messages within messages deeper than this are refused: no schema of ours comes near. */
const maximumDepth = 100;

/** Bytes of a message, gathered without copying what is long. */
export class Writer {
  private readonly parts: Uint8Array[] = [];
  private open: number[] = [];

  varint(value: number | bigint): void {
    if (typeof value === "number" && value >= 0 && value < 0x8000_0000) {
      let rest = value;
      for (; rest > 0x7f; rest >>>= 7) this.open.push((rest & 0x7f) | 0x80);
      this.open.push(rest);
      return;
    }
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 0x7fn; rest >>= 7n) this.open.push(Number(rest & 0x7fn) | 0x80);
    this.open.push(Number(rest));
  }

  bytes(value: Uint8Array): void {
    this.varint(value.length);
    this.flush();
    this.parts.push(value);
  }

  finish(): Buffer {
    this.flush();
    return Buffer.concat(this.parts);
  }

  private flush(): void {
    if (this.open.length > 0) this.parts.push(Uint8Array.from(this.open));
    this.open = [];
  }
}

/** A message's bytes from the first to the last. */
export class Reader {
  private offset = 0;

  constructor(
    private readonly buffer: Uint8Array,
    readonly depth: number,
  ) {
    if (depth > maximumDepth) throw new MalformedMessageError("The message is nested too deeply.");
  }

  get done(): boolean {
    return this.offset >= this.buffer.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.buffer[this.offset++];
      if (byte === undefined) throw new MalformedMessageError("The message ends within a number.");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new MalformedMessageError("A number has more than ten bytes.");
  }

  bytes(): Uint8Array {
    return this.take(Number(this.varint()));
  }

  skip(wireType: number): void {
    if (wireType === wireTypes.varint) this.varint();
    else if (wireType === wireTypes.fixed64) this.take(8);
    else if (wireType === wireTypes.length) this.bytes();
    else if (wireType === wireTypes.fixed32) this.take(4);
    else throw new MalformedMessageError(`Wire type ${wireType} is not used by this protocol.`);
  }

  private take(length: number): Uint8Array {
    const end = this.offset + length;
    if (end > this.buffer.length) throw new MalformedMessageError("The message is shorter than it says.");
    const taken = this.buffer.subarray(this.offset, end);
    this.offset = end;
    return taken;
  }
}
