import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { AesXtsCipher, sectorBytes } from "../../../../local-hypervisor/block-store/layers/sector-cipher";

describe("AES-256 in XTS mode", () => {
  test("gives what IEEE 1619 prints (vector 10: 512 bytes, data unit 0xff)", () => {
    const key = Buffer.from(
      "2718281828459045235360287471352662497757247093699959574966967627" +
        "3141592653589793238462643383279502884197169399375105820974944592",
      "hex",
    );
    const plain = Uint8Array.from({ length: 512 }, (_, index) => index & 0xff);
    const cipher = new AesXtsCipher(key);
    const encrypted = cipher.encrypt(0xff, plain);
    expect(Buffer.from(encrypted).toString("hex")).toBe(vector10);
    expect(Buffer.from(cipher.decrypt(0xff, encrypted))).toEqual(Buffer.from(plain));
  });

  test("gives what OpenSSL's own XTS gives, sector by sector, at any place and alignment", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        fc.oneof(fc.maxSafeNat(), fc.nat(), fc.constantFrom(0, 2 ** 32 - 2, 2 ** 32, 2 ** 37)),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(7),
        fc.infiniteStream(fc.nat(255)),
        (key, place, count, shift, bytes) => {
          const first = Math.min(place, Number.MAX_SAFE_INTEGER - count);
          const memory = Uint8Array.from({ length: shift + count * sectorBytes }, () => bytes.next().value);
          const plain = memory.subarray(shift);
          const before = Uint8Array.from(plain);
          const cipher = new AesXtsCipher(key);
          const encrypted = cipher.encrypt(first, plain);
          expect(Buffer.compare(encrypted, reference(key, first, plain))).toBe(0);
          expect(Buffer.compare(cipher.decrypt(first, encrypted), before)).toBe(0);
          expect(Buffer.compare(plain, before)).toBe(0);
        },
      ),
      { seed: 20261122, numRuns: 200 },
    );
  });

  test("any sectors of a run can be decrypted alone", () => {
    const cipher = new AesXtsCipher(Uint8Array.from({ length: 64 }, (_, index) => index));
    const plain = Uint8Array.from({ length: 16 * sectorBytes }, (_, index) => (index * 7) & 0xff);
    const encrypted = cipher.encrypt(100, plain);
    const part = encrypted.subarray(5 * sectorBytes, 8 * sectorBytes);
    expect(Buffer.from(cipher.decrypt(105, part))).toEqual(
      Buffer.from(plain.subarray(5 * sectorBytes, 8 * sectorBytes)),
    );
    expect(Buffer.from(cipher.decrypt(106, part))).not.toEqual(
      Buffer.from(plain.subarray(5 * sectorBytes, 8 * sectorBytes)),
    );
  });

  test("refuses keys of other lengths or with equal halves, and parts of sectors", () => {
    expect(() => new AesXtsCipher(new Uint8Array(32))).toThrow(RangeError);
    expect(() => new AesXtsCipher(new Uint8Array(64))).toThrow(RangeError);
    const cipher = new AesXtsCipher(Uint8Array.from({ length: 64 }, (_, index) => index));
    expect(() => cipher.encrypt(0, new Uint8Array(100))).toThrow(RangeError);
    expect(() => cipher.decrypt(-1, new Uint8Array(512))).toThrow(RangeError);
    expect(cipher.encrypt(0, new Uint8Array(0))).toHaveLength(0);
  });
});

function reference(key: Uint8Array, first: number, plain: Uint8Array): Uint8Array {
  const sectors: Buffer[] = [];
  for (let at = 0; at < plain.length; at += sectorBytes) {
    const tweak = Buffer.alloc(16);
    tweak.writeBigUInt64LE(BigInt(first + at / sectorBytes));
    sectors.push(createCipheriv("aes-256-xts", key, tweak).update(plain.subarray(at, at + sectorBytes)));
  }
  return Buffer.concat(sectors);
}

const vector10 =
  "1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b5d31e276f8fe4a8d66b317f9ac683f44" +
  "680a86ac35adfc3345befecb4bb188fd5776926c49a3095eb108fd1098baec70aaa66999a72a82f27d848b21d4a741b0" +
  "c5cd4d5fff9dac89aeba122961d03a757123e9870f8acf1000020887891429ca2a3e7a7d7df7b10355165c8b9a6d0a7d" +
  "e8b062c4500dc4cd120c0f7418dae3d0b5781c34803fa75421c790dfe1de1834f280d7667b327f6c8cd7557e12ac3a0f" +
  "93ec05c52e0493ef31a12d3d9260f79a289d6a379bc70c50841473d1a8cc81ec583e9645e07b8d9670655ba5bbcfecc6" +
  "dc3966380ad8fecb17b6ba02469a020a84e18e8f84252070c13e9f1f289be54fbc481457778f616015e1327a02b140f1" +
  "505eb309326d68378f8374595c849d84f4c333ec4423885143cb47bd71c5edae9be69a2ffeceb1bec9de244fbe15992b" +
  "11b77c040f12bd8f6a975a44a0f90c29a9abc3d4d893927284c58754cce294529f8614dcd2aba991925fedc4ae74ffac" +
  "6e333b93eb4aff0479da9a410e4450e0dd7ae4c6e2910900575da401fc07059f645e8b7e9bfdef33943054ff84011493" +
  "c27b3429eaedb4ed5376441a77ed43851ad77f16f541dfd269d50d6a5f14fb0aab1cbb4c1550be97f7ab4066193c4caa" +
  "773dad38014bd2092fa755c824bb5e54c4f36ffda9fcea70b9c6e693e148c151";
