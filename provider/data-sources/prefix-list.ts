import { step } from "../ec2/diagnostics";
import { findPrefixLists } from "../ec2/prefix-list";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_prefix_list: the one list of AWS's services that a query finds. */
export const prefixListDataSource: DataSource<Services> = {
  type: "aws_prefix_list",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "prefix_list_id");
      const found = await step("reading EC2 Prefix List", () =>
        findPrefixLists(ec2, {
          ...(id === undefined ? {} : { PrefixListIds: [id] }),
          Filters: orNone([
            ...attributeFilters({ "prefix-list-name": text(config, "name") }),
            ...configuredFilters(config),
          ]),
        }),
      );
      const list = oneOf("EC2 Prefix List", found, ({ PrefixListId }) => PrefixListId);
      return {
        id: list.PrefixListId ?? "",
        region: ec2.region,
        cidr_blocks: [...(list.Cidrs ?? [])].sort(),
        name: list.PrefixListName ?? "",
      };
    });
  },
};
