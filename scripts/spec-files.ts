/** One JSON Schema: the file below schemas/spec, the Terraform type it describes and the name of its interface. */
export interface SpecFile {
  readonly file: string;
  readonly kind: "resource" | "data" | "provider";
  readonly type: string;
  readonly title: string;
}

const resource = (file: string, type: string, title: string): SpecFile => ({
  file,
  kind: "resource",
  type,
  title,
});
const data = (file: string, type: string, title: string): SpecFile => ({
  file: `data/${file}`,
  kind: "data",
  type,
  title,
});

/** Every schema of this package, in the order in which schemas/generated/index.ts lists their types. */
export const specFiles: readonly SpecFile[] = [
  resource("instance.schema.json", "aws_instance", "AwsInstance"),
  resource("volume.schema.json", "aws_ebs_volume", "AwsEbsVolume"),
  resource("volume-attachment.schema.json", "aws_volume_attachment", "AwsVolumeAttachment"),
  resource("key-pair.schema.json", "aws_key_pair", "AwsKeyPair"),
  resource("security-group.schema.json", "aws_security_group", "AwsSecurityGroup"),
  resource(
    "security-group-ingress-rule.schema.json",
    "aws_vpc_security_group_ingress_rule",
    "AwsVpcSecurityGroupIngressRule",
  ),
  resource(
    "security-group-egress-rule.schema.json",
    "aws_vpc_security_group_egress_rule",
    "AwsVpcSecurityGroupEgressRule",
  ),
  resource("vpc.schema.json", "aws_vpc", "AwsVpc"),
  resource("subnet.schema.json", "aws_subnet", "AwsSubnet"),
  resource("internet-gateway.schema.json", "aws_internet_gateway", "AwsInternetGateway"),
  resource(
    "internet-gateway-attachment.schema.json",
    "aws_internet_gateway_attachment",
    "AwsInternetGatewayAttachment",
  ),
  resource("route-table.schema.json", "aws_route_table", "AwsRouteTable"),
  resource("route.schema.json", "aws_route", "AwsRoute"),
  resource("route-table-association.schema.json", "aws_route_table_association", "AwsRouteTableAssociation"),
  resource(
    "main-route-table-association.schema.json",
    "aws_main_route_table_association",
    "AwsMainRouteTableAssociation",
  ),
  resource("default-vpc.schema.json", "aws_default_vpc", "AwsDefaultVpc"),
  resource("default-subnet.schema.json", "aws_default_subnet", "AwsDefaultSubnet"),
  resource("default-route-table.schema.json", "aws_default_route_table", "AwsDefaultRouteTable"),
  resource("dhcp-options.schema.json", "aws_vpc_dhcp_options", "AwsVpcDhcpOptions"),
  resource(
    "dhcp-options-association.schema.json",
    "aws_vpc_dhcp_options_association",
    "AwsVpcDhcpOptionsAssociation",
  ),
  resource("network-interface.schema.json", "aws_network_interface", "AwsNetworkInterface"),
  resource(
    "network-interface-attachment.schema.json",
    "aws_network_interface_attachment",
    "AwsNetworkInterfaceAttachment",
  ),
  resource("elastic-ip.schema.json", "aws_eip", "AwsEip"),
  resource("elastic-ip-association.schema.json", "aws_eip_association", "AwsEipAssociation"),
  resource("nat-gateway.schema.json", "aws_nat_gateway", "AwsNatGateway"),
  resource("security-group-rule.schema.json", "aws_security_group_rule", "AwsSecurityGroupRule"),
  resource("default-security-group.schema.json", "aws_default_security_group", "AwsDefaultSecurityGroup"),
  resource("network-acl.schema.json", "aws_network_acl", "AwsNetworkAcl"),
  resource("default-network-acl.schema.json", "aws_default_network_acl", "AwsDefaultNetworkAcl"),
  resource("network-acl-rule.schema.json", "aws_network_acl_rule", "AwsNetworkAclRule"),
  resource("network-acl-association.schema.json", "aws_network_acl_association", "AwsNetworkAclAssociation"),
  resource("managed-prefix-list.schema.json", "aws_ec2_managed_prefix_list", "AwsEc2ManagedPrefixList"),
  resource(
    "managed-prefix-list-entry.schema.json",
    "aws_ec2_managed_prefix_list_entry",
    "AwsEc2ManagedPrefixListEntry",
  ),
  resource(
    "network-interface-security-group-attachment.schema.json",
    "aws_network_interface_sg_attachment",
    "AwsNetworkInterfaceSgAttachment",
  ),
  resource("flow-log.schema.json", "aws_flow_log", "AwsFlowLog"),
  data("machine-image.schema.json", "aws_ami", "DataAwsAmi"),
  data("availability-zones.schema.json", "aws_availability_zones", "DataAwsAvailabilityZones"),
  data("caller-identity.schema.json", "aws_caller_identity", "DataAwsCallerIdentity"),
  data("region.schema.json", "aws_region", "DataAwsRegion"),
  data("vpc.schema.json", "aws_vpc", "DataAwsVpc"),
  data("subnets.schema.json", "aws_subnets", "DataAwsSubnets"),
  data("vpcs.schema.json", "aws_vpcs", "DataAwsVpcs"),
  data("subnet.schema.json", "aws_subnet", "DataAwsSubnet"),
  data("internet-gateway.schema.json", "aws_internet_gateway", "DataAwsInternetGateway"),
  data("route-table.schema.json", "aws_route_table", "DataAwsRouteTable"),
  data("route-tables.schema.json", "aws_route_tables", "DataAwsRouteTables"),
  data("route.schema.json", "aws_route", "DataAwsRoute"),
  data("dhcp-options.schema.json", "aws_vpc_dhcp_options", "DataAwsVpcDhcpOptions"),
  data("network-interface.schema.json", "aws_network_interface", "DataAwsNetworkInterface"),
  data("network-interfaces.schema.json", "aws_network_interfaces", "DataAwsNetworkInterfaces"),
  data("elastic-ip.schema.json", "aws_eip", "DataAwsEip"),
  data("elastic-ips.schema.json", "aws_eips", "DataAwsEips"),
  data("security-group.schema.json", "aws_security_group", "DataAwsSecurityGroup"),
  data("security-groups.schema.json", "aws_security_groups", "DataAwsSecurityGroups"),
  data("nat-gateway.schema.json", "aws_nat_gateway", "DataAwsNatGateway"),
  data("network-acls.schema.json", "aws_network_acls", "DataAwsNetworkAcls"),
  data("prefix-list.schema.json", "aws_prefix_list", "DataAwsPrefixList"),
  data("managed-prefix-list.schema.json", "aws_ec2_managed_prefix_list", "DataAwsEc2ManagedPrefixList"),
  data("instance.schema.json", "aws_instance", "DataAwsInstance"),
  data("instances.schema.json", "aws_instances", "DataAwsInstances"),
  { file: "provider.schema.json", kind: "provider", type: "aws", title: "AwsProvider" },
];
