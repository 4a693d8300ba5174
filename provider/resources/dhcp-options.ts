import type { Connection } from "../ec2/connection";
import { deleteDhcpOptionsEverywhere, findDhcpOptions } from "../ec2/dhcp-options";
import { step } from "../ec2/diagnostics";
import { createDhcpOptions } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { dhcpConfigurations, dhcpOptionsState } from "./dhcp-options-mapping";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { text, textMap } from "./values";

const minuteMs = 60_000;

/** aws_vpc_dhcp_options: only tags change in place. */
export const dhcpOptionsResource: ManagedResource<Services> = {
  type: "aws_vpc_dhcp_options",
  timeoutsMs: { delete: 3 * minuteMs },

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { DhcpOptions } = await step("creating EC2 DHCP Options Set", () =>
        createDhcpOptions(ec2, {
          DhcpConfigurations: dhcpConfigurations(planned),
          TagSpecifications: tagSpecifications(["dhcp-options", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const id = DhcpOptions?.DhcpOptionsId ?? "";
      exists({ id });
      return readOptions(ec2, id);
    }),

  read: (prior, context) => reading(prior, () => readOptions(ec2Of(prior, context), text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return updating(
      prior,
      () =>
        step(`updating tags for EC2 DHCP Options Set (${id})`, () =>
          updateTags(ec2, id, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        ),
      () => readOptions(ec2, id),
    );
  },

  delete(prior, context) {
    const id = text(prior, "id") ?? "";
    return deleting(() =>
      step(`deleting EC2 DHCP Options Set (${id})`, () =>
        deleteDhcpOptionsEverywhere(ec2Of(prior, context), id),
      ),
    );
  },

  import: importById,
};

async function readOptions(ec2: Connection, id: string): Promise<ObjectValue | null> {
  const options = await step(`reading EC2 DHCP Options Set (${id})`, () => findDhcpOptions(ec2, id));
  return options === undefined ? null : { ...dhcpOptionsState(ec2, options), tags_all: tagMap(options.Tags) };
}
