/** Exact decimals: Terraform's numbers have 512 bits, JavaScript's 53. */

/** Digits without leading or trailing zeros, and the power of ten of the last one. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  const leading = (whole + fraction).replace(/^0+/, "");
  const digits = leading.replace(/0+$/, "");
  if (digits === "") return { negative: false, digits: "", exponent: 0 };
  return {
    negative: sign === "-",
    digits,
    exponent: Number(power) - fraction.length + (leading.length - digits.length),
  };
}

/** Longest integer that is written out: 512 bits have 155 digits; the rest is room for the exponent of a short one. */
const maximumIntegerDigits = 4_096;

/**
 * Number of a decimal text without loss: a `number` where a double has that very value in its shortest form, a
 * `bigint` for integers beyond, else the text itself. Undefined when the text is no number.
 */
export function numberFromDecimal(text: string): number | bigint | string | undefined {
  const exact = parseDecimal(text);
  if (exact === undefined) return undefined;
  const { negative, digits, exponent } = exact;
  if (exponent >= 0 && digits.length + exponent <= maximumIntegerDigits) {
    const integer = BigInt(`${negative ? "-" : ""}${digits || "0"}${"0".repeat(exponent)}`);
    const near = Number(integer);
    return Number.isSafeInteger(near) ? near : integer;
  }
  const near = Number(text);
  const again = Number.isFinite(near) ? parseDecimal(String(near)) : undefined;
  const same =
    again !== undefined &&
    again.digits === digits &&
    again.exponent === exponent &&
    again.negative === negative;
  return same ? near : text;
}
