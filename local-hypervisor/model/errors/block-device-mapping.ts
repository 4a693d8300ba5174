import { Ec2Error } from "../errors";

const invalidBlockDeviceMapping = (message: string) => new Ec2Error("InvalidBlockDeviceMapping", message);
export const rootNotSuppressible = (deviceName: string) =>
  invalidBlockDeviceMapping(`The root device ${deviceName} cannot be left out of the block device mapping`);
export const rootSnapshotFixed = () =>
  invalidBlockDeviceMapping("snapshotId cannot be modified on root device");
export const deviceWithoutSize = (deviceName: string) =>
  invalidBlockDeviceMapping(`Either snapshot ID or volume size must be provided for: ${deviceName}`);
export const deviceWithoutVolume = (deviceName: string) =>
  invalidBlockDeviceMapping(`The device ${deviceName} names no volume: give ebs, virtualName or noDevice`);
export const invalidVirtualName = (deviceName: string, virtualName: string) =>
  invalidBlockDeviceMapping(
    `The device ${deviceName} has the invalid virtual name ${virtualName}: instance store volumes are ephemeral0 to ephemeral23`,
  );
export const instanceStoreMappedTwice = (deviceName: string, virtualName: string) =>
  invalidBlockDeviceMapping(
    `The device ${deviceName} names ${virtualName}, which another device names already`,
  );
