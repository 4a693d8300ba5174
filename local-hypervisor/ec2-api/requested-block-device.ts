import type { BlockDeviceMapping } from "@aws-sdk/client-ec2";
import type { RequestedBlockDevice } from "../control-plane/block-device-mapping";
import type { VolumeType } from "../model/volume";
import { required } from "./required";

/** A row of a request's block device mapping in the control plane's terms. @throws Ec2Error MissingParameter */
export const toRequestedBlockDevice = ({
  DeviceName,
  NoDevice,
  VirtualName,
  Ebs,
}: BlockDeviceMapping): RequestedBlockDevice => ({
  deviceName: required(DeviceName, "deviceName"),
  // EC2 suppresses the device for any value of the parameter, the empty one included.
  noDevice: NoDevice !== undefined,
  virtualName: VirtualName,
  ebs: Ebs && {
    snapshotId: Ebs.SnapshotId || undefined,
    volumeSizeGib: Ebs.VolumeSize,
    // The rules refuse a word that is no volume type.
    volumeType: Ebs.VolumeType as VolumeType | undefined,
    iops: Ebs.Iops,
    throughputMibps: Ebs.Throughput,
    deleteOnTermination: Ebs.DeleteOnTermination,
    encrypted: Ebs.Encrypted,
    kmsKeyId: Ebs.KmsKeyId || undefined,
  },
});
