import {
  AssociateDhcpOptionsCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateDefaultSubnetCommand,
  CreateDefaultVpcCommand,
  CreateDhcpOptionsCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteDhcpOptionsCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeDhcpOptionsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcTenancyCommand,
  ReplaceRouteCommand,
  ReplaceRouteTableAssociationCommand,
} from "@aws-sdk/client-ec2";
import { call } from "./call";

export const associateDhcpOptions = call("AssociateDhcpOptions", AssociateDhcpOptionsCommand);
export const associateRouteTable = call("AssociateRouteTable", AssociateRouteTableCommand);
export const attachInternetGateway = call("AttachInternetGateway", AttachInternetGatewayCommand);
export const createDefaultSubnet = call("CreateDefaultSubnet", CreateDefaultSubnetCommand);
export const createDefaultVpc = call("CreateDefaultVpc", CreateDefaultVpcCommand);
export const createDhcpOptions = call("CreateDhcpOptions", CreateDhcpOptionsCommand);
export const createInternetGateway = call("CreateInternetGateway", CreateInternetGatewayCommand);
export const createRoute = call("CreateRoute", CreateRouteCommand);
export const createRouteTable = call("CreateRouteTable", CreateRouteTableCommand);
export const createSubnet = call("CreateSubnet", CreateSubnetCommand);
export const createVpc = call("CreateVpc", CreateVpcCommand);
export const deleteDhcpOptions = call("DeleteDhcpOptions", DeleteDhcpOptionsCommand);
export const deleteInternetGateway = call("DeleteInternetGateway", DeleteInternetGatewayCommand);
export const deleteRoute = call("DeleteRoute", DeleteRouteCommand);
export const deleteRouteTable = call("DeleteRouteTable", DeleteRouteTableCommand);
export const deleteSubnet = call("DeleteSubnet", DeleteSubnetCommand);
export const deleteVpc = call("DeleteVpc", DeleteVpcCommand);
export const describeDhcpOptions = call("DescribeDhcpOptions", DescribeDhcpOptionsCommand);
export const describeInternetGateways = call("DescribeInternetGateways", DescribeInternetGatewaysCommand);
export const describeNetworkAcls = call("DescribeNetworkAcls", DescribeNetworkAclsCommand);
export const describeRouteTables = call("DescribeRouteTables", DescribeRouteTablesCommand);
export const describeSubnets = call("DescribeSubnets", DescribeSubnetsCommand);
export const describeVpcAttribute = call("DescribeVpcAttribute", DescribeVpcAttributeCommand);
export const describeVpcs = call("DescribeVpcs", DescribeVpcsCommand);
export const detachInternetGateway = call("DetachInternetGateway", DetachInternetGatewayCommand);
export const disassociateRouteTable = call("DisassociateRouteTable", DisassociateRouteTableCommand);
export const modifySubnetAttribute = call("ModifySubnetAttribute", ModifySubnetAttributeCommand);
export const modifyVpcAttribute = call("ModifyVpcAttribute", ModifyVpcAttributeCommand);
export const modifyVpcTenancy = call("ModifyVpcTenancy", ModifyVpcTenancyCommand);
export const replaceRoute = call("ReplaceRoute", ReplaceRouteCommand);
export const replaceRouteTableAssociation = call(
  "ReplaceRouteTableAssociation",
  ReplaceRouteTableAssociationCommand,
);
