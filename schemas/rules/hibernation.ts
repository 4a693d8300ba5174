import type { VirtualizationType } from "../catalogues/images";
import { findInstanceType } from "../catalogues/instance-types";
import type { Problem } from "../problem";

/** An instance that is to be able to hibernate; what is not known yet is undefined. */
export interface Hibernation {
  readonly instanceType: string;
  readonly virtualizationType?: VirtualizationType;
  /** Undefined where it may still turn out to be encrypted, by its AMI or by the region's default */
  readonly rootIsEncrypted?: boolean;
  readonly rootVolumeType?: string;
  readonly rootSizeGib?: number;
}

/** Linux's limit; for Windows it is 16 GB */
const maximumMemoryMib = 150 * 1024;

/** RAM is written to it at the pace of an SSD */
const rootVolumeTypes: readonly string[] = ["gp3", "gp2", "io1", "io2"];

const problem = (message: string, fix: string): Problem => ({
  code: "UnsupportedHibernationConfiguration",
  message,
  path: ["hibernation"],
  fix,
});

/** The part that the AMI decides alone */
export const checkHibernationOfImage = (virtualizationType: VirtualizationType | undefined): Problem[] =>
  virtualizationType === "paravirtual"
    ? [problem("Hibernation requires an AMI with virtualization type 'hvm'.", "Take an AMI of that type.")]
    : [];

/**
 * What EC2 wants of an instance that may hibernate (User Guide, "Prerequisites for EC2 instance hibernation"). The first
 * problem is the one that RunInstances answers. The sentence about encryption is AWS's own; of the others only the code
 * is known.
 */
export function checkHibernation({
  instanceType,
  virtualizationType,
  rootIsEncrypted,
  rootVolumeType,
  rootSizeGib,
}: Hibernation): Problem[] {
  const type = findInstanceType(instanceType);
  // Refused by the rule for types
  if (!type) return [];
  const problems: Problem[] = [];
  if (!type.hibernationSupported)
    problems.push(
      problem(
        `The instance type '${instanceType}' does not support hibernation.`,
        "Take a type that does, such as t2.nano, t3.micro or m5.large; list them with: " +
          "aws ec2 describe-instance-types --filters Name=hibernation-supported,Values=true",
      ),
    );
  problems.push(...checkHibernationOfImage(virtualizationType));
  if (type.memoryMib >= maximumMemoryMib)
    problems.push(
      problem(
        `The instance type '${instanceType}' has ${type.memoryMib} MiB of memory; hibernation requires less than 150 GB.`,
        "Take an instance type with less memory.",
      ),
    );
  if (rootIsEncrypted === false)
    problems.push(
      problem(
        "For hibernation, the root device volume must be encrypted.",
        "Encrypt the root volume (encrypted = true in root_block_device, encrypted: true of rootVolume), since memory is saved with it.",
      ),
    );
  if (rootVolumeType !== undefined && !rootVolumeTypes.includes(rootVolumeType))
    problems.push(
      problem(
        `For hibernation, the root device volume cannot be of type ${rootVolumeType}.`,
        `Take ${rootVolumeTypes.join(", ")}.`,
      ),
    );
  if (rootSizeGib !== undefined && rootSizeGib * 1024 <= type.memoryMib)
    problems.push(
      problem(
        `For hibernation, the root device volume must be larger than the instance's memory: it has ${rootSizeGib} GiB, and ${instanceType} has ${type.memoryMib} MiB.`,
        `Give the root volume ${Math.floor(type.memoryMib / 1024) + 1} GiB or more, with room for the system and for the memory.`,
      ),
    );
  return problems;
}
