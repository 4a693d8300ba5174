import { checkVpcBlock } from "../../schemas/rules/vpc";
import { blockContains, blocksOverlap, formatIpv4Block, type Ipv4Block, parseIpv4Block } from "../model/cidr";
import { refuse } from "../model/errors/problem";
import { blockMalformed, vpcBlockConflict, vpcBlockInvalid, vpcBlockRestricted } from "../model/errors/vpc";

const block = (text: string): Ipv4Block => parseIpv4Block(text) as Ipv4Block;

/** Loopback, link local, multicast and what is not in use: EC2 gives none of them to a VPC. */
const neverInVpcs = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"].map(block);

/** Private ranges (RFC 1918): a VPC in one of them takes no further block from the others. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(block);
const sharedRange = block("198.19.0.0/16");

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
 * A further block of a VPC, as "VPC CIDR blocks" of EC2's guide allows it beside those that there are.
 *
 * @throws Ec2Error InvalidVpc.Range, InvalidParameterValue
 */
export function requireFurtherBlock(text: string, existing: readonly Ipv4Block[]): Ipv4Block {
  const wanted = requireVpcBlock(text);
  const cidr = formatIpv4Block(wanted);
  if (existing.some((each) => blocksOverlap(each, wanted))) throw vpcBlockConflict(cidr);
  const range = privateRanges.find((each) => blockContains(each, wanted.first));
  const elsewhere = existing.some((each) =>
    privateRanges.some((other) => other !== range && blockContains(other, each.first)),
  );
  if (blocksOverlap(sharedRange, wanted) || (range !== undefined && elsewhere))
    throw vpcBlockRestricted(cidr);
  return wanted;
}
