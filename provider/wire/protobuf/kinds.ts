import { MalformedMessageError, type Reader, type Writer, wireTypes } from "./bytes";

/** How one value, a field's own or an element of a repeated one, is written and read. */
export interface ValueKind<T> {
  readonly wireType: number;
  /** Proto3's default, which is not sent */
  readonly initial: () => T;
  readonly isInitial: (value: T) => boolean;
  readonly write: (writer: Writer, value: T) => void;
  readonly read: (reader: Reader, before: T | undefined) => T;
}

export const bool: ValueKind<boolean> = {
  wireType: wireTypes.varint,
  initial: () => false,
  isInitial: (value) => !value,
  write: (writer, value) => writer.varint(value ? 1 : 0),
  read: (reader) => reader.varint() !== 0n,
};

/** int64 and enums; whole numbers within 2^53, which all of the protocol's are. */
export const integer: ValueKind<number> = {
  wireType: wireTypes.varint,
  initial: () => 0,
  isInitial: (value) => value === 0,
  write: (writer, value) => writer.varint(value),
  read: (reader) => {
    const value = Number(BigInt.asIntN(64, reader.varint()));
    if (!Number.isSafeInteger(value)) throw new MalformedMessageError(`The number ${value} is too large.`);
    return value;
  },
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const string: ValueKind<string> = {
  wireType: wireTypes.length,
  initial: () => "",
  isInitial: (value) => value === "",
  write: (writer, value) => writer.bytes(Buffer.from(value)),
  read: (reader) => {
    const bytes = reader.bytes();
    try {
      return utf8.decode(bytes);
    } catch {
      throw new MalformedMessageError("A string is not UTF-8.");
    }
  },
};

export const bytes: ValueKind<Uint8Array> = {
  wireType: wireTypes.length,
  initial: () => new Uint8Array(0),
  isInitial: (value) => value.length === 0,
  write: (writer, value) => writer.bytes(value),
  read: (reader) => reader.bytes(),
};
