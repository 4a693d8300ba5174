import { Ec2Error } from "../errors";

const invalidBlockDeviceMapping = (message: string) => new Ec2Error("InvalidBlockDeviceMapping", message);
export const rootNotSuppressible = (deviceName: string) =>
  invalidBlockDeviceMapping(`The root device ${deviceName} cannot be left out of the block device mapping`);
export const rootSnapshotFixed = () =>
  invalidBlockDeviceMapping("snapshotId cannot be modified on root device");
export const deviceWithoutSize = (deviceName: string) =>
  invalidBlockDeviceMapping(
    `The request must contain the parameter size or snapshotId for the device ${deviceName}`,
  );
export const deviceWithoutVolume = (deviceName: string) =>
  invalidBlockDeviceMapping(`The device ${deviceName} names no volume: give ebs, virtualName or noDevice`);
export const instanceStoreUnsupported = (deviceName: string, virtualName: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `Drydock has no instance store volumes yet. Remove the mapping of ${deviceName} to ${virtualName}, or map it to an EBS volume.`,
  );
