import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import {
  checkVolume,
  checkVolumeSource,
  defaultVolumeType,
  type VolumeRequest,
  type VolumeType,
} from "../volume";
import { count, type IsUnset, type Rule, renamed, tags, text } from "./arguments";

/** How some arguments describe a volume. */
export interface VolumeArguments {
  /** Name of the argument for the volume's type */
  readonly type: string;
  /** Name of the argument for the volume's size */
  readonly size: string;
  /** Type when none is asked for; undefined where the AMI says */
  readonly defaultType?: VolumeType;
  readonly also?: Partial<VolumeRequest>;
}

/** What is certain to be wrong, whatever the values turn out to be that are known later. */
export function volumeProblems(
  value: KnownObject,
  isUnset: (name: string) => boolean,
  { type, size, defaultType, also }: VolumeArguments,
): Problem[] {
  const volumeType = text(value[type]) ?? (isUnset(type) ? defaultType : undefined);
  if (volumeType === undefined) return [];
  const iops = count(value.iops);
  const iopsKnown = iops !== undefined || isUnset("iops");
  const problems = checkVolume({
    volumeType,
    sizeGib: count(value[size]),
    iops,
    // Throughput is held against IOPS
    throughputMibps: iopsKnown || volumeType !== "gp3" ? count(value.throughput) : undefined,
    ...also,
  });
  return renamed(
    problems.filter(({ path }) => path[0] !== "iops" || iopsKnown),
    { type, size },
  );
}

const sourceIsMissing = (isUnset: IsUnset): boolean => isUnset("size") && isUnset("snapshot_id");

export const volume: Rule = (value, isUnset) => [
  ...volumeProblems(value, isUnset, {
    type: "type",
    size: "size",
    defaultType: defaultVolumeType,
    also: { multiAttach: value.multi_attach_enabled === true },
  }),
  ...(sourceIsMissing(isUnset) ? checkVolumeSource({}) : []),
  ...tags(value),
];
