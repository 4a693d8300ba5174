import type { Problem } from "../problem";
import { checkCidr, checkNetwork } from "./cidr";

/** Names that begin with AWS's own prefix are AWS's. */
export const checkPrefixListName = (name: string): Problem[] =>
  name.toLowerCase().startsWith("com.amazonaws")
    ? [
        {
          code: "InvalidParameterValue",
          message: `Value (${name}) for parameter prefixListName is invalid. Names that begin with com.amazonaws are AWS's own.`,
          path: ["name"],
          fix: "Choose a name that does not begin with com.amazonaws.",
        },
      ]
    : [];

/** Whether a prefix list of a family (`IPv4`, `IPv6`; either where it is not known) may have this network. */
export function checkPrefixListEntry(cidr: string, family: string | undefined): Problem[] {
  const isIpv6 = family === undefined ? cidr.includes(":") : family === "IPv6";
  const malformed = checkCidr(cidr, isIpv6 ? "ipv6" : "ipv4");
  const problems = malformed.length > 0 || isIpv6 ? malformed : checkNetwork(cidr);
  return problems.map((problem) => ({ ...problem, path: ["cidr"] }));
}

/** No network twice, and no more of them than the list may have. */
export function checkPrefixListEntries(
  cidrs: readonly (string | undefined)[],
  maxEntries: number | undefined,
): Problem[] {
  const repeated = cidrs.find((cidr, index) => cidr !== undefined && cidrs.indexOf(cidr) !== index);
  return [
    ...(repeated === undefined
      ? []
      : [
          {
            code: "InvalidPrefixListModification",
            message: `The prefix list would have the entry ${repeated} twice.`,
            path: ["entry"],
            fix: "Keep one of the two.",
          },
        ]),
    ...(maxEntries === undefined || cidrs.length <= maxEntries
      ? []
      : [
          {
            code: "PrefixListMaxEntriesExceeded",
            message: `The prefix list would have more entries than its maximum of ${maxEntries}.`,
            path: ["max_entries"],
            fix: `Raise max_entries to ${cidrs.length} or more.`,
          },
        ]),
  ];
}
