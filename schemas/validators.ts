import { validate as awsAvailabilityZones } from "./generated/validators/data/availability-zones";
import { validate as awsCallerIdentity } from "./generated/validators/data/caller-identity";
import { validate as awsAmi } from "./generated/validators/data/machine-image";
import { validate as awsRegion } from "./generated/validators/data/region";
import { validate as awsSubnets } from "./generated/validators/data/subnets";
import { validate as awsVpc } from "./generated/validators/data/vpc";
import { validate as awsInstance } from "./generated/validators/instance";
import { validate as awsKeyPair } from "./generated/validators/key-pair";
import { validate as awsProvider } from "./generated/validators/provider";
import { validate as awsSecurityGroup } from "./generated/validators/security-group";
import { validate as awsSecurityGroupEgressRule } from "./generated/validators/security-group-egress-rule";
import { validate as awsSecurityGroupIngressRule } from "./generated/validators/security-group-ingress-rule";
import { validate as awsEbsVolume } from "./generated/validators/volume";
import { validate as awsVolumeAttachment } from "./generated/validators/volume-attachment";
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
};

export const dataSourceValidators: Record<DataSourceType, Validator> = {
  aws_ami: awsAmi,
  aws_availability_zones: awsAvailabilityZones,
  aws_caller_identity: awsCallerIdentity,
  aws_region: awsRegion,
  aws_vpc: awsVpc,
  aws_subnets: awsSubnets,
};

export const providerValidator: Validator = awsProvider;
