import {
  AssignPrivateIpAddressesCommand,
  AssociateIamInstanceProfileCommand,
  AttachVolumeCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSnapshotCommand,
  CreateTagsCommand,
  CreateVolumeCommand,
  DeleteKeyPairCommand,
  DeleteSecurityGroupCommand,
  DeleteTagsCommand,
  DeleteVolumeCommand,
  DescribeAvailabilityZonesCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  DescribeVolumesModificationsCommand,
  DetachVolumeCommand,
  DisassociateIamInstanceProfileCommand,
  GetPasswordDataCommand,
  ImportKeyPairCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCapacityReservationAttributesCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMaintenanceOptionsCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifyNetworkInterfaceAttributeCommand,
  ModifyPrivateDnsNameOptionsCommand,
  ModifySecurityGroupRulesCommand,
  ModifyVolumeCommand,
  MonitorInstancesCommand,
  ReplaceIamInstanceProfileAssociationCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  UnassignPrivateIpAddressesCommand,
  UnmonitorInstancesCommand,
} from "@aws-sdk/client-ec2";
import {
  GetCallerIdentityCommand,
  type GetCallerIdentityResponse,
  type STSClient,
} from "@aws-sdk/client-sts";
import { call } from "./call";
import { fromSdk } from "./errors";

export const assignPrivateIpAddresses = call("AssignPrivateIpAddresses", AssignPrivateIpAddressesCommand);
export const associateIamInstanceProfile = call(
  "AssociateIamInstanceProfile",
  AssociateIamInstanceProfileCommand,
);
export const attachVolume = call("AttachVolume", AttachVolumeCommand);
export const authorizeSecurityGroupEgress = call(
  "AuthorizeSecurityGroupEgress",
  AuthorizeSecurityGroupEgressCommand,
);
export const authorizeSecurityGroupIngress = call(
  "AuthorizeSecurityGroupIngress",
  AuthorizeSecurityGroupIngressCommand,
);
export const createSecurityGroup = call("CreateSecurityGroup", CreateSecurityGroupCommand);
export const createSnapshot = call("CreateSnapshot", CreateSnapshotCommand);
export const createTags = call("CreateTags", CreateTagsCommand);
export const createVolume = call("CreateVolume", CreateVolumeCommand);
export const deleteKeyPair = call("DeleteKeyPair", DeleteKeyPairCommand);
export const deleteSecurityGroup = call("DeleteSecurityGroup", DeleteSecurityGroupCommand);
export const deleteTags = call("DeleteTags", DeleteTagsCommand);
export const deleteVolume = call("DeleteVolume", DeleteVolumeCommand);
export const describeAvailabilityZones = call("DescribeAvailabilityZones", DescribeAvailabilityZonesCommand);
export const describeIamInstanceProfileAssociations = call(
  "DescribeIamInstanceProfileAssociations",
  DescribeIamInstanceProfileAssociationsCommand,
);
export const describeImages = call("DescribeImages", DescribeImagesCommand);
export const describeInstanceAttribute = call("DescribeInstanceAttribute", DescribeInstanceAttributeCommand);
export const describeInstanceCreditSpecifications = call(
  "DescribeInstanceCreditSpecifications",
  DescribeInstanceCreditSpecificationsCommand,
);
export const describeInstances = call("DescribeInstances", DescribeInstancesCommand);
export const describeKeyPairs = call("DescribeKeyPairs", DescribeKeyPairsCommand);
export const describeNetworkInterfaces = call("DescribeNetworkInterfaces", DescribeNetworkInterfacesCommand);
export const describeSecurityGroupRules = call(
  "DescribeSecurityGroupRules",
  DescribeSecurityGroupRulesCommand,
);
export const describeSecurityGroups = call("DescribeSecurityGroups", DescribeSecurityGroupsCommand);
export const describeSnapshots = call("DescribeSnapshots", DescribeSnapshotsCommand);
export const describeVolumes = call("DescribeVolumes", DescribeVolumesCommand);
export const describeVolumesModifications = call(
  "DescribeVolumesModifications",
  DescribeVolumesModificationsCommand,
);
export const detachVolume = call("DetachVolume", DetachVolumeCommand);
export const disassociateIamInstanceProfile = call(
  "DisassociateIamInstanceProfile",
  DisassociateIamInstanceProfileCommand,
);
export const getPasswordData = call("GetPasswordData", GetPasswordDataCommand);
export const importKeyPair = call("ImportKeyPair", ImportKeyPairCommand);
export const modifyInstanceAttribute = call("ModifyInstanceAttribute", ModifyInstanceAttributeCommand);
export const modifyInstanceCapacityReservationAttributes = call(
  "ModifyInstanceCapacityReservationAttributes",
  ModifyInstanceCapacityReservationAttributesCommand,
);
export const modifyInstanceCreditSpecification = call(
  "ModifyInstanceCreditSpecification",
  ModifyInstanceCreditSpecificationCommand,
);
export const modifyInstanceMaintenanceOptions = call(
  "ModifyInstanceMaintenanceOptions",
  ModifyInstanceMaintenanceOptionsCommand,
);
export const modifyInstanceMetadataOptions = call(
  "ModifyInstanceMetadataOptions",
  ModifyInstanceMetadataOptionsCommand,
);
export const modifyNetworkInterfaceAttribute = call(
  "ModifyNetworkInterfaceAttribute",
  ModifyNetworkInterfaceAttributeCommand,
);
export const modifyPrivateDnsNameOptions = call(
  "ModifyPrivateDnsNameOptions",
  ModifyPrivateDnsNameOptionsCommand,
);
export const modifySecurityGroupRules = call("ModifySecurityGroupRules", ModifySecurityGroupRulesCommand);
export const modifyVolume = call("ModifyVolume", ModifyVolumeCommand);
export const monitorInstances = call("MonitorInstances", MonitorInstancesCommand);
export const replaceIamInstanceProfileAssociation = call(
  "ReplaceIamInstanceProfileAssociation",
  ReplaceIamInstanceProfileAssociationCommand,
);
export const revokeSecurityGroupEgress = call("RevokeSecurityGroupEgress", RevokeSecurityGroupEgressCommand);
export const revokeSecurityGroupIngress = call(
  "RevokeSecurityGroupIngress",
  RevokeSecurityGroupIngressCommand,
);
export const runInstances = call("RunInstances", RunInstancesCommand);
export const startInstances = call("StartInstances", StartInstancesCommand);
export const stopInstances = call("StopInstances", StopInstancesCommand);
export const terminateInstances = call("TerminateInstances", TerminateInstancesCommand);
export const unassignPrivateIpAddresses = call(
  "UnassignPrivateIpAddresses",
  UnassignPrivateIpAddressesCommand,
);
export const unmonitorInstances = call("UnmonitorInstances", UnmonitorInstancesCommand);

/** Who the credentials belong to, as STS tells. */
export async function getCallerIdentity(
  sts: STSClient,
  endpoint: string,
  signal: AbortSignal,
): Promise<GetCallerIdentityResponse> {
  try {
    return await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
  } catch (error) {
    throw fromSdk(error, "GetCallerIdentity", endpoint, signal);
  }
}
