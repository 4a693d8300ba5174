import type { Problem } from "../problem";

/** How EC2 refuses an id that is not one: the code, and one of its two sentences. */
interface IdShape {
  readonly prefix: string;
  readonly code: string;
  /** Name of the parameter in the sentence, for resources whose malformed id is an `InvalidParameterValue` */
  readonly parameter?: string;
}

// EC2 is not of one mind: letter case differs between nouns, and some answer InvalidParameterValue
const shapes = {
  instance: { prefix: "i-", code: "InvalidInstanceID.Malformed" },
  image: { prefix: "ami-", code: "InvalidAMIID.Malformed" },
  kernel: { prefix: "aki-", code: "InvalidKernelId.Malformed" },
  ramdisk: { prefix: "ari-", code: "InvalidRamDiskId.Malformed" },
  volume: { prefix: "vol-", code: "InvalidParameterValue", parameter: "volumeId" },
  snapshot: { prefix: "snap-", code: "InvalidParameterValue", parameter: "snapshotId" },
  securityGroup: { prefix: "sg-", code: "InvalidGroupId.Malformed" },
  securityGroupRule: { prefix: "sgr-", code: "InvalidSecurityGroupRuleId.Malformed" },
  keyPair: { prefix: "key-", code: "InvalidParameterValue", parameter: "keyPairId" },
  vpc: { prefix: "vpc-", code: "InvalidVpcID.Malformed" },
  subnet: { prefix: "subnet-", code: "InvalidSubnetID.Malformed" },
  networkInterface: { prefix: "eni-", code: "InvalidNetworkInterfaceId.Malformed" },
  networkInterfaceAttachment: {
    prefix: "eni-attach-",
    code: "InvalidNetworkInterfaceAttachmentId.Malformed",
  },
  internetGateway: { prefix: "igw-", code: "InvalidInternetGatewayId.Malformed" },
  routeTable: { prefix: "rtb-", code: "InvalidRouteTableId.Malformed" },
  networkAcl: { prefix: "acl-", code: "InvalidNetworkAclId.Malformed" },
  dhcpOptions: { prefix: "dopt-", code: "InvalidDhcpOptionsId.Malformed" },
  address: { prefix: "eipalloc-", code: "InvalidAllocationID.Malformed" },
  addressAssociation: { prefix: "eipassoc-", code: "InvalidAssociationID.Malformed" },
  routeTableAssociation: { prefix: "rtbassoc-", code: "InvalidRouteTableAssociationId.Malformed" },
  networkAclAssociation: { prefix: "aclassoc-", code: "InvalidNetworkAclAssociationId.Malformed" },
  flowLog: { prefix: "fl-", code: "InvalidFlowLogId.Malformed" },
  natGateway: { prefix: "nat-", code: "NatGatewayMalformed" },
  prefixList: { prefix: "pl-", code: "InvalidPrefixListId.Malformed" },
  reservation: { prefix: "r-", code: "InvalidReservationID.Malformed" },
  host: { prefix: "h-", code: "InvalidHostID.Malformed" },
  launchTemplate: { prefix: "lt-", code: "InvalidLaunchTemplateId.Malformed" },
} satisfies Record<string, IdShape>;

/** A noun whose ids EC2 gives out */
export type IdKind = keyof typeof shapes;

export const idKinds = Object.keys(shapes) as readonly IdKind[];

/** What ids of a noun begin with, such as `vol-`. */
export const idPrefix = (kind: IdKind): string => shapes[kind].prefix;

/** An id has the noun's prefix, then 17 hexadecimal digits, or 8 as before 2016. */
export const isId = (kind: IdKind, id: string): boolean =>
  id.startsWith(shapes[kind].prefix) &&
  /^([0-9a-f]{8}|[0-9a-f]{17})$/.test(id.slice(shapes[kind].prefix.length));

/**
 * Refuses an id of the wrong shape, with EC2's code for that noun. `parameter` is the request's own name for it,
 * which some sentences carry (`volumes` in DescribeVolumes).
 */
export function checkId(kind: IdKind, id: string, parameter?: string): Problem[] {
  if (isId(kind, id)) return [];
  const shape: IdShape = shapes[kind];
  const message = shape.parameter
    ? `Value (${id}) for parameter ${parameter ?? shape.parameter} is invalid. Expected: '${shape.prefix}...'.`
    : `Invalid id: "${id}" (expecting "${shape.prefix}...")`;
  const fix = `Give an id that starts with ${shape.prefix} and goes on with 17 hexadecimal digits.`;
  return [{ code: shape.code, message, path: [], fix }];
}
