import { step } from "../ec2/diagnostics";
import { findManagedPrefixLists, findPrefixListEntries } from "../ec2/prefix-list";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { prefixListFacts } from "../resources/managed-prefix-list";
import { text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_ec2_managed_prefix_list: the one list that a query finds, AWS's own included. */
export const managedPrefixListDataSource: DataSource<Services> = {
  type: "aws_ec2_managed_prefix_list",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "id");
      const lists = await step("reading EC2 Managed Prefix List", () =>
        findManagedPrefixLists(ec2, {
          ...(id === undefined ? {} : { PrefixListIds: [id] }),
          Filters: orNone([
            ...attributeFilters({ "prefix-list-name": text(config, "name") }),
            ...configuredFilters(config),
          ]),
        }),
      );
      const list = oneOf("EC2 Managed Prefix List", lists, ({ PrefixListId }) => PrefixListId);
      const entries = await step("reading EC2 Managed Prefix List Entries", () =>
        findPrefixListEntries(ec2, list.PrefixListId ?? ""),
      );
      return {
        ...prefixListFacts(ec2, list),
        entries: entries.map(({ Cidr = "", Description = "" }) => ({ cidr: Cidr, description: Description })),
        tags: tagMap(list.Tags),
      };
    });
  },
};
