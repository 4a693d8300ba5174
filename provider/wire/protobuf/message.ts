import { MalformedMessageError, Reader, Writer, wireTypes } from "./bytes";
import { string, type ValueKind } from "./kinds";

/**
 * A codec of Protocol Buffers (proto3) driven by a description of messages: `message({ name: field(1, string) })`
 * gives encoder, decoder and, by inference, the TypeScript type. It covers what Terraform's protocol uses: bool,
 * int64, enum, string, bytes, messages, maps by string, repeated and optional fields.
 */

/** One field: its number, how it stands in a message and what is read when it is absent. */
export interface Field<T> {
  readonly number: number;
  readonly initial: () => T;
  readonly write: (writer: Writer, value: T) => void;
  /** Value after one more occurrence of the field */
  readonly read: (reader: Reader, before: T, wireType: number) => T;
}

const expectWireType = (expected: number, found: number): void => {
  if (found !== expected)
    throw new MalformedMessageError(`Wire type ${found} stands where ${expected} belongs.`);
};

const writeTagged = <T>(writer: Writer, number: number, kind: ValueKind<T>, value: T): void => {
  writer.varint(number * 8 + kind.wireType);
  kind.write(writer, value);
};

/** A field that always has a value. */
export const field = <T>(number: number, kind: ValueKind<T>): Field<T> => ({
  number,
  initial: kind.initial,
  write: (writer, value) => {
    if (!kind.isInitial(value)) writeTagged(writer, number, kind, value);
  },
  read: (reader, before, wireType) => {
    expectWireType(kind.wireType, wireType);
    return kind.read(reader, before);
  },
});

/** A field whose absence means something: a message, a member of a oneof, `optional`. */
export const optional = <T>(number: number, kind: ValueKind<T>): Field<T | undefined> => ({
  number,
  initial: () => undefined,
  write: (writer, value) => {
    if (value !== undefined) writeTagged(writer, number, kind, value);
  },
  read: (reader, before, wireType) => {
    expectWireType(kind.wireType, wireType);
    return kind.read(reader, before);
  },
});

export const repeated = <T>(number: number, kind: ValueKind<T>): Field<readonly T[]> => ({
  number,
  initial: () => [],
  write: (writer, values) => {
    for (const value of values) writeTagged(writer, number, kind, value);
  },
  read: (reader, before, wireType) => {
    expectWireType(kind.wireType, wireType);
    (before as T[]).push(kind.read(reader, undefined)); // `initial` made it for this message alone
    return before;
  },
});

/** `map<string, T>`: on the wire, repeated messages of a key and a value. */
export const map = <T>(number: number, kind: ValueKind<T>): Field<ReadonlyMap<string, T>> => {
  const entry: MessageKind<{ readonly key: string; readonly value: T }> = message<Fields>({
    key: field(1, string),
    value: field(2, kind),
  }) as never;
  return {
    number,
    initial: () => new Map(),
    write: (writer, values) => {
      for (const [key, value] of values) writeTagged(writer, number, entry, { key, value });
    },
    read: (reader, before, wireType) => {
      expectWireType(wireTypes.length, wireType);
      const { key, value } = entry.read(reader, undefined);
      return (before as Map<string, T>).set(key, value);
    },
  };
};

/** A message's kind, and the message's own encoder and decoder. */
export interface MessageKind<T> extends ValueKind<T> {
  readonly encode: (value: T) => Buffer;
  /** @throws MalformedMessageError */
  readonly decode: (buffer: Uint8Array) => T;
}

/** TypeScript type of the messages that a kind describes. */
export type MessageOf<K> = K extends ValueKind<infer T> ? T : never;

// biome-ignore lint/suspicious/noExplicitAny: `Field` is invariant, and here a field of any type is meant
type Fields = { readonly [name: string]: Field<any> };
type FieldValue<F> = F extends Field<infer T> ? T : never;
type PresentNames<F extends Fields> = {
  [N in keyof F]: undefined extends FieldValue<F[N]> ? never : N;
}[keyof F];

/** Message of fields that are always there and of fields that may be absent. */
type MessageWith<F extends Fields> = { readonly [N in PresentNames<F>]: FieldValue<F[N]> } & {
  readonly [N in Exclude<keyof F, PresentNames<F>>]?: FieldValue<F[N]>;
};

/** Describes a message by its fields. */
export function message<F extends Fields>(fields: F): MessageKind<MessageWith<F>> {
  type T = MessageWith<F>;
  const named = Object.entries(fields) as [string, Field<unknown>][];
  const byNumber = new Map(named.map(([name, of]) => [of.number, { name, of }]));
  const initial = (): Record<string, unknown> => {
    const value: Record<string, unknown> = {};
    for (const [name, of] of named) {
      const first = of.initial();
      if (first !== undefined) value[name] = first;
    }
    return value;
  };
  const encode = (value: T): Buffer => {
    const writer = new Writer();
    for (const [name, of] of named) of.write(writer, (value as Record<string, unknown>)[name]);
    return writer.finish();
  };
  const decodeAt = (buffer: Uint8Array, depth: number, before: Record<string, unknown>): T => {
    const reader = new Reader(buffer, depth);
    while (!reader.done) {
      const tag = reader.varint();
      const wireType = Number(tag & 7n);
      const number = Number(tag >> 3n);
      if (number === 0) throw new MalformedMessageError("A field has the number 0.");
      const known = byNumber.get(number);
      if (known === undefined) reader.skip(wireType);
      else before[known.name] = known.of.read(reader, before[known.name], wireType);
    }
    return before as T;
  };
  return {
    wireType: wireTypes.length,
    initial: () => initial() as T,
    isInitial: () => false,
    write: (writer, value) => writer.bytes(encode(value)),
    // A message that occurs twice is merged (proto3, "Last One Wins")
    read: (reader, before) =>
      decodeAt(
        reader.bytes(),
        reader.depth + 1,
        (before as Record<string, unknown> | undefined) ?? initial(),
      ),
    encode,
    decode: (buffer) => decodeAt(buffer, 0, initial()),
  };
}
