import type { Problem } from "../problem";
import { isCidrIpv4 } from "./cidr";

/** Largest and smallest block of a VPC and of a subnet, as lengths of their prefixes */
const shortestPrefix = 16;
const longestPrefix = 28;

const prefixLength = (cidr: string): number => Number(cidr.split("/")[1]);

const isInRange = (cidr: string): boolean =>
  !isCidrIpv4(cidr) || (prefixLength(cidr) >= shortestPrefix && prefixLength(cidr) <= longestPrefix);

const outOfRange = (code: string, what: string, cidr: string): Problem => ({
  code,
  message: `The CIDR '${cidr}' is invalid.`,
  path: ["cidr_block"],
  fix: `A ${what} has between /${shortestPrefix} (65,536 addresses) and /${longestPrefix} (16): take a prefix length from there.`,
});

/** Whether a VPC may have this IPv4 block; what is no block at all is another rule's. */
export const checkVpcBlock = (cidr: string): Problem[] =>
  isInRange(cidr) ? [] : [outOfRange("InvalidVpc.Range", "VPC", cidr)];

/** Whether a subnet may have this IPv4 block. Whether it lies in its VPC, beside the others, only the API can say. */
export const checkSubnetBlock = (cidr: string): Problem[] =>
  isInRange(cidr) ? [] : [outOfRange("InvalidSubnet.Range", "subnet", cidr)];
