import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findSubnets } from "../ec2/subnet";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_subnets: ids of the subnets that filters and tags find. */
export const subnetsDataSource: DataSource<Services> = {
  type: "aws_subnets",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const subnets = await step("reading EC2 Subnets", () =>
        findSubnets(ec2, { Filters: orNone([...tagFilters(config), ...configuredFilters(config)]) }),
      );
      return { id: ec2.region, region: ec2.region, ids: subnets.map(({ SubnetId = "" }) => SubnetId) };
    });
  },
};
