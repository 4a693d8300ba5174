import { describeAvailabilityZones } from "../ec2/calls";
import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import type { AvailabilityZone } from "../ec2/types";
import type { DataSource, ObjectValue } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { flag, text, texts } from "../resources/values";
import { attributeFilters, configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";

/** data aws_availability_zones: the zones of a region, by name. */
export const availabilityZonesDataSource: DataSource<Services> = {
  type: "aws_availability_zones",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const { AvailabilityZones: zones = [] } = await step("fetching Availability Zones", () =>
        describeAvailabilityZones(ec2, {
          ...(flag(config, "all_availability_zones") ? { AllAvailabilityZones: true } : {}),
          Filters: orNone([
            ...attributeFilters({ state: text(config, "state") }),
            ...configuredFilters(config),
          ]),
        }),
      );
      return zonesState(ec2.region, config, zones);
    });
  },
};

function zonesState(region: string, config: ObjectValue, zones: readonly AvailabilityZone[]): ObjectValue {
  const excludedNames = texts(config, "exclude_names");
  const excludedIds = texts(config, "exclude_zone_ids");
  const listed = zones
    .filter(
      ({ ZoneName = "", ZoneId = "" }) => !excludedNames.includes(ZoneName) && !excludedIds.includes(ZoneId),
    )
    .sort((one, other) => ((one.ZoneName ?? "") < (other.ZoneName ?? "") ? -1 : 1));
  return {
    id: region,
    region,
    group_names: [...new Set(listed.map(({ GroupName = "" }) => GroupName))],
    names: listed.map(({ ZoneName = "" }) => ZoneName),
    zone_ids: listed.map(({ ZoneId = "" }) => ZoneId),
  };
}
