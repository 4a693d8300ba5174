import {
  CopyImageCommand,
  CopySnapshotCommand,
  CreateImageCommand,
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  DescribeImageAttributeCommand,
  DescribeSnapshotAttributeCommand,
  DisableEbsEncryptionByDefaultCommand,
  DisableImageDeprecationCommand,
  EnableEbsEncryptionByDefaultCommand,
  EnableImageDeprecationCommand,
  GetEbsEncryptionByDefaultCommand,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
} from "@aws-sdk/client-ec2";
import { call } from "./call";

export const copyImage = call("CopyImage", CopyImageCommand);
export const copySnapshot = call("CopySnapshot", CopySnapshotCommand);
export const createImage = call("CreateImage", CreateImageCommand);
export const deleteSnapshot = call("DeleteSnapshot", DeleteSnapshotCommand);
export const deregisterImage = call("DeregisterImage", DeregisterImageCommand);
export const disableImageDeprecation = call("DisableImageDeprecation", DisableImageDeprecationCommand);
export const enableImageDeprecation = call("EnableImageDeprecation", EnableImageDeprecationCommand);
export const modifyImageAttribute = call("ModifyImageAttribute", ModifyImageAttributeCommand);
export const registerImage = call("RegisterImage", RegisterImageCommand);
export const describeImageAttribute = call("DescribeImageAttribute", DescribeImageAttributeCommand);
export const describeSnapshotAttribute = call("DescribeSnapshotAttribute", DescribeSnapshotAttributeCommand);
export const disableEbsEncryptionByDefault = call(
  "DisableEbsEncryptionByDefault",
  DisableEbsEncryptionByDefaultCommand,
);
export const enableEbsEncryptionByDefault = call(
  "EnableEbsEncryptionByDefault",
  EnableEbsEncryptionByDefaultCommand,
);
export const getEbsEncryptionByDefault = call("GetEbsEncryptionByDefault", GetEbsEncryptionByDefaultCommand);
export const modifySnapshotAttribute = call("ModifySnapshotAttribute", ModifySnapshotAttributeCommand);
