import { step } from "../ec2/diagnostics";
import { findElasticIps } from "../ec2/elastic-ip";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_eips: ids and addresses of the Elastic IPs that filters and tags find. */
export const elasticIpsDataSource: DataSource<Services> = {
  type: "aws_eips",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EC2 EIPs", () =>
        findElasticIps(ec2, { Filters: orNone([...tagFilters(config), ...configuredFilters(config)]) }),
      );
      return {
        id: ec2.region,
        region: ec2.region,
        allocation_ids: found.map(({ AllocationId = "" }) => AllocationId),
        public_ips: found.map(({ PublicIp = "" }) => PublicIp),
      };
    });
  },
};
