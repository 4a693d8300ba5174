import { findDhcpOptionsSets } from "../ec2/dhcp-options";
import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { dhcpOptionsState } from "../resources/dhcp-options-mapping";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_vpc_dhcp_options: the one set of options that a query finds. */
export const dhcpOptionsDataSource: DataSource<Services> = {
  type: "aws_vpc_dhcp_options",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "dhcp_options_id");
      const sets = await step("reading EC2 DHCP Options Set", () =>
        findDhcpOptionsSets(ec2, {
          ...(id === undefined ? {} : { DhcpOptionsIds: [id] }),
          Filters: orNone(configuredFilters(config)),
        }),
      );
      const options = oneOf("EC2 DHCP Options Set", sets, ({ DhcpOptionsId }) => DhcpOptionsId);
      return {
        ...dhcpOptionsState(ec2, options),
        dhcp_options_id: options.DhcpOptionsId ?? "",
        tags: tagMap(options.Tags),
      };
    });
  },
};
