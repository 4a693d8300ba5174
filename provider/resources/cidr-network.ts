import type { Problem } from "../../schemas/problem";

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
