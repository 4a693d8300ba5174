import fc from "fast-check";
import { findInstanceType, instanceTypeNames, instanceTypes } from "../../../schemas";
import { columns } from "../../../schemas/catalogues/instance-type-columns";

/** Types with at least one property that satisfies the condition. */
const count = (holds: (type: ReturnType<typeof instanceTypes>[number]) => boolean): number =>
  instanceTypes().filter(holds).length;

describe("the instance-type catalogue", () => {
  test("holds AWS's types, sorted by name and each once", () => {
    const names = instanceTypeNames();
    expect(names).toHaveLength(1373);
    expect(new Set(names).size).toBe(1373);
    expect([...names].sort()).toEqual(names);
  });

  // Figures of AWS's DescribeInstanceTypes output, counted before it was made compact
  test.each([
    ["paravirtual AMIs", 19, count((type) => type.virtualizationTypes.includes("paravirtual"))],
    ["i386", 9, count((type) => type.architectures.includes("i386"))],
    ["Xen", 74, count((type) => type.hypervisor === "xen")],
    ["Nitro", 1147, count((type) => type.hypervisor === "nitro")],
    ["bare metal", 152, count((type) => type.bareMetal && type.hypervisor === null)],
    ["ENA required", 1299, count((type) => type.enaSupport === "required")],
    ["ENA supported", 25, count((type) => type.enaSupport === "supported")],
    ["ENA unsupported", 49, count((type) => type.enaSupport === "unsupported")],
    ["both boot modes", 785, count((type) => type.bootModes.length === 2)],
    ["UEFI only", 396, count((type) => type.bootModes.join() === "uefi")],
    ["legacy BIOS only", 192, count((type) => type.bootModes.join() === "legacy-bios")],
    ["no cluster placement", 89, count((type) => !type.placementStrategies.includes("cluster"))],
    ["hibernation", 570, count((type) => type.hibernationSupported)],
    ["free tier", 6, count((type) => type.freeTierEligible)],
    ["earlier generation", 118, count((type) => !type.currentGeneration)],
    ["a price", 1345, count((type) => type.usdPerHourUsEast1 !== undefined)],
    ["instance store", 572, count((type) => type.instanceStorageGb > 0)],
    ["GPUs", 70, count((type) => type.gpus !== undefined)],
  ])("has as many types as AWS with %s", (_what, expected, found) => {
    expect(found).toBe(expected);
  });

  test.each([
    ["t1.micro", 1, 627],
    ["m1.small", 1, 1740],
    ["m3.medium", 1, 3840],
    ["t2.micro", 1, 1024],
    ["t3.micro", 2, 1024],
    ["t4g.micro", 2, 1024],
    ["m5.large", 2, 8192],
  ])("%s has %i vCPUs and %i MiB", (name, vcpus, memoryMib) => {
    expect(findInstanceType(name)).toMatchObject({ name, vcpus, memoryMib });
  });

  test("keeps what one size has and its family has not", () => {
    expect(findInstanceType("m3.medium")).toMatchObject({
      instanceStorageDisks: [{ count: 1, sizeGB: 4, type: "ssd" }],
      maximumNetworkInterfaces: 2,
      ipv4AddressesPerInterface: 6,
      usdPerHourUsEast1: 0.067,
    });
    expect(findInstanceType("g4ad.xlarge")?.gpus).toEqual([
      { name: "Radeon Pro V520", maker: "AMD", count: 1, logicalCount: 1, memMiB: 8192 },
    ]);
    // Without a clock speed in AWS's data
    expect(findInstanceType("c1.medium")).not.toHaveProperty("clockSpeedGhz");
  });

  test("gives every type the properties that have a value for all", () => {
    const always = ["vcpus", "cores", "memoryMib", "virtualizationTypes", "architectures", "bootModes"];
    for (const type of instanceTypes()) {
      for (const property of always) expect(type).toHaveProperty(property);
      expect(type.family).toBe(type.name.split(".")[0]);
    }
    expect(new Set(columns.map(({ property }) => property)).size).toBe(columns.length);
  });

  test("knows a name exactly as AWS writes it and no other", () => {
    expect(findInstanceType("t9.micro")).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(findInstanceType(name)?.name).toBe(instanceTypeNames().includes(name) ? name : undefined);
      }),
      { seed: 20261122 },
    );
  });

  test("answers the same frozen object each time", () => {
    const type = findInstanceType("t3.micro");
    expect(findInstanceType("t3.micro")).toBe(type);
    expect(Object.isFrozen(type)).toBe(true);
  });
});
