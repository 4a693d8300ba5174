import { gp2Iops, gp3Baseline } from "../../schemas/rules/volume";
import type { VolumePerformance, VolumeType } from "./volume";

/** What a request says of a volume's performance; EC2's defaults fill the rest. */
export interface RequestedPerformance {
  readonly volumeType: VolumeType;
  readonly sizeGib: number;
  readonly iops?: number;
  readonly throughputMibps?: number;
}

/** The figures that EC2 reports: gp3's defaults, gp2's three a GiB, none for the magnetic types. */
export function completePerformance(requested: RequestedPerformance): VolumePerformance {
  const { volumeType, sizeGib, iops, throughputMibps } = requested;
  switch (volumeType) {
    case "gp3":
      return {
        volumeType,
        sizeGib,
        iops: iops ?? gp3Baseline.iops,
        throughputMibps: throughputMibps ?? gp3Baseline.throughputMibps,
      };
    case "gp2":
      return { volumeType, sizeGib, iops: gp2Iops(sizeGib) };
    case "io1":
    case "io2":
      return { volumeType, sizeGib, iops };
    default:
      return { volumeType, sizeGib };
  }
}

/** Bytes of a size as EBS counts it. */
export const gibToBytes = (gib: number): number => gib * 1024 ** 3;
