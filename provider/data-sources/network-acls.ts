import { step } from "../ec2/diagnostics";
import { findNetworkAcls } from "../ec2/network-acl";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_network_acls: ids of the ACLs that filters and tags find. */
export const networkAclsDataSource: DataSource<Services> = {
  type: "aws_network_acls",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EC2 Network ACLs", () =>
        findNetworkAcls(ec2, {
          Filters: orNone([
            ...attributeFilters({ "vpc-id": text(config, "vpc_id") }),
            ...tagFilters(config),
            ...configuredFilters(config),
          ]),
        }),
      );
      return {
        id: ec2.region,
        region: ec2.region,
        ids: found.map(({ NetworkAclId = "" }) => NetworkAclId),
      };
    });
  },
};
