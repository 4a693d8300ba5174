import type { Operation } from "../../operation";
import { attachVolume, detachVolume } from "./attach-volume";
import { createVolume } from "./create-volume";
import { deleteVolume } from "./delete-volume";
import { describeVolumeStatus } from "./describe-volume-status";
import { describeVolumes } from "./describe-volumes";
import { describeVolumesModifications } from "./describe-volumes-modifications";
import {
  disableEbsEncryptionByDefault,
  enableEbsEncryptionByDefault,
  getEbsDefaultKmsKeyId,
  getEbsEncryptionByDefault,
  modifyEbsDefaultKmsKeyId,
  resetEbsDefaultKmsKeyId,
} from "./ebs-encryption";
import { enableVolumeIo } from "./enable-volume-io";
import { modifyVolume } from "./modify-volume";
import { describeVolumeAttribute, modifyVolumeAttribute } from "./volume-attribute";

export const volumeOperations: readonly Operation[] = [
  createVolume,
  deleteVolume,
  describeVolumes,
  attachVolume,
  detachVolume,
  modifyVolume,
  describeVolumesModifications,
  describeVolumeStatus,
  describeVolumeAttribute,
  modifyVolumeAttribute,
  enableVolumeIo,
  getEbsEncryptionByDefault,
  enableEbsEncryptionByDefault,
  disableEbsEncryptionByDefault,
  getEbsDefaultKmsKeyId,
  modifyEbsDefaultKmsKeyId,
  resetEbsDefaultKmsKeyId,
];
