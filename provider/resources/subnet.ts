import { step } from "../ec2/diagnostics";
import { createSubnet } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { deleteSubnetWhenUnused, waitSubnetCreated } from "../ec2/subnet";
import { tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { changeSubnetAttributes, readSubnet, subnetState } from "./subnet-state";
import { text, textMap } from "./values";
import { zoneRefusals } from "./zone";

const type = "aws_subnet";
const minuteMs = 60_000;

/** aws_subnet: what it gives to new interfaces changes in place; its block and its zone do not. */
export const subnetResource: ManagedResource<Services> = {
  type,
  timeoutsMs: { create: 10 * minuteMs, delete: 20 * minuteMs },

  async plan(request) {
    const { planned, services } = request;
    const requiresReplace = planRegion(request);
    const zone = text(planned, "availability_zone");
    const region = text(planned, "region") ?? services.region;
    return { requiresReplace, diagnostics: zone === undefined ? [] : zoneRefusals(type, zone, region) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { Subnet } = await step("creating EC2 Subnet", () =>
        createSubnet(ec2, {
          VpcId: text(planned, "vpc_id"),
          CidrBlock: text(planned, "cidr_block"),
          AvailabilityZone: text(planned, "availability_zone"),
          AvailabilityZoneId: text(planned, "availability_zone_id"),
          TagSpecifications: tagSpecifications(["subnet", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const subnetId = Subnet?.SubnetId ?? "";
      exists({ id: subnetId });
      const created = await step(`waiting for EC2 Subnet (${subnetId}) create`, () =>
        waitSubnetCreated(ec2, subnetId),
      );
      await changeSubnetAttributes(ec2, subnetId, subnetState(ec2, planned, created ?? {}), planned);
      return readSubnet(ec2, planned, subnetId);
    }),

  read: (prior, context) =>
    reading(prior, () => readSubnet(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const subnetId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        await changeSubnetAttributes(ec2, subnetId, prior, planned);
        await step(`updating tags for EC2 Subnet (${subnetId})`, () =>
          updateTags(ec2, subnetId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readSubnet(ec2, planned, subnetId),
    );
  },

  delete(prior, context) {
    const subnetId = text(prior, "id") ?? "";
    return deleting(() =>
      step(`deleting EC2 Subnet (${subnetId})`, () =>
        deleteSubnetWhenUnused(ec2Of(prior, context), subnetId),
      ),
    );
  },

  import: importById,
};
