import type { Problem } from "../problem";

/** What a volume type allows (AWS's EBS volume types; sizes GiB, throughput MiB/s). */
interface VolumeTypeLimits {
  readonly sizeGib: readonly [minimum: number, maximum: number];
  /** Absent where IOPS follow from the size and cannot be asked for */
  readonly iops?: readonly [minimum: number, maximum: number];
  readonly iopsRequired?: true;
  readonly iopsPerGib?: number;
  readonly throughputMibps?: readonly [minimum: number, maximum: number];
  readonly bootable: boolean;
  readonly multiAttach?: true;
}

const limits = {
  gp3: {
    sizeGib: [1, 65536],
    iops: [3000, 80000],
    iopsPerGib: 500,
    throughputMibps: [125, 2000],
    bootable: true,
  },
  gp2: { sizeGib: [1, 16384], bootable: true },
  io1: {
    sizeGib: [4, 16384],
    iops: [100, 64000],
    iopsRequired: true,
    iopsPerGib: 50,
    bootable: true,
    multiAttach: true,
  },
  io2: {
    sizeGib: [4, 65536],
    iops: [100, 256000],
    iopsRequired: true,
    iopsPerGib: 1000,
    bootable: true,
    multiAttach: true,
  },
  st1: { sizeGib: [125, 16384], bootable: false },
  sc1: { sizeGib: [125, 16384], bootable: false },
  standard: { sizeGib: [1, 1024], bootable: true },
} satisfies Record<string, VolumeTypeLimits>;

export type VolumeType = keyof typeof limits;

export const volumeTypes = Object.keys(limits) as readonly VolumeType[];

/** The type that EC2's API takes when none is named */
export const defaultVolumeType: VolumeType = "gp2";

/** Baseline of a gp3 volume that asks for nothing */
export const gp3Baseline = { iops: 3000, throughputMibps: 125 } as const;

/** IOPS of a gp2 volume: 3 for each GiB, at least 100 and at most 16000. */
export const gp2Iops = (sizeGib: number): number => Math.min(16000, Math.max(100, 3 * sizeGib));

/** A volume as it was asked for; what was left out is undefined. */
export interface VolumeRequest {
  /** `gp2` when left out */
  readonly volumeType?: string;
  readonly sizeGib?: number;
  readonly iops?: number;
  readonly throughputMibps?: number;
  readonly snapshotId?: string;
  readonly snapshotSizeGib?: number;
  /** Root volume of an instance */
  readonly boot?: boolean;
  /** Set for a block device of an instance, whose errors are `InvalidBlockDeviceMapping` */
  readonly deviceName?: string;
  readonly multiAttach?: boolean;
}

const problem = (code: string, message: string, argument: string, fix: string): Problem => ({
  code,
  message,
  path: [argument],
  fix,
});

function checkSize(
  type: string,
  { sizeGib: [minimum, maximum] }: VolumeTypeLimits,
  request: VolumeRequest,
): Problem[] {
  const { sizeGib, snapshotSizeGib, snapshotId, deviceName } = request;
  if (sizeGib === undefined) return [];
  const problems: Problem[] = [];
  const range = `A ${type} volume has ${minimum} to ${maximum} GiB.`;
  if (sizeGib < minimum) {
    const message = `Volume of ${sizeGib}GiB is too small; minimum is ${minimum}GiB.`;
    problems.push(problem("InvalidParameterValue", message, "size", range));
  }
  if (sizeGib > maximum) {
    const message = `Volume of ${sizeGib}GiB is too large; maximum is ${maximum}GiB.`;
    problems.push(problem("InvalidParameterValue", message, "size", range));
  }
  if (snapshotSizeGib !== undefined && sizeGib < snapshotSizeGib) {
    const snapshot = snapshotId ? `snapshot '${snapshotId}'` : "its snapshot";
    const message = `Volume of size ${sizeGib}GB is smaller than ${snapshot}, expect size >= ${snapshotSizeGib}GB`;
    const code = deviceName === undefined ? "InvalidParameterValue" : "InvalidBlockDeviceMapping";
    problems.push(
      problem(code, message, "size", `Ask for ${snapshotSizeGib} GiB or more, or leave the size out.`),
    );
  }
  return problems;
}

