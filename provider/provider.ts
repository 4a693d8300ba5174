import { configure } from "./configure";
import { amiDataSource } from "./data-sources/ami";
import { availabilityZonesDataSource } from "./data-sources/availability-zones";
import { callerIdentityDataSource } from "./data-sources/caller-identity";
import { regionDataSource } from "./data-sources/region";
import { subnetsDataSource } from "./data-sources/subnets";
import { vpcDataSource } from "./data-sources/vpc";
import type { Services } from "./ec2/services";
import type { Provider } from "./framework/provider";
import { instanceResource } from "./resources/instance";
import { keyPairResource } from "./resources/key-pair";
import { securityGroupResource } from "./resources/security-group";
import { securityGroupRuleResource } from "./resources/security-group-rule";
import { volumeResource } from "./resources/volume";
import { volumeAttachmentResource } from "./resources/volume-attachment";

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
  ],
  dataSources: [
    amiDataSource,
    availabilityZonesDataSource,
    callerIdentityDataSource,
    regionDataSource,
    vpcDataSource,
    subnetsDataSource,
  ],
  configure: (config, context) => configure(config, context),
});
