import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import type { ResourceType } from "../../resource-schemas";
import { type IsUnset, type Rule, tags } from "./arguments";
import { flowLog } from "./flow-log";
import { image, imageWithName, launchPermission } from "./image";
import { instance } from "./instance";
import { keyPair } from "./key-pair";
import { networkAcl, networkAclRule } from "./network-acl";
import { elasticIp, elasticIpAssociation, natGateway, networkInterface } from "./network-interface";
import { managedPrefixList, managedPrefixListEntry } from "./prefix-list";
import { defaultRouteTable, route, routeTable, routeTableAssociation } from "./route";
import { securityGroup, securityGroupRule, sharedSecurityGroupRules } from "./security-group";
import { volume } from "./volume";
import { dhcpOptions, subnet, vpc } from "./vpc";

const rules: Record<ResourceType, Rule> = {
  aws_instance: instance,
  aws_ebs_volume: volume,
  aws_volume_attachment: () => [],
  aws_key_pair: keyPair,
  aws_security_group: securityGroup,
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_vpc: vpc,
  aws_subnet: subnet,
  aws_internet_gateway: tags,
  aws_internet_gateway_attachment: () => [],
  aws_route_table: routeTable,
  aws_route: route,
  aws_route_table_association: routeTableAssociation,
  aws_main_route_table_association: () => [],
  aws_default_vpc: tags,
  aws_default_subnet: tags,
  aws_default_route_table: defaultRouteTable,
  aws_vpc_dhcp_options: dhcpOptions,
  aws_vpc_dhcp_options_association: () => [],
  aws_network_interface: networkInterface,
  aws_network_interface_attachment: () => [],
  aws_eip: elasticIp,
  aws_eip_association: elasticIpAssociation,
  aws_nat_gateway: natGateway,
  aws_security_group_rule: sharedSecurityGroupRules,
  aws_default_security_group: securityGroup,
  aws_network_acl: networkAcl,
  aws_default_network_acl: networkAcl,
  aws_network_acl_rule: networkAclRule,
  aws_network_acl_association: () => [],
  aws_ec2_managed_prefix_list: managedPrefixList,
  aws_ec2_managed_prefix_list_entry: managedPrefixListEntry,
  aws_network_interface_sg_attachment: () => [],
  aws_flow_log: flowLog,
  aws_ebs_snapshot: tags,
  aws_ebs_snapshot_copy: tags,
  aws_ami: image,
  aws_ami_copy: imageWithName,
  aws_ami_from_instance: imageWithName,
  aws_ebs_encryption_by_default: () => [],
  aws_ami_launch_permission: launchPermission,
  aws_snapshot_create_volume_permission: () => [],
};

/** Rules that no single attribute's schema states, for one resource's known values. */
export const checkResource = (type: ResourceType, value: KnownObject, isUnset: IsUnset): Problem[] =>
  rules[type](value, isUnset);
