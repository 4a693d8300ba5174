import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

export const networkInterfaceNotFound = (id: string) =>
  new Ec2Error("InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${id}' does not exist`);
export const networkInterfaceInUse = (id: string) =>
  new Ec2Error("InvalidNetworkInterface.InUse", `Network interface '${id}' is currently in use.`);
/** AttachNetworkInterface and RunInstances say it in these words. */
export const networkInterfacesTaken = (ids: readonly string[]) =>
  new Ec2Error("InvalidNetworkInterface.InUse", `Interface: [${ids.join(", ")}] in use.`);
export const permissionNotFound = (id: string) =>
  new Ec2Error("InvalidPermissionID.NotFound", `The network interface permission '${id}' does not exist`);

export const addressInUse = (address: string) =>
  new Ec2Error("InvalidIPAddress.InUse", `Address ${address} is in use.`);
export const addressMalformed = (address: string) =>
  invalidParameterValue(`invalid value for parameter address: ${address}`);
export const addressOutsideSubnet = (address: string) =>
  invalidParameterValue(`Address ${address} does not fall within the subnet's address range`);
export const addressReserved = (address: string) =>
  invalidParameterValue(`Address ${address} is in subnet's reserved address range`);
export const addressesNotMovable = (addresses: readonly string[]) =>
  invalidParameterValue(`[${addresses.join(", ")}] assigned, but move is not allowed.`);
export const addressesNotAssigned = (id: string) =>
  invalidParameterValue(`Some of the specified addresses are not assigned to interface ${id}`);
export const primaryAddressKept = (address: string) =>
  invalidParameterValue(`${address} is the primary address of its interface and cannot be unassigned`);
export const severalPrimaryAddresses = () =>
  invalidParameterCombination("Only one primary private IP address can be specified.");
export const privateAddressLimitExceeded = () =>
  new Ec2Error("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
/** Addresses by name and by number in one request. */
export const addressesAndCount = () =>
  invalidParameterCombination(
    "The parameters privateIpAddresses and secondaryPrivateIpAddressCount may not be used on the same request",
  );
export const addressCountNotPositive = (count: number) =>
  invalidParameterValue(
    `Value (${count}) for parameter secondaryPrivateIpAddressCount is invalid. Expecting a value of at least 1.`,
  );

export const attachmentNotFound = (id: string) =>
  new Ec2Error("InvalidAttachmentID.NotFound", `The networkInterfaceAttachment ID '${id}' does not exist`);
export const primaryInterfaceKept = () =>
  new Ec2Error(
    "OperationNotPermitted",
    "The network interface at device index 0 and networkCard index 0 cannot be detached.",
  );
export const foreignAttachment = () =>
  new Ec2Error("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");
export const networkInterfaceZoneMismatch = () =>
  invalidParameterCombination(
    "You may not attach a network interface to an instance if they are not in the same availability zone",
  );
export const deviceIndexInUse = (instanceId: string, deviceIndex: number) =>
  invalidParameterValue(
    `Instance '${instanceId}' already has an interface attached at device index '${deviceIndex}'.`,
  );
export const deviceIndexOutOfRange = (deviceIndex: number) =>
  invalidParameterValue(
    `Value (${deviceIndex}) for parameter deviceIndex is invalid. Expecting a value of at least 0.`,
  );
export const networkCardUnknown = (networkCardIndex: number, instanceType: string) =>
  invalidParameterValue(
    `NetworkCardIndex ${networkCardIndex} is not valid for instance type ${instanceType}.`,
  );
/** @param addition one sentence, where it is this machine that sets the limit */
export const interfaceCountExceeded = (count: number, instanceType: string, addition?: string) =>
  new Ec2Error(
    "AttachmentLimitExceeded",
    [`Interface count ${count} exceeds the limit for ${instanceType}`, addition]
      .filter((part) => part !== undefined)
      .join(". "),
  );
export const hotPlugOfInterfacesUnsupported = (engine: string, instanceId: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The engine '${engine}' cannot attach or detach network interfaces of a running guest. Stop the instance '${instanceId}' first.`,
  );
