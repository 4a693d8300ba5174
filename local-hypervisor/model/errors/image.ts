import { Ec2Error } from "../errors";
import type { ImageState } from "../image";
import { invalidParameterCombination, invalidParameterValue } from "./request";

export const imageNotFound = (ids: readonly string[]) =>
  new Ec2Error(
    "InvalidAMIID.NotFound",
    ids.length === 1
      ? `The image id '[${ids[0]}]' does not exist`
      : `The image ids '[${ids.join(", ")}]' do not exist`,
  );
export const imageNoLongerAvailable = (id: string) =>
  new Ec2Error("InvalidAMIID.Unavailable", `The image ID '${id}' is no longer available`);
/** Pending, failed or disabled */
export const imageNotAvailable = (id: string) =>
  new Ec2Error("InvalidAMIID.Unavailable", `The image ID '${id}' is not available`);
export const imageNotOwned = (id: string) =>
  new Ec2Error("AuthFailure", `Not authorized for image: ${id}`, 401);

export const imageNameInUse = (name: string, id: string) =>
  new Ec2Error("InvalidAMIName.Duplicate", `AMI name ${name} is already in use by AMI ${id}`);

export const instanceNotForImage = (instanceId: string) =>
  invalidParameterValue(
    `Invalid value '${instanceId}' for instanceId. Instance is not in state 'running' or 'stopping' or 'stopped'`,
  );
export const instanceWithoutRootVolume = (instanceId: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The instance '${instanceId}' has no root volume. Attach one under its root device name first.`,
  );

export const rootDeviceNotMapped = (rootDeviceName: string) =>
  new Ec2Error(
    "InvalidBlockDeviceMapping",
    `The root device ${rootDeviceName} is not mapped to a snapshot: give the block device mapping a row of that name with a snapshotId`,
  );
export const encryptionWithSnapshot = (deviceName: string) =>
  new Ec2Error(
    "InvalidBlockDeviceMapping",
    `the encrypted flag cannot be specified since device ${deviceName} has a snapshot specified.`,
  );
/** @param what such as `snapshotId` */
export const sourceDeviceFixed = (deviceName: string, what: string) =>
  new Ec2Error(
    "InvalidBlockDeviceMapping",
    `${what} of the device ${deviceName} is the volume's: only DeleteOnTermination can be changed for a volume of the instance`,
  );

export const kernelNotFound = (id: string) =>
  new Ec2Error("InvalidAMIID.NotFound", `The image id '[${id}]' does not exist`);
/** @param architectures the kernel's, then the image's */
export const kernelArchitectureMismatch = (id: string, [kernel, image]: readonly [string, string]) =>
  invalidParameterCombination(
    `The kernel '${id}' is of architecture '${kernel}', the image of architecture '${image}'.`,
  );

export const kernelOnHvm = (what: "kernel" | "ramdisk") =>
  invalidParameterCombination(
    `A ${what} can only be given for images with virtualization type 'paravirtual'.`,
  );
export const ramdiskWithPvGrub = (id: string) =>
  invalidParameterCombination(
    `The ramdisk '${id}' cannot be combined with a PV-GRUB kernel, which reads the ramdisk from the image.`,
  );

export const paravirtualNotOffered = (region: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The virtualization type 'paravirtual' is not supported in ${region}: the region has no PV-GRUB kernel. Regions with paravirtual instances are among us-east-1, us-west-2 and eu-west-1.`,
  );
export const paravirtualNotInRegion = (id: string, region: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The paravirtual image ${id} cannot be copied to ${region}: there is no PV-GRUB of its architecture.`,
  );
export const sourceImageNotAvailable = (id: string, state: ImageState) =>
  new Ec2Error("InvalidAMIID.Unavailable", `The image ID '${id}' cannot be copied while it is ${state}.`);

/** @param item `userId`, `group`, `organizationArn` or `organizationalUnitArn` */
export const invalidPermissionItem = (value: string, item: string) =>
  new Ec2Error(
    "InvalidAMIAttributeItemValue",
    `Invalid attribute item value "${value}" for ${item} item type.`,
  );
export const encryptedImageNotPublic = (id: string) =>
  new Ec2Error(
    "OperationNotPermitted",
    `The image ${id} has encrypted snapshots and cannot be made public. Share it with accounts instead.`,
  );
export const imageNotShareable = (id: string, state: ImageState) =>
  new Ec2Error("InvalidAMIID.Unavailable", `The image ID '${id}' cannot be shared while it is ${state}.`);
/** @param attribute as the request names it */
export const imageAttributeFixed = (attribute: string) =>
  invalidParameterValue(
    `Value (${attribute}) for parameter attribute is invalid. description, imdsSupport and launchPermission can be modified.`,
  );
export const onlyLaunchPermissionResets = (attribute: string) =>
  invalidParameterValue(
    `Value (${attribute}) for parameter attribute is invalid. Only launchPermission can be reset.`,
  );
export const deprecationInPast = () =>
  invalidParameterValue("Value for parameter deprecateAt is invalid. It must be in the future.");
/** @param years 10, or 2 for a public image */
export const deprecationTooFar = (years: number) =>
  invalidParameterValue(
    `Value for parameter deprecateAt is invalid. It must be within ${years} years${years === 2 ? " of the creation of a public image" : ""}.`,
  );

export const imageNotDisableable = (id: string, state: ImageState) =>
  new Ec2Error(
    "IncorrectState",
    `The image '${id}' is not in a state from which it can be disabled: ${state}`,
  );
export const imageNotDisabled = (id: string, state: ImageState) =>
  new Ec2Error("IncorrectState", `The image '${id}' is not disabled: ${state}`);
export const deregistrationProtected = (id: string) =>
  new Ec2Error(
    "OperationNotPermitted",
    `The image '${id}' is protected from deregistration. Switch it off by DisableImageDeregistrationProtection and try again.`,
  );
/** @param until milliseconds since the epoch */
export const deregistrationCooldown = (id: string, until: number) =>
  new Ec2Error(
    "OperationNotPermitted",
    `The image '${id}' is protected from deregistration until ${new Date(until).toISOString()}.`,
  );
export const uefiDataAbsent = (instanceId: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The instance '${instanceId}' was not booted in UEFI mode and has no UEFI data.`,
  );
