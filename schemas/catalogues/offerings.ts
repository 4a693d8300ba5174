import { findInstanceType } from "./instance-types";
import { availabilityZones } from "./regions";

/**
 * Regions that offer the instance types which run paravirtual AMIs, by family (from AWS's own type offerings).
 * Regions that are not listed at all are not known.
 */
const paravirtualFamilies: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["c1", "c3", "m1", "m2", "m3", "t1"],
  "us-west-2": ["c1", "c3", "m1", "m2", "m3", "t1"],
  "eu-west-1": ["c1", "c3", "m1", "m2", "m3", "t1"],
  "ap-southeast-2": ["c1", "c3", "m1", "m2", "m3", "t1"],
  "eu-central-1": ["c3", "m3"],
  "eu-west-2": [],
};

/** Families that a region which opened late never got. */
const missingFamilies: Readonly<Record<string, readonly string[]>> = { "eu-north-1": ["m4", "t2"] };

/** False where AWS's offerings are known not to hold this type in this region; true otherwise. */
export function isOffered(instanceType: string, region: string): boolean {
  const type = findInstanceType(instanceType);
  if (!type) return false;
  if (missingFamilies[region]?.includes(type.family)) return false;
  const offered = paravirtualFamilies[region];
  return !offered || !type.virtualizationTypes.includes("paravirtual") || offered.includes(type.family);
}

/** Zones of a region where a type is missing, as far as they are known, by family. */
const zoneGaps: Readonly<Record<string, readonly string[]>> = { "us-east-1e": ["t3"] };

/** Zones of a region that offer a type; undefined for a region that is not in the catalogue. */
export function zonesOffering(instanceType: string, region: string): readonly string[] | undefined {
  const zones = availabilityZones(region);
  if (zones.length === 0) return undefined;
  const family = findInstanceType(instanceType)?.family ?? "";
  return zones.map(({ zoneName }) => zoneName).filter((zone) => !zoneGaps[zone]?.includes(family));
}
