import { validate as awsAvailabilityZones } from "./generated/validators/data/availability-zones";
import { validate as awsCallerIdentity } from "./generated/validators/data/caller-identity";
import { validate as dataAwsVpcDhcpOptions } from "./generated/validators/data/dhcp-options";
import { validate as dataAwsEip } from "./generated/validators/data/elastic-ip";
import { validate as dataAwsEips } from "./generated/validators/data/elastic-ips";
import { validate as dataAwsInstance } from "./generated/validators/data/instance";
import { validate as dataAwsInstances } from "./generated/validators/data/instances";
import { validate as dataAwsInternetGateway } from "./generated/validators/data/internet-gateway";
import { validate as dataAwsKeyPair } from "./generated/validators/data/key-pair";
import { validate as dataAwsAmi } from "./generated/validators/data/machine-image";
import { validate as awsAmiIds } from "./generated/validators/data/machine-image-ids";
import { validate as dataAwsEc2ManagedPrefixList } from "./generated/validators/data/managed-prefix-list";
import { validate as dataAwsNatGateway } from "./generated/validators/data/nat-gateway";
import { validate as dataAwsNetworkAcls } from "./generated/validators/data/network-acls";
import { validate as dataAwsNetworkInterface } from "./generated/validators/data/network-interface";
import { validate as dataAwsNetworkInterfaces } from "./generated/validators/data/network-interfaces";
import { validate as dataAwsPrefixList } from "./generated/validators/data/prefix-list";
import { validate as awsRegion } from "./generated/validators/data/region";
import { validate as dataAwsRoute } from "./generated/validators/data/route";
import { validate as dataAwsRouteTable } from "./generated/validators/data/route-table";
import { validate as dataAwsRouteTables } from "./generated/validators/data/route-tables";
import { validate as dataAwsSecurityGroup } from "./generated/validators/data/security-group";
import { validate as dataAwsSecurityGroups } from "./generated/validators/data/security-groups";
import { validate as dataAwsEbsSnapshot } from "./generated/validators/data/snapshot";
import { validate as awsEbsSnapshotIds } from "./generated/validators/data/snapshot-ids";
import { validate as dataAwsSubnet } from "./generated/validators/data/subnet";
import { validate as awsSubnets } from "./generated/validators/data/subnets";
import { validate as dataAwsEbsVolume } from "./generated/validators/data/volume";
import { validate as awsEbsVolumes } from "./generated/validators/data/volumes";
import { validate as dataAwsVpc } from "./generated/validators/data/vpc";
import { validate as dataAwsVpcs } from "./generated/validators/data/vpcs";
import { validate as awsDefaultNetworkAcl } from "./generated/validators/default-network-acl";
import { validate as awsDefaultRouteTable } from "./generated/validators/default-route-table";
import { validate as awsDefaultSecurityGroup } from "./generated/validators/default-security-group";
import { validate as awsDefaultSubnet } from "./generated/validators/default-subnet";
import { validate as awsDefaultVpc } from "./generated/validators/default-vpc";
import { validate as awsVpcDhcpOptions } from "./generated/validators/dhcp-options";
import { validate as awsVpcDhcpOptionsAssociation } from "./generated/validators/dhcp-options-association";
import { validate as awsEip } from "./generated/validators/elastic-ip";
import { validate as awsEipAssociation } from "./generated/validators/elastic-ip-association";
import { validate as awsEbsEncryptionByDefault } from "./generated/validators/encryption-by-default";
import { validate as awsFlowLog } from "./generated/validators/flow-log";
import { validate as awsInstance } from "./generated/validators/instance";
import { validate as awsInternetGateway } from "./generated/validators/internet-gateway";
import { validate as awsInternetGatewayAttachment } from "./generated/validators/internet-gateway-attachment";
import { validate as awsKeyPair } from "./generated/validators/key-pair";
import { validate as awsAmi } from "./generated/validators/machine-image";
import { validate as awsAmiCopy } from "./generated/validators/machine-image-copy";
import { validate as awsAmiFromInstance } from "./generated/validators/machine-image-from-instance";
import { validate as awsAmiLaunchPermission } from "./generated/validators/machine-image-launch-permission";
import { validate as awsMainRouteTableAssociation } from "./generated/validators/main-route-table-association";
import { validate as awsEc2ManagedPrefixList } from "./generated/validators/managed-prefix-list";
import { validate as awsEc2ManagedPrefixListEntry } from "./generated/validators/managed-prefix-list-entry";
import { validate as awsNatGateway } from "./generated/validators/nat-gateway";
import { validate as awsNetworkAcl } from "./generated/validators/network-acl";
import { validate as awsNetworkAclAssociation } from "./generated/validators/network-acl-association";
import { validate as awsNetworkAclRule } from "./generated/validators/network-acl-rule";
import { validate as awsNetworkInterface } from "./generated/validators/network-interface";
import { validate as awsNetworkInterfaceAttachment } from "./generated/validators/network-interface-attachment";
import { validate as awsNetworkInterfaceSgAttachment } from "./generated/validators/network-interface-security-group-attachment";
import { validate as awsProvider } from "./generated/validators/provider";
import { validate as awsRoute } from "./generated/validators/route";
import { validate as awsRouteTable } from "./generated/validators/route-table";
import { validate as awsRouteTableAssociation } from "./generated/validators/route-table-association";
import { validate as awsSecurityGroup } from "./generated/validators/security-group";
import { validate as awsSecurityGroupEgressRule } from "./generated/validators/security-group-egress-rule";
import { validate as awsSecurityGroupIngressRule } from "./generated/validators/security-group-ingress-rule";
import { validate as awsSecurityGroupRule } from "./generated/validators/security-group-rule";
import { validate as awsEbsSnapshot } from "./generated/validators/snapshot";
import { validate as awsEbsSnapshotCopy } from "./generated/validators/snapshot-copy";
import { validate as awsSnapshotCreateVolumePermission } from "./generated/validators/snapshot-create-volume-permission";
import { validate as awsSubnet } from "./generated/validators/subnet";
import { validate as awsEbsVolume } from "./generated/validators/volume";
import { validate as awsVolumeAttachment } from "./generated/validators/volume-attachment";
import { validate as awsVpc } from "./generated/validators/vpc";
import type { DataSourceType, ResourceType } from "./resource-schemas";

