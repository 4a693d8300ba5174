import { arn } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findSecurityGroups } from "../ec2/security-group";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_security_groups: ids of the groups that filters and tags find. */
export const securityGroupsDataSource: DataSource<Services> = {
  type: "aws_security_groups",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EC2 Security Groups", () =>
        findSecurityGroups(ec2, { Filters: orNone([...tagFilters(config), ...configuredFilters(config)]) }),
      );
      return {
        id: ec2.region,
        region: ec2.region,
        arns: found.map(({ GroupId = "", OwnerId }) => arn(ec2, `security-group/${GroupId}`, OwnerId)),
        ids: found.map(({ GroupId = "" }) => GroupId),
        vpc_ids: found.map(({ VpcId = "" }) => VpcId),
      };
    });
  },
};
