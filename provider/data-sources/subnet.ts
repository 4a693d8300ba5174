import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findSubnets } from "../ec2/subnet";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { subnetFacts } from "../resources/subnet-state";
import { flag, text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_subnet: the one subnet that a query finds. */
export const subnetDataSource: DataSource<Services> = {
  type: "aws_subnet",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const subnetId = text(config, "id");
      const subnets = await step("reading EC2 Subnet", () =>
        findSubnets(ec2, {
          ...(subnetId === undefined ? {} : { SubnetIds: [subnetId] }),
          Filters: orNone([
            ...attributeFilters({
              "availability-zone": text(config, "availability_zone"),
              "availability-zone-id": text(config, "availability_zone_id"),
              "cidr-block": text(config, "cidr_block"),
              // False is as good as unset, as in hashicorp/aws
              "default-for-az": flag(config, "default_for_az") ? "true" : undefined,
              "ipv6-cidr-block-association.ipv6-cidr-block": text(config, "ipv6_cidr_block"),
              state: text(config, "state"),
              "vpc-id": text(config, "vpc_id"),
            }),
            ...tagFilters(config),
            ...configuredFilters(config),
          ]),
        }),
      );
      const subnet = oneOf("EC2 Subnet", subnets, ({ SubnetId }) => SubnetId);
      return {
        ...subnetFacts(ec2, subnet),
        available_ip_address_count: subnet.AvailableIpAddressCount ?? 0,
        default_for_az: subnet.DefaultForAz ?? false,
        state: subnet.State ?? "",
        tags: tagMap(subnet.Tags),
      };
    });
  },
};
