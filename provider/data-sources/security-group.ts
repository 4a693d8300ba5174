import { arn } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findSecurityGroups } from "../ec2/security-group";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_security_group: the one group that a query finds. */
export const securityGroupDataSource: DataSource<Services> = {
  type: "aws_security_group",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "id");
      const found = await step("reading EC2 Security Group", () =>
        findSecurityGroups(ec2, {
          ...(id === undefined ? {} : { GroupIds: [id] }),
          Filters: orNone([
            ...attributeFilters({ "group-name": text(config, "name"), "vpc-id": text(config, "vpc_id") }),
            ...tagFilters(config),
            ...configuredFilters(config),
          ]),
        }),
      );
      const group = oneOf("EC2 Security Group", found, ({ GroupId }) => GroupId);
      const { GroupId: groupId = "", OwnerId: ownerId = ec2.accountId } = group;
      return {
        id: groupId,
        arn: arn(ec2, `security-group/${groupId}`, ownerId),
        region: ec2.region,
        description: group.Description ?? "",
        name: group.GroupName ?? "",
        tags: tagMap(group.Tags),
        vpc_id: group.VpcId ?? "",
      };
    });
  },
};
