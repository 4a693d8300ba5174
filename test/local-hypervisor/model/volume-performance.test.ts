import { completePerformance } from "../../../local-hypervisor/model/volume-performance";

test.each([
  [
    { volumeType: "gp3", sizeGib: 8 },
    { iops: 3000, throughputMibps: 125 },
  ],
  [
    { volumeType: "gp3", sizeGib: 8, iops: 4000, throughputMibps: 200 },
    { iops: 4000, throughputMibps: 200 },
  ],
  [{ volumeType: "gp2", sizeGib: 1 }, { iops: 100 }],
  [{ volumeType: "gp2", sizeGib: 500 }, { iops: 1500 }],
  [{ volumeType: "gp2", sizeGib: 16_000 }, { iops: 16_000 }],
  [{ volumeType: "io1", sizeGib: 10, iops: 500 }, { iops: 500 }],
  [{ volumeType: "st1", sizeGib: 125 }, {}],
  [{ volumeType: "standard", sizeGib: 1 }, {}],
] as const)("%j has the figures that EC2 reports", (requested, figures) => {
  const { volumeType, sizeGib } = requested;
  expect(completePerformance(requested)).toEqual({ volumeType, sizeGib, ...figures });
});
