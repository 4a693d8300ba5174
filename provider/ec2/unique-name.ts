/** Length of what follows a name prefix: 18 digits of time, 8 hex digits of a counter. */
export const uniqueSuffixLength = 26;

/** Prefix that hashicorp/aws uses when neither a name nor a prefix is given. */
export const defaultNamePrefix = "terraform-";

/**
 * Names as the Terraform SDK makes them: prefix, UTC time to a tenth of a millisecond without its punctuation, and a
 * counter that starts anywhere and never repeats in this process.
 */
export function createUniqueNames(now: () => number): (prefix: string) => string {
  let counter = process.pid * 0x10000;
  return (prefix) => {
    const time = new Date(now()).toISOString().replace(/\D/g, "").padEnd(18, "0");
    counter = (counter + 1) >>> 0;
    return `${prefix}${time}${counter.toString(16).padStart(8, "0")}`;
  };
}

/** The prefix of a name that was made from one; empty when it was not. */
export const namePrefixOf = (name: string): string =>
  /^.+\d{18}[0-9a-f]{8}$/.test(name) ? name.slice(0, -uniqueSuffixLength) : "";
