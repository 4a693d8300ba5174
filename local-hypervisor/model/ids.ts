/** Prefix of a resource id, as EC2 spells it. */
export type IdPrefix =
  | "i"
  | "r"
  | "ami"
  | "snap"
  | "vol"
  | "vpc"
  | "subnet"
  | "igw"
  | "rtb"
  | "rtbassoc"
  | "acl"
  | "aclassoc"
  | "dopt"
  | "eni"
  | "eni-attach"
  | "sg"
  | "sgr"
  | "key"
  | "vpc-cidr-assoc"
  | "eipalloc"
  | "eipassoc"
  | "nat"
  | "fl"
  | "pl";

/**
 * A maker of ids such as `vol-0123456789abcdef0`: the prefix, a dash and seventeen hex digits, of which EC2 keeps the
 * first at zero.
 */
export const createIds =
  (randomBytes: (lengthBytes: number) => Uint8Array) =>
  (prefix: IdPrefix): string =>
    `${prefix}-0${Buffer.from(randomBytes(8)).toString("hex")}`;
