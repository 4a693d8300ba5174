import { checkVpcBlock } from "../../schemas/rules/vpc";
import { blockContains, blocksOverlap, formatIpv4Block, type Ipv4Block, parseIpv4Block } from "../model/cidr";
import { refuse } from "../model/errors/problem";
import { blockMalformed, vpcBlockConflict, vpcBlockInvalid, vpcBlockRestricted } from "../model/errors/vpc";

const block = (text: string): Ipv4Block => parseIpv4Block(text) as Ipv4Block;

/** Loopback, link local, multicast and what is not in use: EC2 gives none of them to a VPC. */
const neverInVpcs = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"].map(block);

/** Private ranges (RFC 1918): a VPC takes further blocks from the one that its primary block is in, if from any. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(block);
/** What EC2's own services use beside VPCs of those ranges. */
const restrictedRanges = ["198.19.0.0/16", "172.31.0.0/16"].map(block);
/** A VPC with a block in the first takes none from the second. */
const [lowTens, lowestTens] = ["10.0.0.0/15", "10.0.0.0/16"].map(block) as [Ipv4Block, Ipv4Block];

/**
 * The block that a text stands for, bits after the prefix cleared.
 *
 * @param parameter named in the sentence
 * @throws Ec2Error InvalidParameterValue
 */
export function requireBlock(text: string, parameter = "cidrBlock"): Ipv4Block {
  const parsed = parseIpv4Block(text);
  if (!parsed) throw blockMalformed(parameter, text);
  return parsed;
}

/** The block of a new VPC. @throws Ec2Error InvalidVpc.Range, InvalidParameterValue */
export function requireVpcBlock(text: string): Ipv4Block {
  const wanted = requireBlock(text);
  const cidr = formatIpv4Block(wanted);
  refuse(checkVpcBlock(cidr));
  if (neverInVpcs.some((each) => blocksOverlap(each, wanted))) throw vpcBlockInvalid(cidr);
  return wanted;
}

/**
 * A further block of a VPC, as "CIDR block association restrictions" of EC2's guide allows it beside those that there
 * are.
 *
 * @param existing the primary one first
 * @throws Ec2Error InvalidVpc.Range, InvalidParameterValue
 */
export function requireFurtherBlock(text: string, existing: readonly [Ipv4Block, ...Ipv4Block[]]): Ipv4Block {
  const wanted = requireVpcBlock(text);
  const cidr = formatIpv4Block(wanted);
  if (existing.some((each) => blocksOverlap(each, wanted))) throw vpcBlockConflict(cidr);
  const range = privateRanges.find((each) => blockContains(each, wanted.first));
  const isRestricted =
    restrictedRanges.some((each) => blocksOverlap(each, wanted)) ||
    (range !== undefined && !blockContains(range, existing[0].first)) ||
    (blocksOverlap(lowestTens, wanted) && existing.some((each) => blocksOverlap(lowTens, each)));
  if (isRestricted) throw vpcBlockRestricted(cidr);
  return wanted;
}
