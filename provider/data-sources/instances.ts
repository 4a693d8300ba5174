import { step } from "../ec2/diagnostics";
import { findInstances } from "../ec2/instance";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { texts } from "../resources/values";
import { configuredFilters, instanceTagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_instances: ids and addresses of the instances that filters and tags find, of those that run. */
export const instancesDataSource: DataSource<Services> = {
  type: "aws_instances",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const states = texts(config, "instance_state_names");
      const found = await step("reading EC2 Instances", () =>
        findInstances(ec2, {
          Filters: [
            { Name: "instance-state-name", Values: states.length === 0 ? ["running"] : states },
            ...instanceTagFilters(config),
            ...configuredFilters(config),
          ],
        }),
      );
      const known = (values: (string | undefined)[]) => values.flatMap((value) => value ?? []);
      return {
        id: ec2.region,
        region: ec2.region,
        ids: found.map(({ InstanceId = "" }) => InstanceId),
        ipv6_addresses: found.flatMap(({ NetworkInterfaces = [] }) =>
          NetworkInterfaces.flatMap(({ Ipv6Addresses = [] }) =>
            known(Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address)),
          ),
        ),
        private_ips: known(found.map(({ PrivateIpAddress }) => PrivateIpAddress)),
        public_ips: known(found.map(({ PublicIpAddress }) => PublicIpAddress)),
      };
    });
  },
};
