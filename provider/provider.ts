import { configure } from "./configure";
import { amiDataSource } from "./data-sources/ami";
import { availabilityZonesDataSource } from "./data-sources/availability-zones";
import { callerIdentityDataSource } from "./data-sources/caller-identity";
import { dhcpOptionsDataSource } from "./data-sources/dhcp-options";
import { internetGatewayDataSource } from "./data-sources/internet-gateway";
import { regionDataSource } from "./data-sources/region";
import { routeDataSource } from "./data-sources/route";
import { routeTableDataSource } from "./data-sources/route-table";
import { routeTablesDataSource } from "./data-sources/route-tables";
import { subnetDataSource } from "./data-sources/subnet";
import { subnetsDataSource } from "./data-sources/subnets";
import { vpcDataSource } from "./data-sources/vpc";
import { vpcsDataSource } from "./data-sources/vpcs";
import type { Services } from "./ec2/services";
import type { Provider } from "./framework/provider";
import { defaultRouteTableResource } from "./resources/default-route-table";
import { defaultSubnetResource } from "./resources/default-subnet";
import { defaultVpcResource } from "./resources/default-vpc";
import { dhcpOptionsResource } from "./resources/dhcp-options";
import { dhcpOptionsAssociationResource } from "./resources/dhcp-options-association";
import { elasticIpResource } from "./resources/elastic-ip";
import { elasticIpAssociationResource } from "./resources/elastic-ip-association";
import { flowLogResource } from "./resources/flow-log";
import { instanceResource } from "./resources/instance";
import { internetGatewayResource } from "./resources/internet-gateway";
import { internetGatewayAttachmentResource } from "./resources/internet-gateway-attachment";
import { keyPairResource } from "./resources/key-pair";
import { mainRouteTableAssociationResource } from "./resources/main-route-table-association";
import { natGatewayResource } from "./resources/nat-gateway";
import { networkInterfaceResource } from "./resources/network-interface";
import { networkInterfaceAttachmentResource } from "./resources/network-interface-attachment";
import { routeResource } from "./resources/route";
import { routeTableResource } from "./resources/route-table";
import { routeTableAssociationResource } from "./resources/route-table-association";
import { securityGroupResource } from "./resources/security-group";
import { securityGroupRuleResource } from "./resources/security-group-rule";
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
    flowLogResource,
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
  ],
  configure: (config, context) => configure(config, context),
});
