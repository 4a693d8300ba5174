import { checkVolume } from "../../schemas/rules/volume";
import { refuse } from "../model/errors/problem";
import {
  modificationRateExceeded,
  modificationUnderWay,
  multiAttachFixedByType,
  multiAttachFixedWhileAttached,
  nothingToModify,
  volumeCannotShrink,
} from "../model/errors/volume";
import type { VolumeModification, VolumePerformance, VolumeRecord, VolumeType } from "../model/volume";
import { completePerformance } from "../model/volume-performance";

/** What ModifyVolume asks for; what is absent stays. */
export interface VolumeChange {
  readonly sizeGib?: number;
  readonly volumeType?: VolumeType;
  readonly iops?: number;
  readonly throughputMibps?: number;
  readonly multiAttachEnabled?: boolean;
}

/** EC2 allows four modifications of a volume in this time */
const modificationWindowMs = 24 * 60 * 60 * 1000;
const maximumModifications = 4;

/**
 * The modification that ModifyVolume starts, by EC2's rules: volumes only grow, one modification at a time, four a day.
 *
 * @throws Ec2Error IncorrectModificationState, VolumeModificationRateExceeded, InvalidParameterValue,
 *   InvalidParameterCombination, BootForVolumeTypeUnsupported
 */
export function planModification(
  volume: VolumeRecord,
  change: VolumeChange,
  { boot, nowMs }: { readonly boot: boolean; readonly nowMs: number },
): Pick<VolumeRecord, "modificationTimesMs"> & { readonly modification: VolumeModification } {
  if (Object.values(change).every((value) => value === undefined)) throw nothingToModify();
  const { volumeType = volume.volumeType, sizeGib = volume.sizeGib } = change;
  if (sizeGib < volume.sizeGib) throw volumeCannotShrink();
  // Figures that the request does not name stay with the type and go with a change of it.
  const kept = volumeType === volume.volumeType ? explicitFigures(volume) : {};
  const requested = {
    volumeType,
    sizeGib,
    iops: change.iops ?? kept.iops,
    throughputMibps: change.throughputMibps ?? kept.throughputMibps,
  };
  const multiAttachEnabled = change.multiAttachEnabled ?? volume.multiAttachEnabled;
  refuse(checkVolume({ ...requested, boot, multiAttach: multiAttachEnabled }));
  if (multiAttachEnabled !== volume.multiAttachEnabled) {
    if (volumeType !== "io2") throw multiAttachFixedByType(volumeType);
    if (volume.attachments.length > 0) throw multiAttachFixedWhileAttached(volume.id);
  }
  const { modification: last } = volume;
  if (last?.state === "modifying" || last?.state === "optimizing")
    throw modificationUnderWay(volume.id, last.state);
  const recent = volume.modificationTimesMs.filter((timeMs) => timeMs > nowMs - modificationWindowMs);
  if (recent.length >= maximumModifications) throw modificationRateExceeded();
  return {
    modification: {
      state: "modifying",
      original: { ...figuresOf(volume), multiAttachEnabled: volume.multiAttachEnabled },
      target: { ...completePerformance(requested), multiAttachEnabled },
      progressPercent: 0,
      startTimeMs: nowMs,
    },
    modificationTimesMs: [...recent, nowMs],
  };
}

const figuresOf = ({ volumeType, sizeGib, iops, throughputMibps }: VolumeRecord): VolumePerformance => ({
  volumeType,
  sizeGib,
  iops,
  throughputMibps,
});

/** Figures that somebody chose: gp2's follow from its size and are never named in a request. */
const explicitFigures = (volume: VolumeRecord): { iops?: number; throughputMibps?: number } =>
  volume.volumeType === "gp2" ? {} : { iops: volume.iops, throughputMibps: volume.throughputMibps };
