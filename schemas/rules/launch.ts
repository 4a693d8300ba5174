import { findInstanceType } from "../catalogues/instance-types";
import { isOffered, zonesOffering } from "../catalogues/offerings";
import type { Problem } from "../problem";
import { checkInstanceType } from "./instance-type";
import { incompatibilitiesOf, type LaunchImage } from "./launch-compatibility";
import { type RelaxationName, relaxationVariable } from "./relaxations";

export type { LaunchImage };

export interface Launch {
  readonly instanceType: string;
  readonly image?: LaunchImage;
  /** Such as `eu-west-1` */
  readonly region?: string;
  /** Such as `eu-west-1a`. Which place that is differs from account to account: give it for the local target only */
  readonly availabilityZone?: string;
  /** What the local hypervisor is allowed beyond AWS @default - nothing */
  readonly relaxations?: readonly RelaxationName[];
}

function checkRegion(type: string, region: string): Problem[] {
  if (isOffered(type, region)) return [];
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

function checkZone(type: string, region: string, zone: string): Problem[] {
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
 * mode, region and zone. The first problem is the one that RunInstances answers. What a relaxation sets aside is left out.
 */
export function checkLaunch({
  instanceType,
  image,
  region,
  availabilityZone,
  relaxations,
}: Launch): Problem[] {
  const type = findInstanceType(instanceType);
  if (!type) return checkInstanceType(instanceType);
  const compatibility = image
    ? incompatibilitiesOf(type, image, relaxations).flatMap(({ problem, relaxation }) =>
        relaxation === undefined ? problem : [],
      )
    : [];
  if (region === undefined) return compatibility;
  const regional = checkRegion(instanceType, region);
  if (regional.length > 0 || availabilityZone === undefined) return [...compatibility, ...regional];
  return [...compatibility, ...checkZone(instanceType, region, availabilityZone)];
}

/** What AWS would answer to a launch that runs here because of a relaxation: problems to warn of, with its name. */
export function relaxedProblems({
  instanceType,
  image,
  relaxations,
}: Pick<Launch, "instanceType" | "image" | "relaxations">): (Problem & {
  readonly relaxation: RelaxationName;
})[] {
  const type = findInstanceType(instanceType);
  if (!type || !image) return [];
  return incompatibilitiesOf(type, image, relaxations).flatMap(({ problem, relaxation }) =>
    relaxation === undefined ? [] : { ...problem, relaxation },
  );
}

/** `AWS would refuse this launch (Code: sentence). It runs here because …` */
export const relaxationWarning = ({
  code,
  message,
  relaxation,
}: Pick<Problem, "code" | "message"> & { readonly relaxation: RelaxationName }): string =>
  `AWS would refuse this launch with ${code}: ${message} It runs here because ${relaxationVariable} has ${relaxation}.`;
