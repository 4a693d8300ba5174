import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AttachNetworkInterfaceCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesAttributeCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DetachNetworkInterfaceCommand,
  DisassociateAddressCommand,
  ReleaseAddressCommand,
} from "@aws-sdk/client-ec2";
import { call } from "./call";

export const allocateAddress = call("AllocateAddress", AllocateAddressCommand);
export const associateAddress = call("AssociateAddress", AssociateAddressCommand);
export const attachNetworkInterface = call("AttachNetworkInterface", AttachNetworkInterfaceCommand);
export const createNatGateway = call("CreateNatGateway", CreateNatGatewayCommand);
export const createNetworkInterface = call("CreateNetworkInterface", CreateNetworkInterfaceCommand);
export const deleteNatGateway = call("DeleteNatGateway", DeleteNatGatewayCommand);
export const deleteNetworkInterface = call("DeleteNetworkInterface", DeleteNetworkInterfaceCommand);
export const describeAddresses = call("DescribeAddresses", DescribeAddressesCommand);
export const describeAddressesAttribute = call(
  "DescribeAddressesAttribute",
  DescribeAddressesAttributeCommand,
);
export const describeNatGateways = call("DescribeNatGateways", DescribeNatGatewaysCommand);
export const detachNetworkInterface = call("DetachNetworkInterface", DetachNetworkInterfaceCommand);
export const disassociateAddress = call("DisassociateAddress", DisassociateAddressCommand);
export const releaseAddress = call("ReleaseAddress", ReleaseAddressCommand);
