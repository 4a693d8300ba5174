import type { RootSchema } from "./json-schema";
import availabilityZones from "./spec/data/availability-zones.schema.json";
import callerIdentity from "./spec/data/caller-identity.schema.json";
import machineImage from "./spec/data/machine-image.schema.json";
import region from "./spec/data/region.schema.json";
import subnets from "./spec/data/subnets.schema.json";
import vpc from "./spec/data/vpc.schema.json";
import instance from "./spec/instance.schema.json";
import keyPair from "./spec/key-pair.schema.json";
import provider from "./spec/provider.schema.json";
import securityGroup from "./spec/security-group.schema.json";
import securityGroupEgressRule from "./spec/security-group-egress-rule.schema.json";
import securityGroupIngressRule from "./spec/security-group-ingress-rule.schema.json";
import volume from "./spec/volume.schema.json";
import volumeAttachment from "./spec/volume-attachment.schema.json";

const resources = {
  aws_instance: instance,
  aws_ebs_volume: volume,
  aws_volume_attachment: volumeAttachment,
  aws_key_pair: keyPair,
  aws_security_group: securityGroup,
  aws_vpc_security_group_ingress_rule: securityGroupIngressRule,
  aws_vpc_security_group_egress_rule: securityGroupEgressRule,
};

const dataSources = {
  aws_ami: machineImage,
  aws_availability_zones: availabilityZones,
  aws_caller_identity: callerIdentity,
  aws_region: region,
  aws_vpc: vpc,
  aws_subnets: subnets,
};

/** Terraform type of a managed resource that both targets know */
export type ResourceType = keyof typeof resources;

/** Terraform type of a data source that both targets know */
export type DataSourceType = keyof typeof dataSources;

export const resourceTypes = Object.keys(resources) as readonly ResourceType[];
export const dataSourceTypes = Object.keys(dataSources) as readonly DataSourceType[];

export const isResourceType = (type: string): type is ResourceType => Object.hasOwn(resources, type);
export const isDataSourceType = (type: string): type is DataSourceType => Object.hasOwn(dataSources, type);

/** JSON Schema of a managed resource's arguments and attributes, with Terraform's flags in `x-terraform`. */
export const resourceSchema = (type: ResourceType): RootSchema => resources[type] as unknown as RootSchema;

/** JSON Schema of a data source's arguments and attributes, with Terraform's flags in `x-terraform`. */
export const dataSourceSchema = (type: DataSourceType): RootSchema =>
  dataSources[type] as unknown as RootSchema;

/** JSON Schema of the provider block. Of the services under `endpoints`, only those that are spoken: ec2 and sts. */
export const providerConfigurationSchema = provider as unknown as RootSchema;
