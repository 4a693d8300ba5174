import { type Cipher, createCipheriv, createDecipheriv, type Decipher } from "node:crypto";

/** Bytes that are encrypted as one unit */
export const sectorBytes = 512;

/** Bytes of the two AES keys of an `AesXtsCipher` */
export const dataKeyBytes = 64;

/**
 * Turns sectors into ciphertext of the same length and back. What a sector becomes depends on its number in its volume,
 * counted from the volume's first sector, and on nothing else: ciphertext may be moved between files and shared by
 * volumes and snapshots of one key as long as it stays at its place in the volume.
 */
export interface SectorCipher {
  /** Ciphertext of whole sectors, in an array of its own */
  encrypt(firstSector: number, sectors: Uint8Array): Uint8Array;
  /** Plaintext of whole sectors, in an array of its own */
  decrypt(firstSector: number, sectors: Uint8Array): Uint8Array;
}

const blockWords = 4;
const blocksPerSector = sectorBytes / 16;

/**
 * AES-256 in XTS mode (IEEE 1619, NIST SP 800-38E) over units of 512 bytes, the unit's number as the tweak: what
 * dm-crypt calls `aes-xts-plain64`. OpenSSL's own XTS wants a context for every unit, which costs seven times as much
 * as encrypting it does, so the blocks of all sectors go through AES at once and the masks are made here.
 */
export class AesXtsCipher implements SectorCipher {
  private readonly encipher: Cipher;
  private readonly decipher: Decipher;
  private readonly tweak: Cipher;

  /** @param key 64 bytes whose halves differ. Throws `RangeError` for others */
  constructor(key: Uint8Array) {
    const dataKey = key.subarray(0, dataKeyBytes / 2);
    const tweakKey = key.subarray(dataKeyBytes / 2);
    // Equal halves would give chosen-ciphertext attacks a way in (FIPS 140's rule for XTS)
    if (key.length !== dataKeyBytes || Buffer.compare(dataKey, tweakKey) === 0)
      throw new RangeError(`A key of XTS has ${dataKeyBytes} bytes, of which the halves differ.`);
    this.encipher = createCipheriv("aes-256-ecb", dataKey, null).setAutoPadding(false);
    this.decipher = createDecipheriv("aes-256-ecb", dataKey, null).setAutoPadding(false);
    this.tweak = createCipheriv("aes-256-ecb", tweakKey, null).setAutoPadding(false);
  }

  encrypt(firstSector: number, sectors: Uint8Array): Uint8Array {
    return this.transform(this.encipher, firstSector, sectors);
  }

  decrypt(firstSector: number, sectors: Uint8Array): Uint8Array {
    return this.transform(this.decipher, firstSector, sectors);
  }

  private transform(aes: Cipher | Decipher, firstSector: number, sectors: Uint8Array): Uint8Array {
    if (sectors.length % sectorBytes !== 0 || !Number.isSafeInteger(firstSector) || firstSector < 0)
      throw new RangeError(`${sectors.length} bytes at sector ${firstSector} are not whole sectors.`);
    if (sectors.length === 0) return new Uint8Array(0);
    const masks = this.masks(firstSector, sectors.length / sectorBytes);
    const masked = new Uint32Array(masks.length);
    new Uint8Array(masked.buffer).set(sectors);
    mix(masked, masks);
    const outcome = wordsOf(aes.update(new Uint8Array(masked.buffer)));
    mix(outcome, masks);
    return new Uint8Array(outcome.buffer, outcome.byteOffset, outcome.byteLength);
  }

  /** The encrypted tweak of every sector, multiplied by α once more for each further block */
  private masks(firstSector: number, count: number): Uint32Array {
    const numbers = new Uint32Array(count * blockWords);
    for (let index = 0; index < count; index++) {
      numbers[index * blockWords] = firstSector + index;
      numbers[index * blockWords + 1] = Math.floor((firstSector + index) / 2 ** 32);
    }
    const tweaks = wordsOf(this.tweak.update(new Uint8Array(numbers.buffer)));
    const masks = new Uint32Array(count * blocksPerSector * blockWords);
    let at = 0;
    for (let index = 0; index < tweaks.length; index += blockWords) {
      let [a, b, c, d] = tweaks.subarray(index, index + blockWords) as unknown as [
        number,
        number,
        number,
        number,
      ];
      for (let block = 0; block < blocksPerSector; block++) {
        masks[at] = a;
        masks[at + 1] = b;
        masks[at + 2] = c;
        masks[at + 3] = d;
        at += blockWords;
        const carry = (d >>> 31) * 0x87;
        d = (d << 1) | (c >>> 31);
        c = (c << 1) | (b >>> 31);
        b = (b << 1) | (a >>> 31);
        a = (a << 1) ^ carry;
      }
    }
    return masks;
  }
}

function mix(words: Uint32Array, masks: Uint32Array): void {
  for (let index = 0; index < words.length; index++)
    words[index] = (words[index] as number) ^ (masks[index] as number);
}

/** The same memory as words; bytes that do not start at one are copied */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}
