import { step } from "../ec2/diagnostics";
import { findElasticIps } from "../ec2/elastic-ip";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { elasticIpFacts } from "../resources/elastic-ip-state";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_eip: the one Elastic IP address that a query finds. */
export const elasticIpDataSource: DataSource<Services> = {
  type: "aws_eip",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const [id, publicIp] = [text(config, "id"), text(config, "public_ip")];
      const found = await step("reading EC2 EIP", () =>
        findElasticIps(ec2, {
          ...(id === undefined ? {} : { AllocationIds: [id] }),
          ...(publicIp === undefined ? {} : { PublicIps: [publicIp] }),
          Filters: orNone([...tagFilters(config), ...configuredFilters(config)]),
        }),
      );
      const address = oneOf("EC2 EIP", found, ({ AllocationId }) => AllocationId);
      return {
        ...(await elasticIpFacts(ec2, address)),
        customer_owned_ipv4_pool: address.CustomerOwnedIpv4Pool ?? "",
        instance_id: address.InstanceId ?? "",
        network_interface_id: address.NetworkInterfaceId ?? "",
        network_interface_owner_id: address.NetworkInterfaceOwnerId ?? "",
        tags: tagMap(address.Tags),
      };
    });
  },
};
