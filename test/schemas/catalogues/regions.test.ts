import { availabilityZones, findRegion, isOffered, regions, zonesOffering } from "../../../schemas";

describe("regions", () => {
  test("that need no opt-in are the seventeen of AWS", () => {
    expect(
      regions
        .filter(({ enabledByDefault }) => enabledByDefault)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "ca-central-1",
      "eu-central-1",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "sa-east-1",
      "us-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
    ]);
  });

  test.each([
    ["us-east-1", "us-east-1b", "use1-az1"],
    ["eu-west-2", "eu-west-2a", "euw2-az2"],
    ["ca-central-1", "ca-central-1d", "cac1-az4"],
    ["ap-northeast-1", "ap-northeast-1c", "apne1-az1"],
  ])("%s has zone %s with id %s", (region, zoneName, zoneId) => {
    expect(availabilityZones(region)).toContainEqual({ zoneName, zoneId });
  });

  test("have distinct zone ids, and zones named after them", () => {
    const zones = regions.flatMap((region) => region.availabilityZones.map((zone) => ({ ...zone, region })));
    expect(new Set(zones.map(({ zoneId }) => zoneId)).size).toBe(zones.length);
    for (const { zoneName, region } of zones) expect(zoneName.slice(0, -1)).toBe(region.name);
    for (const region of regions) expect(region.availabilityZones.length).toBeGreaterThanOrEqual(2);
  });

  test("that do not exist are not found", () => {
    expect(findRegion("eu-west-9")).toBeUndefined();
    expect(availabilityZones("eu-west-9")).toEqual([]);
  });
});

describe("offerings", () => {
  test.each([
    ["t1.micro", "us-east-1", true],
    ["m1.small", "eu-west-1", true],
    ["m3.medium", "eu-central-1", true],
    ["m1.small", "eu-central-1", false],
    ["m3.medium", "eu-west-2", false],
    ["t1.micro", "eu-west-2", false],
    ["t2.micro", "eu-west-2", true],
    ["t2.micro", "eu-north-1", false],
    ["t3.micro", "eu-north-1", true],
    ["t9.micro", "us-east-1", false],
  ])("%s in %s: %s", (instanceType, region, offered) => {
    expect(isOffered(instanceType, region)).toBe(offered);
  });

  test("leave the zone out that has no t3", () => {
    expect(zonesOffering("t3.micro", "us-east-1")).toEqual([
      "us-east-1a",
      "us-east-1b",
      "us-east-1c",
      "us-east-1d",
      "us-east-1f",
    ]);
    expect(zonesOffering("t2.micro", "us-east-1")).toHaveLength(6);
    expect(zonesOffering("t3.micro", "nowhere-1")).toBeUndefined();
  });
});
