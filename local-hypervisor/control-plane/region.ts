import { availabilityZones, findRegion, regions } from "../../schemas/catalogues/regions";
import { unknownRegion, unknownZone } from "../model/errors/region";

export type Region = (typeof regions)[number];
export type AvailabilityZone = ReturnType<typeof availabilityZones>[number];

/** Regions and their zones: a catalogue, the same for everybody. */
export class RegionService {
  list(): readonly Region[] {
    return regions;
  }

  /** @throws Ec2Error InvalidParameterValue */
  require(name: string): Region {
    const region = findRegion(name);
    if (!region) throw unknownRegion(name);
    return region;
  }

  zones(region: string): readonly AvailabilityZone[] {
    return availabilityZones(region);
  }

  /** @throws Ec2Error InvalidParameterValue when the region has no zone of that name */
  requireZone(region: string, zoneName: string): AvailabilityZone {
    const zone = this.zones(region).find((each) => each.zoneName === zoneName);
    if (!zone) throw unknownZone(zoneName);
    return zone;
  }
}
