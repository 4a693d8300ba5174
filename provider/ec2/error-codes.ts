/**
 * Codes of EC2's errors that the provider reacts to. The SDK has one error class for all of EC2, so the code is the
 * contract; hashicorp/aws matches on the same ones (`internal/service/ec2/errors.go`).
 */
export const errorCodes = {
  dependencyViolation: "DependencyViolation",
  gatewayNotAttached: "Gateway.NotAttached",
  incorrectState: "IncorrectState",
  invalidAction: "InvalidAction",
  invalidAmiIdNotFound: "InvalidAMIID.NotFound",
  invalidAmiIdUnavailable: "InvalidAMIID.Unavailable",
  invalidAssociationIdNotFound: "InvalidAssociationID.NotFound",
  invalidDhcpOptionIdNotFound: "InvalidDhcpOptionID.NotFound",
  invalidDhcpOptionsIdNotFound: "InvalidDhcpOptionsID.NotFound",
  invalidGroupInUse: "InvalidGroup.InUse",
  invalidGroupNotFound: "InvalidGroup.NotFound",
  invalidInstanceIdNotFound: "InvalidInstanceID.NotFound",
  invalidInternetGatewayIdNotFound: "InvalidInternetGatewayID.NotFound",
  invalidKeyPairNotFound: "InvalidKeyPair.NotFound",
  invalidNetworkInterfaceIdNotFound: "InvalidNetworkInterfaceID.NotFound",
  invalidParameterValue: "InvalidParameterValue",
  invalidPermissionNotFound: "InvalidPermission.NotFound",
  invalidRouteNotFound: "InvalidRoute.NotFound",
  invalidRouteTableIdNotFound: "InvalidRouteTableID.NotFound",
  invalidSecurityGroupIdNotFound: "InvalidSecurityGroupID.NotFound",
  invalidSecurityGroupRuleIdNotFound: "InvalidSecurityGroupRuleId.NotFound",
  invalidSnapshotNotFound: "InvalidSnapshot.NotFound",
  invalidSubnetIdNotFound: "InvalidSubnetID.NotFound",
  invalidVolumeNotFound: "InvalidVolume.NotFound",
  invalidVpcIdNotFound: "InvalidVpcID.NotFound",
  unsupportedOperation: "UnsupportedOperation",
  volumeInUse: "VolumeInUse",
} as const;
