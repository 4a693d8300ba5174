import { step } from "../ec2/diagnostics";
import { createVpc, modifyVpcTenancy } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { tagSpecifications, updateTags } from "../ec2/tags";
import { deleteVpcWhenUnused, waitVpcCreated } from "../ec2/vpc";
import type { ManagedResource } from "../framework/resource";
import { attributePath } from "../protocol/attribute-path";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { changed, text, textMap } from "./values";
import { attributesOf, changeVpcAttributes, readVpc } from "./vpc-state";

const minuteMs = 60_000;

/** What EC2 gives a new VPC */
const initialAttributes = {
  enableDnsHostnames: false,
  enableDnsSupport: true,
  enableNetworkAddressUsageMetrics: false,
};

/** aws_vpc: its DNS attributes change in place; its block does not. */
export const vpcResource: ManagedResource<Services> = {
  type: "aws_vpc",
  timeoutsMs: { create: 10 * minuteMs, update: 5 * minuteMs, delete: 5 * minuteMs },

  async plan(request) {
    const { prior, planned } = request;
    const requiresReplace = planRegion(request);
    // EC2 turns dedicated tenancy off, and never on
    const tenancyKept =
      prior === null ||
      !changed(prior, planned, "instance_tenancy") ||
      (text(prior, "instance_tenancy") === "dedicated" && text(planned, "instance_tenancy") === "default");
    return {
      requiresReplace: tenancyKept
        ? requiresReplace
        : [...requiresReplace, attributePath("instance_tenancy")],
    };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { Vpc } = await step("creating EC2 VPC", () =>
        createVpc(ec2, {
          CidrBlock: text(planned, "cidr_block"),
          InstanceTenancy: text(planned, "instance_tenancy") as never,
          TagSpecifications: tagSpecifications(["vpc", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const vpcId = Vpc?.VpcId ?? "";
      exists({ id: vpcId });
      await step(`waiting for EC2 VPC (${vpcId}) create`, () => waitVpcCreated(ec2, vpcId));
      await changeVpcAttributes(ec2, vpcId, initialAttributes, planned);
      return readVpc(ec2, planned, vpcId);
    }),

  read: (prior, context) =>
    reading(prior, () => readVpc(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const vpcId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        await changeVpcAttributes(ec2, vpcId, attributesOf(prior), planned);
        if (changed(prior, planned, "instance_tenancy"))
          await step(`modifying EC2 VPC (${vpcId}) Tenancy`, () =>
            modifyVpcTenancy(ec2, { VpcId: vpcId, InstanceTenancy: "default" }),
          );
        await step(`updating tags for EC2 VPC (${vpcId})`, () =>
          updateTags(ec2, vpcId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readVpc(ec2, planned, vpcId),
    );
  },

  delete(prior, context) {
    const vpcId = text(prior, "id") ?? "";
    return deleting(() =>
      step(`deleting EC2 VPC (${vpcId})`, () => deleteVpcWhenUnused(ec2Of(prior, context), vpcId)),
    );
  },

  import: importById,
};