/** One thing that ajv found wrong: JSON Schema's keyword, and the value's place as a JSON Pointer. */
export interface ValidationError {
  readonly keyword: string;
  readonly instancePath: string;
  // biome-ignore lint/suspicious/noExplicitAny: each keyword has its own
  readonly params: Record<string, any>;
}

/** A schema compiled by ajv: answers whether a value is valid, and leaves what is not in `errors`. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}

/** Compiled when the package is built (scripts/generate-types.ts): compiling at run time takes 100 ms a schema. */
export const resourceValidators: Record<ResourceType, Validator> = {
  aws_instance: awsInstance,
  aws_ebs_volume: awsEbsVolume,
  aws_volume_attachment: awsVolumeAttachment,
  aws_key_pair: awsKeyPair,
  aws_security_group: awsSecurityGroup,
  aws_vpc_security_group_ingress_rule: awsSecurityGroupIngressRule,
  aws_vpc_security_group_egress_rule: awsSecurityGroupEgressRule,
  aws_vpc: awsVpc,
  aws_subnet: awsSubnet,
  aws_internet_gateway: awsInternetGateway,
  aws_internet_gateway_attachment: awsInternetGatewayAttachment,
  aws_route_table: awsRouteTable,
  aws_route: awsRoute,
  aws_route_table_association: awsRouteTableAssociation,
  aws_main_route_table_association: awsMainRouteTableAssociation,
  aws_default_vpc: awsDefaultVpc,
  aws_default_subnet: awsDefaultSubnet,
  aws_default_route_table: awsDefaultRouteTable,
  aws_vpc_dhcp_options: awsVpcDhcpOptions,
  aws_vpc_dhcp_options_association: awsVpcDhcpOptionsAssociation,
  aws_network_interface: awsNetworkInterface,
  aws_network_interface_attachment: awsNetworkInterfaceAttachment,
  aws_eip: awsEip,
  aws_eip_association: awsEipAssociation,
  aws_nat_gateway: awsNatGateway,
  aws_security_group_rule: awsSecurityGroupRule,
  aws_default_security_group: awsDefaultSecurityGroup,
  aws_network_acl: awsNetworkAcl,
  aws_default_network_acl: awsDefaultNetworkAcl,
  aws_network_acl_rule: awsNetworkAclRule,
  aws_network_acl_association: awsNetworkAclAssociation,
  aws_ec2_managed_prefix_list: awsEc2ManagedPrefixList,
  aws_ec2_managed_prefix_list_entry: awsEc2ManagedPrefixListEntry,
  aws_network_interface_sg_attachment: awsNetworkInterfaceSgAttachment,
  aws_flow_log: awsFlowLog,
  aws_ebs_snapshot: awsEbsSnapshot,
  aws_ebs_snapshot_copy: awsEbsSnapshotCopy,
  aws_ami: awsAmi,
  aws_ami_copy: awsAmiCopy,
  aws_ami_from_instance: awsAmiFromInstance,
  aws_ebs_encryption_by_default: awsEbsEncryptionByDefault,
  aws_ami_launch_permission: awsAmiLaunchPermission,
  aws_snapshot_create_volume_permission: awsSnapshotCreateVolumePermission,
};

export const dataSourceValidators: Record<DataSourceType, Validator> = {
  aws_ami: dataAwsAmi,
  aws_availability_zones: awsAvailabilityZones,
  aws_caller_identity: awsCallerIdentity,
  aws_region: awsRegion,
  aws_vpc: dataAwsVpc,
  aws_subnets: awsSubnets,
  aws_vpcs: dataAwsVpcs,
  aws_subnet: dataAwsSubnet,
  aws_internet_gateway: dataAwsInternetGateway,
  aws_route_table: dataAwsRouteTable,
  aws_route_tables: dataAwsRouteTables,
  aws_route: dataAwsRoute,
  aws_vpc_dhcp_options: dataAwsVpcDhcpOptions,
  aws_network_interface: dataAwsNetworkInterface,
  aws_network_interfaces: dataAwsNetworkInterfaces,
  aws_eip: dataAwsEip,
  aws_eips: dataAwsEips,
  aws_security_group: dataAwsSecurityGroup,
  aws_security_groups: dataAwsSecurityGroups,
  aws_nat_gateway: dataAwsNatGateway,
  aws_network_acls: dataAwsNetworkAcls,
  aws_prefix_list: dataAwsPrefixList,
  aws_ec2_managed_prefix_list: dataAwsEc2ManagedPrefixList,
  aws_instance: dataAwsInstance,
  aws_instances: dataAwsInstances,
  aws_key_pair: dataAwsKeyPair,
  aws_ebs_snapshot: dataAwsEbsSnapshot,
  aws_ebs_volume: dataAwsEbsVolume,
  aws_ami_ids: awsAmiIds,
  aws_ebs_snapshot_ids: awsEbsSnapshotIds,
  aws_ebs_volumes: awsEbsVolumes,
};

export const providerValidator: Validator = awsProvider;