function checkIops(
  type: string,
  typeLimits: VolumeTypeLimits,
  { iops, sizeGib, snapshotSizeGib }: VolumeRequest,
): Problem[] {
  const { iops: range, iopsPerGib, iopsRequired } = typeLimits;
  if (!range) {
    if (iops === undefined) return [];
    const message = `The parameter iops is not supported for ${type} volumes.`;
    return [
      problem("InvalidParameterCombination", message, "iops", "Leave iops out, or take gp3, io1 or io2."),
    ];
  }
  const [minimum, maximum] = range;
  if (iops === undefined) {
    if (!iopsRequired) return [];
    const message = `The parameter iops must be specified for ${type} volumes.`;
    return [
      problem("InvalidParameterCombination", message, "iops", `Ask for ${minimum} to ${maximum} IOPS.`),
    ];
  }
  if (iops < minimum) {
    const message = `Volume iops of ${iops} is too low; minimum is ${minimum}.`;
    return [problem("InvalidParameterValue", message, "iops", `Ask for ${minimum} to ${maximum} IOPS.`)];
  }
  if (iops > maximum) {
    const message = `Volume iops of ${iops} is too high; maximum is ${maximum}.`;
    return [problem("InvalidParameterValue", message, "iops", `Ask for ${minimum} to ${maximum} IOPS.`)];
  }
  const size = sizeGib ?? snapshotSizeGib;
  // gp3's baseline comes with any size
  const baseline = type === "gp3" ? gp3Baseline.iops : 0;
  if (size !== undefined && iopsPerGib !== undefined && iops > Math.max(baseline, size * iopsPerGib)) {
    const ratio = (iops / size).toFixed(6);
    const message = `Iops to volume size ratio of ${ratio} is too high; maximum is ${iopsPerGib}`;
    const fix = `Ask for ${size * iopsPerGib} IOPS or fewer, or for ${Math.ceil(iops / iopsPerGib)} GiB or more.`;
    return [problem("InvalidParameterValue", message, "iops", fix)];
  }
  return [];
}

function checkThroughput(typeLimits: VolumeTypeLimits, { throughputMibps, iops }: VolumeRequest): Problem[] {
  if (throughputMibps === undefined) return [];
  const { throughputMibps: range } = typeLimits;
  if (!range) {
    const message = "throughput can only be specified for volumeType gp3.";
    return [
      problem("InvalidParameterCombination", message, "throughput", "Leave throughput out, or take gp3."),
    ];
  }
  const [minimum, maximum] = range;
  const fix = `Ask for ${minimum} to ${maximum} MiB/s.`;
  if (throughputMibps < minimum) {
    const message = `Volume throughput of ${throughputMibps} is too low; minimum is ${minimum}.`;
    return [problem("InvalidParameterValue", message, "throughput", fix)];
  }
  if (throughputMibps > maximum) {
    const message = `Volume throughput of ${throughputMibps} is too high; maximum is ${maximum}.`;
    return [problem("InvalidParameterValue", message, "throughput", fix)];
  }
  const iopsInEffect = iops ?? gp3Baseline.iops;
  if (throughputMibps * 4 > iopsInEffect) {
    const ratio = (throughputMibps / iopsInEffect).toFixed(6);
    const message = `Throughput (MiBps) to iops ratio of ${ratio} is too high; maximum is 0.250000 MiBps per iops.`;
    const atLeast = `Ask for ${throughputMibps * 4} IOPS or more, or for ${Math.floor(iopsInEffect / 4)} MiB/s or less.`;
    return [problem("InvalidParameterValue", message, "throughput", atLeast)];
  }
  return [];
}

/** Whether a volume type is one of EBS's. */
export function checkVolumeType(volumeType: string): Problem[] {
  if (Object.hasOwn(limits, volumeType)) return [];
  const message = `Unsupported volume type '${volumeType}' for volume creation.`;
  return [problem("UnknownVolumeType", message, "type", `EBS has ${volumeTypes.join(", ")}.`)];
}

/**
 * Size, IOPS and throughput against the volume type, against each other and against the snapshot; whether a root
 * volume can boot. Paths name aws_ebs_volume's arguments.
 */
export function checkVolume(request: VolumeRequest): Problem[] {
  const type = request.volumeType ?? defaultVolumeType;
  const unknown = checkVolumeType(type);
  if (unknown.length > 0) return unknown;
  const typeLimits: VolumeTypeLimits = limits[type as VolumeType];
  const problems = [
    ...checkSize(type, typeLimits, request),
    ...checkIops(type, typeLimits, request),
    ...checkThroughput(typeLimits, request),
  ];
  if (request.boot && !typeLimits.bootable) {
    const message = `The volume type ${type} is not supported as a boot volume.`;
    problems.push(
      problem(
        "BootForVolumeTypeUnsupported",
        message,
        "type",
        "Take gp3, gp2, io1, io2 or standard for the root volume.",
      ),
    );
  }
  if (request.multiAttach && !typeLimits.multiAttach) {
    const message = `The parameter multiAttachEnabled is not supported for ${type} volumes.`;
    problems.push(
      problem(
        "InvalidParameterCombination",
        message,
        "multi_attach_enabled",
        "Take io1 or io2, or attach the volume to one instance.",
      ),
    );
  }
  return problems;
}

/** Whether a CreateVolume request says how large the volume is to be. */
export function checkVolumeSource({
  sizeGib,
  snapshotId,
}: Pick<VolumeRequest, "sizeGib" | "snapshotId">): Problem[] {
  if (sizeGib !== undefined || snapshotId !== undefined) return [];
  const message = "The request must contain the parameter size/snapshot";
  return [problem("MissingParameter", message, "size", "Give size, in GiB, or the snapshot to start from.")];
}
