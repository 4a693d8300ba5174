import { step } from "../ec2/diagnostics";
import { findNetworkInterfaces } from "../ec2/network-interface";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_network_interfaces: ids of the interfaces that filters and tags find. */
export const networkInterfacesDataSource: DataSource<Services> = {
  type: "aws_network_interfaces",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EC2 Network Interfaces", () =>
        findNetworkInterfaces(ec2, {
          Filters: orNone([...tagFilters(config), ...configuredFilters(config)]),
        }),
      );
      return {
        id: ec2.region,
        region: ec2.region,
        ids: found.map(({ NetworkInterfaceId = "" }) => NetworkInterfaceId),
      };
    });
  },
};
