import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findVpcs } from "../ec2/vpc";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_vpcs: ids of the VPCs that filters and tags find. */
export const vpcsDataSource: DataSource<Services> = {
  type: "aws_vpcs",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const vpcs = await step("reading EC2 VPCs", () =>
        findVpcs(ec2, { Filters: orNone([...tagFilters(config), ...configuredFilters(config)]) }),
      );
      return { id: ec2.region, region: ec2.region, ids: vpcs.map(({ VpcId = "" }) => VpcId) };
    });
  },
};
