import type { InstanceTypeOffering } from "@aws-sdk/client-ec2";
import { zonesOffering } from "../../../../schemas/catalogues/offerings";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { oneOf } from "../../required";

type Offering = Required<Pick<InstanceTypeOffering, "InstanceType" | "Location" | "LocationType">>;

const fields: FilterFields<Offering> = {
  "instance-type": (offering) => [offering.InstanceType],
  location: (offering) => [offering.Location],
};

export const describeInstanceTypeOfferings = operation(
  "DescribeInstanceTypeOfferings",
  (input, { controlPlane, region }) => {
    const LocationType =
      oneOf(input.LocationType, ["region", "availability-zone", "availability-zone-id"], "locationType") ??
      "region";
    const zones = controlPlane.regions.zones(region);
    const offerings = controlPlane.instanceTypes.list(region).flatMap((type): Offering[] => {
      const InstanceType = type.name as Offering["InstanceType"];
      if (LocationType === "region") return [{ InstanceType, LocationType, Location: region }];
      const offering = zonesOffering(type.name, region);
      return zones
        .filter((zone) => !offering || offering.includes(zone.zoneName))
        .map((zone) => ({
          InstanceType,
          LocationType,
          Location: LocationType === "availability-zone" ? zone.zoneName : zone.zoneId,
        }));
    });
    const found = applyFilters<Offering & { tags?: undefined }>(offerings, input.Filters, fields);
    const { items, NextToken } = paginate(found, input, {
      key: (offering) => `${offering.InstanceType} ${offering.Location}`,
    });
    return { InstanceTypeOfferings: items, NextToken };
  },
);
