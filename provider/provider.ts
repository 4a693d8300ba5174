import { configure } from "./configure";
import { amiDataSource } from "./data-sources/ami";
import { amiIdsDataSource } from "./data-sources/ami-ids";
import { availabilityZonesDataSource } from "./data-sources/availability-zones";
import { callerIdentityDataSource } from "./data-sources/caller-identity";
import { dhcpOptionsDataSource } from "./data-sources/dhcp-options";
import { elasticIpDataSource } from "./data-sources/elastic-ip";
import { elasticIpsDataSource } from "./data-sources/elastic-ips";
import { instanceDataSource } from "./data-sources/instance";
import { instancesDataSource } from "./data-sources/instances";
import { internetGatewayDataSource } from "./data-sources/internet-gateway";
import { keyPairDataSource } from "./data-sources/key-pair";
import { managedPrefixListDataSource } from "./data-sources/managed-prefix-list";
import { natGatewayDataSource } from "./data-sources/nat-gateway";
import { networkAclsDataSource } from "./data-sources/network-acls";
import { networkInterfaceDataSource } from "./data-sources/network-interface";
import { networkInterfacesDataSource } from "./data-sources/network-interfaces";
import { prefixListDataSource } from "./data-sources/prefix-list";
import { regionDataSource } from "./data-sources/region";
import { routeDataSource } from "./data-sources/route";
import { routeTableDataSource } from "./data-sources/route-table";
import { routeTablesDataSource } from "./data-sources/route-tables";
import { securityGroupDataSource } from "./data-sources/security-group";
import { securityGroupsDataSource } from "./data-sources/security-groups";
import { snapshotDataSource } from "./data-sources/snapshot";
import { snapshotIdsDataSource } from "./data-sources/snapshot-ids";
import { subnetDataSource } from "./data-sources/subnet";
import { subnetsDataSource } from "./data-sources/subnets";
import { volumeDataSource } from "./data-sources/volume";
import { volumesDataSource } from "./data-sources/volumes";
import { vpcDataSource } from "./data-sources/vpc";
import { vpcsDataSource } from "./data-sources/vpcs";
import type { Services } from "./ec2/services";
import type { Provider } from "./framework/provider";
import { defaultNetworkAclResource } from "./resources/default-network-acl";
import { defaultRouteTableResource } from "./resources/default-route-table";
import { defaultSecurityGroupResource } from "./resources/default-security-group";
import { defaultSubnetResource } from "./resources/default-subnet";
import { defaultVpcResource } from "./resources/default-vpc";
import { dhcpOptionsResource } from "./resources/dhcp-options";
import { dhcpOptionsAssociationResource } from "./resources/dhcp-options-association";
import { elasticIpResource } from "./resources/elastic-ip";
import { elasticIpAssociationResource } from "./resources/elastic-ip-association";
import { encryptionByDefaultResource } from "./resources/encryption-by-default";
import { flowLogResource } from "./resources/flow-log";
import { instanceResource } from "./resources/instance";
import { internetGatewayResource } from "./resources/internet-gateway";
import { internetGatewayAttachmentResource } from "./resources/internet-gateway-attachment";
import { keyPairResource } from "./resources/key-pair";
import { registeredImageResource } from "./resources/machine-image";
import { imageCopyResource } from "./resources/machine-image-copy";
import { imageFromInstanceResource } from "./resources/machine-image-from-instance";
import { launchPermissionResource } from "./resources/machine-image-launch-permission";
import { mainRouteTableAssociationResource } from "./resources/main-route-table-association";
import { managedPrefixListResource } from "./resources/managed-prefix-list";
import { managedPrefixListEntryResource } from "./resources/managed-prefix-list-entry";
import { natGatewayResource } from "./resources/nat-gateway";
import { networkAclResource } from "./resources/network-acl";
import { networkAclAssociationResource } from "./resources/network-acl-association";
import { networkAclRuleResource } from "./resources/network-acl-rule";
import { networkInterfaceResource } from "./resources/network-interface";
import { networkInterfaceAttachmentResource } from "./resources/network-interface-attachment";
import { networkInterfaceGroupAttachmentResource } from "./resources/network-interface-group-attachment";
import { routeResource } from "./resources/route";
import { routeTableResource } from "./resources/route-table";
import { routeTableAssociationResource } from "./resources/route-table-association";
import { securityGroupResource } from "./resources/security-group";
import { securityGroupRuleResource } from "./resources/security-group-rule";
import { sharedRulesResource } from "./resources/shared-rules";
import { snapshotResource } from "./resources/snapshot";
import { snapshotCopyResource } from "./resources/snapshot-copy";
import { createVolumePermissionResource } from "./resources/snapshot-create-volume-permission";
import { subnetResource } from "./resources/subnet";
import { volumeResource } from "./resources/volume";
import { volumeAttachmentResource } from "./resources/volume-attachment";
import { vpcResource } from "./resources/vpc";

/** hashicorp/aws's types, as far as they are implemented, over EC2's API. */
export const createProvider = (): Provider<Services> => ({
  resources: [
    instanceResource,
    volumeResource,
    volumeAttachmentResource,
    keyPairResource,
    securityGroupResource,
    securityGroupRuleResource("ingress"),
    securityGroupRuleResource("egress"),
    vpcResource,
    subnetResource,
    internetGatewayResource,
    internetGatewayAttachmentResource,
    routeTableResource,
    routeResource,
    routeTableAssociationResource,
    mainRouteTableAssociationResource,
    defaultVpcResource,
    defaultSubnetResource,
    defaultRouteTableResource,
    dhcpOptionsResource,
    dhcpOptionsAssociationResource,
    networkInterfaceResource,
    networkInterfaceAttachmentResource,
    elasticIpResource,
    elasticIpAssociationResource,
    natGatewayResource,
    sharedRulesResource,
    defaultSecurityGroupResource,
    networkAclResource,
    defaultNetworkAclResource,
    networkAclRuleResource,
    networkAclAssociationResource,
    managedPrefixListResource,
    managedPrefixListEntryResource,
    networkInterfaceGroupAttachmentResource,
    flowLogResource,
    snapshotResource,
    snapshotCopyResource,
    registeredImageResource,
    imageCopyResource,
    imageFromInstanceResource,
    encryptionByDefaultResource,
    launchPermissionResource,
    createVolumePermissionResource,
  ],
  dataSources: [
    amiDataSource,
    availabilityZonesDataSource,
    callerIdentityDataSource,
    regionDataSource,
    vpcDataSource,
    vpcsDataSource,
    subnetDataSource,
    subnetsDataSource,
    internetGatewayDataSource,
    routeTableDataSource,
    routeTablesDataSource,
    routeDataSource,
    dhcpOptionsDataSource,
    networkInterfaceDataSource,
    networkInterfacesDataSource,
    elasticIpDataSource,
    elasticIpsDataSource,
    securityGroupDataSource,
    securityGroupsDataSource,
    natGatewayDataSource,
    networkAclsDataSource,
    prefixListDataSource,
    managedPrefixListDataSource,
    instanceDataSource,
    instancesDataSource,
    keyPairDataSource,
    snapshotDataSource,
    volumeDataSource,
    amiIdsDataSource,
    snapshotIdsDataSource,
    volumesDataSource,
  ],
  configure: (config, context) => configure(config, context),
});
