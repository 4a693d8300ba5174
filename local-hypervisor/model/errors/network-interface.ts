import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const networkInterfaceNotFound = (id: string) =>
  new Ec2Error("InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${id}' does not exist`);
export const addressInUse = (address: string) =>
  new Ec2Error("InvalidIPAddress.InUse", `Address ${address} is in use.`);
export const addressMalformed = (address: string) =>
  invalidParameterValue(`invalid value for parameter address: ${address}`);
export const addressOutsideSubnet = (address: string) =>
  invalidParameterValue(`Address ${address} does not fall within the subnet's address range`);
export const addressReserved = (address: string) =>
  invalidParameterValue(`Address ${address} is in subnet's reserved address range`);
export const attachmentNotFound = (id: string) =>
  new Ec2Error("InvalidAttachmentID.NotFound", `The networkInterfaceAttachment ID '${id}' does not exist`);
