import type { Problem } from "../problem";
import { isIpv4, isIpv6 } from "./ip-address";

/** Address and prefix length, or nothing when the text is not a block of that family. */
function split(
  text: string,
  isAddress: (address: string) => boolean,
  longest: number,
): { prefix: number } | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) return undefined;
  const length = text.slice(slash + 1);
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > longest) return undefined;
  return isAddress(text.slice(0, slash)) ? { prefix: Number(length) } : undefined;
}

export const isCidrIpv4 = (text: string): boolean => split(text, isIpv4, 32) !== undefined;

/** A zone (`fe80::1%eth0`) names no block */
export const isCidrIpv6 = (text: string): boolean =>
  !text.includes("%") && split(text, isIpv6, 128) !== undefined;

/** Refuses a text that is not a CIDR block, such as an address without a prefix length. */
export function checkCidr(text: string, family: "ipv4" | "ipv6"): Problem[] {
  if (family === "ipv4" ? isCidrIpv4(text) : isCidrIpv6(text)) return [];
  const alone = family === "ipv4" ? isIpv4(text) && `${text}/32` : isIpv6(text) && `${text}/128`;
  return [
    {
      code: "InvalidParameterValue",
      message: `CIDR block ${text} is malformed`,
      path: [family === "ipv4" ? "cidr_ipv4" : "cidr_ipv6"],
      fix: alone
        ? `Write ${alone} for this one address.`
        : `Write an address, a slash and a prefix length, such as ${family === "ipv4" ? "203.0.113.0/24" : "2001:db8::/32"}.`,
    },
  ];
}

/**
 * Whether an IPv4 block begins at its network's address. EC2 would take `10.0.0.5/8` and answer with
 * `10.0.0.0/8` ever after; hashicorp/aws refuses it, so that the configuration says what is there.
 */
export function checkNetwork(cidr: string): Problem[] {
  const network = networkOf(cidr);
  if (network === cidr) return [];
  return [
    {
      code: "InvalidParameterValue",
      message: `"${cidr}" is not a valid IPv4 CIDR block; did you mean "${network}"?`,
      path: [],
      fix: `The bits behind the prefix must be zero: write ${network}, or the single address with /32.`,
    },
  ];
}

function networkOf(cidr: string): string {
  const [address = "", length = ""] = cidr.split("/");
  const bits = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const size = 2 ** (32 - Number(length));
  const start = Math.floor(bits / size) * size;
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join(".")}/${length}`;
}
