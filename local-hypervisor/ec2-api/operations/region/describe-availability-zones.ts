import type { AvailabilityZone } from "../../../control-plane/region";
import { unknownZone } from "../../../model/errors/region";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";

interface Zone extends AvailabilityZone {
  readonly regionName: string;
  readonly regionDescription: string;
  readonly tags?: undefined;
}

const fields: FilterFields<Zone> = {
  "group-long-name": (zone) => [`${zone.regionDescription} 1`],
  "group-name": (zone) => [`${zone.regionName}-zg-1`],
  message: () => [],
  "opt-in-status": () => ["opt-in-not-required"],
  "parent-zone-id": () => [],
  "parent-zone-name": () => [],
  "region-name": (zone) => [zone.regionName],
  state: () => ["available"],
  "zone-id": (zone) => [zone.zoneId],
  "zone-name": (zone) => [zone.zoneName],
  "zone-type": () => ["availability-zone"],
};

export const describeAvailabilityZones = operation(
  "DescribeAvailabilityZones",
  (input, { controlPlane, region }) => {
    const { name: regionName, description: regionDescription } = controlPlane.regions.require(region);
    const all: Zone[] = controlPlane.regions
      .zones(region)
      .map((zone) => ({ ...zone, regionName, regionDescription }));
    const byName = pick(all, input.ZoneNames, (zone) => zone.zoneName);
    const named = pick(byName, input.ZoneIds, (zone) => zone.zoneId);
    return {
      AvailabilityZones: applyFilters(named, input.Filters, fields).map((zone) => ({
        ZoneName: zone.zoneName,
        ZoneId: zone.zoneId,
        RegionName: zone.regionName,
        GroupName: `${zone.regionName}-zg-1`,
        GroupLongName: `${zone.regionDescription} 1`,
        NetworkBorderGroup: zone.regionName,
        State: "available",
        OptInStatus: "opt-in-not-required",
        ZoneType: "availability-zone",
        Messages: [],
      })),
    };
  },
);

function pick(zones: Zone[], wanted: readonly string[] | undefined, key: (zone: Zone) => string): Zone[] {
  if (!wanted?.length) return zones;
  const unknown = wanted.find((each) => !zones.some((zone) => key(zone) === each));
  if (unknown !== undefined) throw unknownZone(unknown);
  return zones.filter((zone) => wanted.includes(key(zone)));
}
