import type { Architecture, BootMode, VirtualizationType } from "../catalogues/images";
import { findInstanceType, type InstanceType, instanceTypes } from "../catalogues/instance-types";
import type { Problem } from "../problem";
import { type RelaxationName, setsAside } from "./relaxations";

/** What decides whether an AMI can run on an instance type. */
export interface LaunchImage {
  readonly imageId?: string;
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly enaSupport: boolean;
  readonly bootMode?: BootMode;
  /** `windows`, or absent */
  readonly platform?: string;
}

/** What AMI and instance type have to agree in. */
export type LaunchRule = "paravirtual" | "hvmOfLinux" | "architecture" | "ena" | "uefi" | "legacyBios";

/** One way in which an AMI and an instance type do not go together. */
interface Incompatibility {
  readonly rule: LaunchRule;
  readonly code: string;
  readonly holds: (type: InstanceType, image: LaunchImage) => boolean;
  /** AWS's sentence */
  readonly message: (type: InstanceType, image: LaunchImage) => string;
  /** What to take instead of this AMI */
  readonly wanted: (type: InstanceType) => string;
  /** What instance types do that run this AMI */
  readonly able: (image: LaunchImage) => string;
}

/** Families before HVM came to all: their hosts run HVM for Windows only. */
const windowsOnlyHvmFamilies: ReadonlySet<string> = new Set(["c1", "m1", "m2", "t1"]);

const virtualizationGuide = "http://docs.aws.amazon.com/AWSEC2/latest/UserGuide/virtualization_types.html";

const listOf = (architectures: readonly string[]): string => [...architectures].sort().reverse().join(",");

const incompatibilities: readonly Incompatibility[] = [
  {
    rule: "paravirtual",
    code: "InvalidParameterCombination",
    holds: (type, { virtualizationType }) =>
      virtualizationType === "paravirtual" && !type.virtualizationTypes.includes("paravirtual"),
    message: ({ name }) =>
      `Virtualization type 'hvm' is required for instances of type '${name}'. Ensure that you are using an AMI ` +
      `with virtualization type 'hvm'. For more information, see ${virtualizationGuide}`,
    wanted: () => "an AMI with virtualization type hvm",
    able: () => "that runs paravirtual AMIs",
  },
  {
    rule: "hvmOfLinux",
    code: "InvalidParameterCombination",
    holds: ({ family }, { virtualizationType, platform }) =>
      virtualizationType === "hvm" && platform !== "windows" && windowsOnlyHvmFamilies.has(family),
    message: () =>
      "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
    wanted: () => "a paravirtual AMI",
    able: () => "that runs hvm AMIs of Linux",
  },
  {
    rule: "architecture",
    code: "InvalidParameterValue",
    holds: ({ architectures }, { architecture }) => !architectures.includes(architecture),
    message: ({ architectures }, { architecture }) =>
      `The architecture '${listOf(architectures)}' of the specified instance type does not match the architecture ` +
      `'${architecture}' of the specified AMI. Specify an instance type and an AMI that have matching ` +
      "architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the " +
      "architecture of the instance type or AMI.",
    wanted: ({ architectures }) => `an AMI built for ${architectures.join(" or ")}`,
    able: ({ architecture }) => `that runs ${architecture}`,
  },
  {
    rule: "ena",
    code: "InvalidParameterCombination",
    // A paravirtual guest has no PCI bus to find the adapter on; there the virtualization type is what is wrong
    holds: (type, { enaSupport, virtualizationType }) =>
      type.enaSupport === "required" && !enaSupport && virtualizationType === "hvm",
    message: ({ name }) =>
      `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${name}' instance type. ` +
      "Ensure that you are using an AMI that is enabled for ENA.",
    wanted: () => "an AMI that is enabled for ENA",
    able: () => "that does without ENA",
  },
  {
    rule: "uefi",
    code: "InvalidParameterValue",
    holds: ({ bootModes }, { bootMode }) => bootMode === "uefi" && !bootModes.includes("uefi"),
    message: ({ name }) =>
      `The ${name} instance type does not support an AMI with a boot mode of UEFI. Only instance types built on ` +
      "the Nitro System support UEFI. Specify an instance type that supports UEFI, and try again.",
    wanted: () => "an AMI with boot mode legacy-bios or uefi-preferred",
    able: () => "that boots by UEFI",
  },
  {
    rule: "legacyBios",
    code: "InvalidParameterValue",
    holds: ({ bootModes }, { bootMode }) => bootMode === "legacy-bios" && !bootModes.includes("legacy-bios"),
    message: ({ name }) =>
      `The ${name} instance type does not support an AMI with a boot mode of Legacy BIOS. Specify an instance ` +
      "type that supports Legacy BIOS, and try again.",
    wanted: () => "an AMI with boot mode uefi or uefi-preferred",
    able: () => "that boots by legacy BIOS",
  },
];

/** Whether AWS would run an AMI on an instance type. */
export const runsOn = (image: LaunchImage, type: InstanceType): boolean =>
  !incompatibilities.some(({ holds }) => holds(type, image));

/** Up to three types that run an AMI, the familiar ones first. */
function typesThatRun(image: LaunchImage): string {
  const familiar = ["t3.micro", "t2.micro", "t4g.micro", "t1.micro", "m1.small", "m3.medium", "m5.large"]
    .map((name) => findInstanceType(name))
    .filter((type) => type !== undefined && runsOn(image, type));
  const types = familiar.length > 0 ? familiar : instanceTypes().filter((type) => runsOn(image, type));
  return types
    .slice(0, 3)
    .map((type) => type?.name)
    .join(", ");
}

function fix(wanted: string, able: string, image: LaunchImage): string {
  const types = typesThatRun(image);
  return types === "" ? `Take ${wanted}.` : `Take ${wanted}, or an instance type ${able}, such as ${types}.`;
}

/** Why AWS would not run an AMI on an instance type; with the relaxation that sets the reason aside here, if any. */
interface Reason {
  readonly problem: Problem;
  readonly relaxation: RelaxationName | undefined;
}

/** Most telling reason first. */
export const incompatibilitiesOf = (
  type: InstanceType,
  image: LaunchImage,
  allowed: readonly RelaxationName[] = [],
): Reason[] =>
  incompatibilities
    .filter(({ holds }) => holds(type, image))
    .map(({ rule, code, message, wanted, able }) => ({
      relaxation: setsAside(rule, type, image, allowed),
      problem: {
        code,
        message: message(type, image),
        path: ["instance_type"],
        fix: fix(wanted(type), able(image), image),
      },
    }));
