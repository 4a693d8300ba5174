import type { Problem } from "../../schemas/problem";
import { isCidrIpv4 } from "../../schemas/rules/cidr";

export interface SubnetRequest {
  /** Construct id, unique among the requests */
  readonly name: string;
  /** Length of the prefix, 16 to 28 bits */
  readonly prefixBits: number;
}

export interface SubnetPlan {
  /** Blocks by name, in the order of the requests */
  readonly blocks: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Cuts a VPC's block into subnets, one after the other, each at a multiple of its own size. */
export function planSubnets(cidrBlock: string, requests: readonly SubnetRequest[]): SubnetPlan {
  const blocks = new Map<string, string>();
  // A malformed block is refused by the resource that has it
  if (!isCidrIpv4(cidrBlock)) return { blocks, problems: [] };
  const [address = "", bits = ""] = cidrBlock.split("/");
  const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const end = first + 2 ** (32 - Number(bits));
  const problems = requests.flatMap(({ name }, index) =>
    requests.findIndex((other) => other.name === name) === index ? [] : [repeated(name)],
  );
  if (problems.length > 0) return { blocks, problems };
  let next = first;
  for (const { name, prefixBits } of requests) {
    if (!Number.isInteger(prefixBits) || prefixBits < shortest || prefixBits > longest)
      return { blocks, problems: [outOfRange(name, prefixBits)] };
    const size = 2 ** (32 - prefixBits);
    const start = Math.ceil(next / size) * size;
    if (start + size > end) return { blocks, problems: [tooSmall(cidrBlock, name)] };
    blocks.set(name, `${dotted(start)}/${prefixBits}`);
    next = start + size;
  }
  return { blocks, problems: [] };
}

/** EC2's largest and smallest subnets */
const shortest = 16;
const longest = 28;

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

const tooSmall = (cidrBlock: string, name: string): Problem => ({
  code: "InvalidSubnet.Range",
  message: `The VPC's block ${cidrBlock} has no room for the subnet ${name}.`,
  path: ["cidr_block"],
  fix: "Give the VPC a larger block, or the subnets longer prefixes (cidrMask), or name fewer zones.",
});

const outOfRange = (name: string, prefixBits: number): Problem => ({
  code: "InvalidSubnet.Range",
  message: `A subnet of /${prefixBits} (${name}) is invalid.`,
  path: ["cidrMask"],
  fix: `A subnet has between /${shortest} (65,536 addresses) and /${longest} (16): take a cidrMask from there.`,
});

const repeated = (name: string): Problem => ({
  code: "InvalidParameterValue",
  message: `Two kinds of subnets make the name ${name}.`,
  path: ["subnetConfiguration"],
  fix: "Give each kind of subnet a name of its own.",
});
