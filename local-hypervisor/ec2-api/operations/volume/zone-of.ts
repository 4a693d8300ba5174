import type { ControlPlane } from "../../../control-plane/control-plane";

/** Name of the zone that a request names or gives the id of. */
export function zoneOf(
  { AvailabilityZone, AvailabilityZoneId }: { AvailabilityZone?: string; AvailabilityZoneId?: string },
  controlPlane: ControlPlane,
  region: string,
): string | undefined {
  if (AvailabilityZone || !AvailabilityZoneId) return AvailabilityZone || undefined;
  const zone = controlPlane.regions.zones(region).find((each) => each.zoneId === AvailabilityZoneId);
  return zone?.zoneName ?? AvailabilityZoneId;
}
