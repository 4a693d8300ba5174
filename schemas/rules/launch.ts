import type { Architecture, BootMode, VirtualizationType } from "../catalogues/images";
import { findInstanceType, type InstanceType, instanceTypes } from "../catalogues/instance-types";
import { isOffered, zonesOffering } from "../catalogues/offerings";
import type { Problem } from "../problem";
import { checkInstanceType } from "./instance-type";

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

export interface Launch {
  readonly instanceType: string;
  readonly image?: LaunchImage;
  /** Such as `eu-west-1` */
  readonly region?: string;
  /** Such as `eu-west-1a` */
  readonly availabilityZone?: string;
}

const virtualizationGuide = "http://docs.aws.amazon.com/AWSEC2/latest/UserGuide/virtualization_types.html";

/** Families before HVM came to all: their hosts run HVM for Windows only. */
const windowsOnlyHvmFamilies: ReadonlySet<string> = new Set(["c1", "m1", "m2", "t1"]);

/** Some types that would do, for the sentence that says what mends it. */
function suggest(suits: (type: InstanceType) => boolean): string {
  const familiar = ["t3.micro", "t2.micro", "t4g.micro", "m3.medium", "t1.micro", "m1.small", "m5.large"];
  const found = familiar.filter((name) => suits(findInstanceType(name) as InstanceType));
  return (
    found.length > 0
      ? found
      : instanceTypes()
          .filter(suits)
          .map(({ name }) => name)
  )
    .slice(0, 3)
    .join(", ");
}

function checkVirtualization(type: InstanceType, image: LaunchImage): Problem[] {
  const { virtualizationType, platform } = image;
  if (virtualizationType === "paravirtual" && !type.virtualizationTypes.includes("paravirtual")) {
    return [
      {
        code: "InvalidParameterCombination",
        message:
          `Virtualization type 'hvm' is required for instances of type '${type.name}'. Ensure that you are using ` +
          `an AMI with virtualization type 'hvm'. For more information, see ${virtualizationGuide}`,
        path: ["instance_type"],
        fix: `Take an AMI with virtualization type hvm, or an instance type that runs paravirtual AMIs, such as ${suggest((one) => one.virtualizationTypes.includes("paravirtual"))}.`,
      },
    ];
  }
  if (virtualizationType === "hvm" && platform !== "windows" && windowsOnlyHvmFamilies.has(type.family)) {
    return [
      {
        code: "InvalidParameterCombination",
        message:
          "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
        path: ["instance_type"],
        fix: `Take a paravirtual AMI, or an instance type that runs hvm Linux, such as ${suggest((one) => one.architectures.includes(image.architecture) && !windowsOnlyHvmFamilies.has(one.family))}.`,
      },
    ];
  }
  return [];
}

function checkArchitecture(type: InstanceType, { architecture }: LaunchImage): Problem[] {
  if (type.architectures.includes(architecture)) return [];
  const supported = [...type.architectures].sort().reverse().join(",");
  return [
    {
      code: "InvalidParameterValue",
      message:
        `The architecture '${supported}' of the specified instance type does not match the architecture ` +
        `'${architecture}' of the specified AMI. Specify an instance type and an AMI that have matching ` +
        "architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the " +
        "architecture of the instance type or AMI.",
      path: ["instance_type"],
      fix: `Take an AMI built for ${supported}, or an instance type for ${architecture}, such as ${suggest((one) => one.architectures.includes(architecture))}.`,
    },
  ];
}

function checkEna(type: InstanceType, image: LaunchImage): Problem[] {
  // A paravirtual guest has no PCI bus to find the adapter on; the virtualization type is what is wrong there
  if (type.enaSupport !== "required" || image.enaSupport || image.virtualizationType === "paravirtual")
    return [];
  return [
    {
      code: "InvalidParameterCombination",
      message:
        `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${type.name}' instance ` +
        "type. Ensure that you are using an AMI that is enabled for ENA.",
      path: ["instance_type"],
      fix: `Take an AMI that is enabled for ENA, or an instance type that does without, such as ${suggest(
        (one) =>
          one.enaSupport !== "required" &&
          one.architectures.includes(image.architecture) &&
          !windowsOnlyHvmFamilies.has(one.family),
      )}.`,
    },
  ];
}

function checkBootMode(type: InstanceType, { bootMode }: LaunchImage): Problem[] {
  if (bootMode === "uefi" && !type.bootModes.includes("uefi")) {
    return [
      {
        code: "InvalidParameterValue",
        message:
          `The ${type.name} instance type does not support an AMI with a boot mode of UEFI. Only instance types ` +
          "built on the Nitro System support UEFI. Specify an instance type that supports UEFI, and try again.",
        path: ["instance_type"],
        fix: "Take an instance type built on Nitro, such as t3.micro, or an AMI with boot mode legacy-bios or uefi-preferred.",
      },
    ];
  }
  if (bootMode === "legacy-bios" && !type.bootModes.includes("legacy-bios")) {
    return [
      {
        code: "InvalidParameterValue",
        message:
          `The ${type.name} instance type does not support an AMI with a boot mode of Legacy BIOS. Specify an ` +
          "instance type that supports Legacy BIOS, and try again.",
        path: ["instance_type"],
        fix: "Take an AMI with boot mode uefi or uefi-preferred.",
      },
    ];
  }
  return [];
}

function checkOffering(type: string, region: string | undefined, zone: string | undefined): Problem[] {
  if (region !== undefined && !isOffered(type, region)) {
    return [
      {
        code: "Unsupported",
        message:
          "The requested configuration is currently not supported. Please check the documentation for supported configurations.",
        path: ["instance_type"],
        fix: `AWS does not offer ${type} in ${region}: take another region or another instance type.`,
      },
    ];
  }
  if (region === undefined || zone === undefined) return [];
  const offering = zonesOffering(type, region);
  if (!offering || offering.includes(zone)) return [];
  return [
    {
      code: "Unsupported",
      message:
        `Your requested instance type (${type}) is not supported in your requested Availability Zone (${zone}). ` +
        `Please retry your request by not specifying an Availability Zone or choosing ${offering.join(", ")}.`,
      path: ["availability_zone"],
      fix: `Leave the zone out, or choose ${offering.join(", ")}.`,
    },
  ];
}

/**
 * Whether AWS would run this AMI on this instance type at this place: virtualization type, architecture, ENA, boot
 * mode, region and zone. The first problem is the one that RunInstances answers.
 */
export function checkLaunch({ instanceType, image, region, availabilityZone }: Launch): Problem[] {
  const type = findInstanceType(instanceType);
  if (!type) return checkInstanceType(instanceType);
  return [
    ...(image ? checkVirtualization(type, image) : []),
    ...(image ? checkArchitecture(type, image) : []),
    ...(image ? checkEna(type, image) : []),
    ...(image ? checkBootMode(type, image) : []),
    ...checkOffering(instanceType, region, availabilityZone),
  ];
}
