import type { Region } from "../../../control-plane/region";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";

/** Every region can be used here; those that a new AWS account would have to opt in to count as opted in. */
const optInStatus = (region: Region): string =>
  region.enabledByDefault ? "opt-in-not-required" : "opted-in";
const endpoint = (region: Region): string => `ec2.${region.name}.amazonaws.com`;

const fields: FilterFields<Region> = {
  endpoint: (region) => [endpoint(region)],
  "opt-in-status": (region) => [optInStatus(region)],
  "region-name": (region) => [region.name],
};

export const describeRegions = operation("DescribeRegions", (input, { controlPlane }) => {
  const { regions } = controlPlane;
  const named = input.RegionNames?.length
    ? input.RegionNames.map((name) => regions.require(name))
    : regions.list();
  const found = applyFilters<Region & { tags?: undefined }>(named, input.Filters, fields);
  return {
    Regions: found.map((region) => ({
      RegionName: region.name,
      Endpoint: endpoint(region),
      OptInStatus: optInStatus(region),
    })),
  };
});
