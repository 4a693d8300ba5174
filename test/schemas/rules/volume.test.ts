import fc from "fast-check";
import {
  checkVolume,
  checkVolumeSource,
  checkVolumeType,
  gp2Iops,
  type VolumeRequest,
  volumeTypes,
} from "../../../schemas";

describe("a volume", () => {
  test.each<[VolumeRequest, string, string]>([
    [
      { volumeType: "gp2", sizeGib: 8, iops: 3000 },
      "InvalidParameterCombination",
      "The parameter iops is not supported for gp2 volumes.",
    ],
    [
      { sizeGib: 8, iops: 3000 },
      "InvalidParameterCombination",
      "The parameter iops is not supported for gp2 volumes.",
    ],
    [
      { volumeType: "st1", sizeGib: 500, iops: 500 },
      "InvalidParameterCombination",
      "The parameter iops is not supported for st1 volumes.",
    ],
    [
      { volumeType: "standard", sizeGib: 8, iops: 100 },
      "InvalidParameterCombination",
      "The parameter iops is not supported for standard volumes.",
    ],
    [
      { volumeType: "io1", sizeGib: 8 },
      "InvalidParameterCombination",
      "The parameter iops must be specified for io1 volumes.",
    ],
    [
      { volumeType: "io2", sizeGib: 8 },
      "InvalidParameterCombination",
      "The parameter iops must be specified for io2 volumes.",
    ],
    [
      { volumeType: "io1", sizeGib: 100, iops: 50 },
      "InvalidParameterValue",
      "Volume iops of 50 is too low; minimum is 100.",
    ],
    [
      { volumeType: "gp3", sizeGib: 100, iops: 90000 },
      "InvalidParameterValue",
      "Volume iops of 90000 is too high; maximum is 80000.",
    ],
    [
      { volumeType: "io1", sizeGib: 10, iops: 600 },
      "InvalidParameterValue",
      "Iops to volume size ratio of 60.000000 is too high; maximum is 50",
    ],
    [
      { volumeType: "gp3", sizeGib: 5, iops: 6000 },
      "InvalidParameterValue",
      "Iops to volume size ratio of 1200.000000 is too high; maximum is 500",
    ],
    [
      { volumeType: "gp2", sizeGib: 8, throughputMibps: 200 },
      "InvalidParameterCombination",
      "throughput can only be specified for volumeType gp3.",
    ],
    [
      { volumeType: "io1", sizeGib: 8, iops: 100, throughputMibps: 200 },
      "InvalidParameterCombination",
      "throughput can only be specified for volumeType gp3.",
    ],
    [
      { volumeType: "gp3", sizeGib: 8, throughputMibps: 1000 },
      "InvalidParameterValue",
      "Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops.",
    ],
    [
      { volumeType: "gp3", sizeGib: 8, throughputMibps: 100 },
      "InvalidParameterValue",
      "Volume throughput of 100 is too low; minimum is 125.",
    ],
    [
      { volumeType: "st1", sizeGib: 100 },
      "InvalidParameterValue",
      "Volume of 100GiB is too small; minimum is 125GiB.",
    ],
    [
      { volumeType: "standard", sizeGib: 2000 },
      "InvalidParameterValue",
      "Volume of 2000GiB is too large; maximum is 1024GiB.",
    ],
    [
      { volumeType: "gp9", sizeGib: 8 },
      "UnknownVolumeType",
      "Unsupported volume type 'gp9' for volume creation.",
    ],
    [
      {
        volumeType: "gp3",
        sizeGib: 20,
        snapshotId: "snap-0123456789abcdef0",
        snapshotSizeGib: 30,
        deviceName: "/dev/xvda",
      },
      "InvalidBlockDeviceMapping",
      "Volume of size 20GB is smaller than snapshot 'snap-0123456789abcdef0', expect size >= 30GB",
    ],
    [
      { volumeType: "sc1", sizeGib: 125, boot: true },
      "BootForVolumeTypeUnsupported",
      "The volume type sc1 is not supported as a boot volume.",
    ],
    [
      { volumeType: "gp3", sizeGib: 8, multiAttach: true },
      "InvalidParameterCombination",
      "The parameter multiAttachEnabled is not supported for gp3 volumes.",
    ],
  ])("%o is refused as %s", (request, code, message) => {
    expect(checkVolume(request)).toMatchObject([{ code, message }]);
  });

  test.each<[VolumeRequest]>([
    [{ sizeGib: 1 }],
    [{ volumeType: "gp2", sizeGib: 16384 }],
    [{ volumeType: "gp3", sizeGib: 1, iops: 3000 }],
    [{ volumeType: "gp3", sizeGib: 65536, iops: 80000, throughputMibps: 2000 }],
    [{ volumeType: "gp3", sizeGib: 8, throughputMibps: 750 }],
    [{ volumeType: "io1", sizeGib: 4, iops: 200 }],
    [{ volumeType: "io2", sizeGib: 256, iops: 256000 }],
    [{ volumeType: "io2", sizeGib: 8, iops: 100, multiAttach: true, boot: true }],
    [{ volumeType: "st1", sizeGib: 125 }],
    [{ volumeType: "standard", sizeGib: 1024, boot: true }],
    [{ volumeType: "gp3", sizeGib: 30, snapshotSizeGib: 30, boot: true }],
    [{ snapshotId: "snap-0123456789abcdef0", snapshotSizeGib: 30 }],
  ])("%o is fine", (request) => {
    expect(checkVolume(request)).toEqual([]);
  });

  test("needs a size or a snapshot", () => {
    expect(checkVolumeSource({})).toMatchObject([
      { code: "MissingParameter", message: "The request must contain the parameter size/snapshot" },
    ]);
    expect(checkVolumeSource({ sizeGib: 1 })).toEqual([]);
    expect(checkVolumeSource({ snapshotId: "snap-0123456789abcdef0" })).toEqual([]);
  });

  test("has one of EBS's types", () => {
    for (const type of volumeTypes) expect(checkVolumeType(type)).toEqual([]);
    // Names that every object has
    for (const type of ["toString", "__proto__", "constructor"])
      expect(checkVolumeType(type)).toHaveLength(1);
  });

  test("of gp2 has 3 IOPS a GiB, 100 to 16000", () => {
    expect([1, 33, 34, 1000, 5333, 5334, 16384].map(gp2Iops)).toEqual([
      100, 100, 102, 3000, 15999, 16000, 16000,
    ]);
  });

  test("a fix that names a size or IOPS mends the ratio", () => {
    const request = fc.record({
      volumeType: fc.constantFrom("gp3", "io1", "io2"),
      sizeGib: fc.integer({ min: 4, max: 16384 }),
      iops: fc.integer({ min: 3000, max: 64000 }),
    });
    fc.assert(
      fc.property(request, (asked) => {
        const [problem] = checkVolume(asked);
        if (!problem) return;
        expect(problem.message).toMatch(/^Iops to volume size ratio/);
        const larger = Number(/for (\d+) GiB or more/.exec(problem.fix ?? "")?.[1]);
        expect(checkVolume({ ...asked, sizeGib: larger })).toEqual([]);
        expect(checkVolume({ ...asked, sizeGib: larger - 1 })).toHaveLength(1);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
