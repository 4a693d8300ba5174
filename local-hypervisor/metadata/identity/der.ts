/** Distinguished encoding (X.690) of what certificates and signed data are made of. */

function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Uint8Array {
  if (length < 128) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => element(0x30, ...items);

/** A set's elements stand in the order of their encodings. */
export const set = (...items: readonly Uint8Array[]): Uint8Array =>
  element(0x31, ...[...items].sort(Buffer.compare));

/** Content under a tag of the surrounding type, such as `[0]`. */
export const tagged = (number: number, ...contents: readonly Uint8Array[]): Uint8Array =>
  element(0xa0 | number, ...contents);

/** The same bytes under another tag: `[0] IMPLICIT` of a set, for one. */
export const retagged = (number: number, encoded: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(0xa0 | number), encoded.subarray(1)]);

/** @param bytes of a number that is not negative, most significant first */
export function integer(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return element(0x02, (digits[0] ?? 0) >= 128 ? Uint8Array.of(0) : new Uint8Array(0), digits);
}

export const octetString = (bytes: Uint8Array): Uint8Array => element(0x04, bytes);

export const bitString = (bytes: Uint8Array): Uint8Array => element(0x03, Uint8Array.of(0), bytes);

export const utf8String = (text: string): Uint8Array => element(0x0c, Buffer.from(text));

/** @param text such as `20260101000000Z` */
export const generalizedTime = (text: string): Uint8Array => element(0x18, Buffer.from(text));

/** @param text of a time before 2050, such as `260101000000Z` */
export const utcTime = (text: string): Uint8Array => element(0x17, Buffer.from(text));

export const nothing: Uint8Array = element(0x05);

/** @param dotted such as `2.5.4.3` */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return element(0x06, ...[first * 40 + second, ...rest].map(base128));
}

/** Seven bits an octet, the most significant first; all but the last have the high bit. */
function base128(value: number): Uint8Array {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    octets.unshift(128 + (rest % 128));
  return Uint8Array.from(octets);
}
