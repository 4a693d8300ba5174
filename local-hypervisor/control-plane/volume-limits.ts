import { gp2Iops, gp3Baseline } from "../../schemas/rules/volume";
import type { VolumePerformance } from "../model/volume";
import type { DeviceLimits } from "./ports";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** Credits of a gp2 volume, and what it may do while they last (EBS user guide, "General Purpose SSD volumes") */
const gp2Burst = { iops: 3000, credits: 5_400_000 };

/** MiB/s of an io1 or io2 volume: 256 KiB for each of its IOPS, up to the type's own limit. */
const ofProvisioned = (iops: number, maxMibps: number): number => Math.min(iops / 4, maxMibps);

/**
 * How fast EBS lets a volume be, by its type (EBS user guide, "Amazon EBS volume types"). gp2's I/O credits are played,
 * full at first; st1 and sc1 have their burst rate all the time, since their credits last for hours.
 */
export function volumeLimits({
  volumeType,
  sizeGib,
  iops,
  throughputMibps,
}: VolumePerformance): DeviceLimits {
  switch (volumeType) {
    case "gp3":
      return {
        iops: iops ?? gp3Baseline.iops,
        throughputMibps: throughputMibps ?? gp3Baseline.throughputMibps,
      };
    case "gp2": {
      const baseline = gp2Iops(sizeGib);
      return {
        iops: baseline,
        throughputMibps: sizeGib <= 170 ? 128 : 250,
        ...(baseline < gp2Burst.iops && { burst: gp2Burst }),
      };
    }
    case "io1":
      return { iops: iops ?? 100, throughputMibps: ofProvisioned(iops ?? 100, 1000) };
    case "io2":
      return { iops: iops ?? 100, throughputMibps: ofProvisioned(iops ?? 100, 4000) };
    case "st1":
      return { iops: 500, throughputMibps: Math.min((250 * sizeGib) / 1024, 500), ioBytes: mebibyte };
    case "sc1":
      return { iops: 250, throughputMibps: Math.min((80 * sizeGib) / 1024, 250), ioBytes: mebibyte };
    case "standard":
      return { iops: 100, throughputMibps: 90 };
  }
}
