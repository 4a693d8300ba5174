import fc from "fast-check";
import { numberFromDecimal } from "../../../provider/wire/decimal";

test.each([
  ["0", 0],
  ["-0.0", 0],
  ["0.1", 0.1],
  ["1.50", 1.5],
  ["1e3", 1_000],
  ["9007199254740991", 9_007_199_254_740_991],
  ["9007199254740993", 9_007_199_254_740_993n],
  ["-123456789012345678901234567890", -123_456_789_012_345_678_901_234_567_890n],
  ["3.14159265358979323846264338327950288", "3.14159265358979323846264338327950288"],
  ["1e-400", "1e-400"],
])("%s", (text, value) => {
  expect(numberFromDecimal(text)).toBe(value);
});

test.each(["", "x", "1.", ".5", "0x10", "1e", "Infinity", "NaN", "1 "])("%p is no number", (text) => {
  expect(numberFromDecimal(text)).toBeUndefined();
});

test("a huge exponent does not fill the memory", () => {
  expect(numberFromDecimal("1e999999999")).toBe("1e999999999");
});

test("every finite double comes back from its own digits", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const back = numberFromDecimal(String(number));
      expect(Number(back)).toBe(number === 0 ? 0 : number);
      if (typeof back === "bigint") expect(Number.isSafeInteger(number)).toBe(false);
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test("every integer is exact", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), (integer) => {
      expect(BigInt(numberFromDecimal(integer.toString()) as bigint)).toBe(integer);
    }),
    { seed: 2, numRuns: 1_000 },
  );
});
