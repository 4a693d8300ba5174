/** Data types of SSH's binary packets (RFC 4251, section 5). */

/** A string: its length in four bytes, then its bytes. */
export function sshString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value as Uint8Array);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A non-negative integer: big-endian, shortest, with a zero byte in front when its first bit would be a sign. */
export function sshInteger(magnitude: Uint8Array): Buffer {
  let start = 0;
  while (start < magnitude.length && magnitude[start] === 0) start++;
  const shortest = Buffer.from(magnitude.subarray(start));
  const signed = (shortest[0] ?? 0) & 0x80;
  return sshString(signed ? Buffer.concat([Buffer.alloc(1), shortest]) : shortest);
}

/** The strings that `bytes` consists of; undefined when it does not consist of strings. */
export function splitSshStrings(bytes: Buffer): Buffer[] | undefined {
  const strings: Buffer[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    if (offset + 4 > bytes.length) return undefined;
    const end = offset + 4 + bytes.readUInt32BE(offset);
    if (end > bytes.length) return undefined;
    strings.push(bytes.subarray(offset + 4, end));
    offset = end;
  }
  return strings;
}
