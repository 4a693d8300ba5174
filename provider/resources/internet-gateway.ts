import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import {
  attachInternetGatewayTo,
  deleteInternetGatewayWhenUnused,
  detachInternetGatewayFrom,
  findInternetGateway,
} from "../ec2/internet-gateway";
import { createInternetGateway } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { changed, text, textMap } from "./values";

/** aws_internet_gateway: made, and attached to the VPC that it names, if it names one. */
export const internetGatewayResource: ManagedResource<Services> = {
  type: "aws_internet_gateway",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { InternetGateway } = await step("creating EC2 Internet Gateway", () =>
        createInternetGateway(ec2, {
          TagSpecifications: tagSpecifications(["internet-gateway", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const gatewayId = InternetGateway?.InternetGatewayId ?? "";
      exists({ id: gatewayId });
      const vpcId = text(planned, "vpc_id");
      if (vpcId !== undefined) await attachInternetGatewayTo(ec2, gatewayId, vpcId);
      return readGateway(ec2, gatewayId);
    }),

  read: (prior, context) => reading(prior, () => readGateway(ec2Of(prior, context), text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const gatewayId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        const [before, after] = [text(prior, "vpc_id"), text(planned, "vpc_id")];
        if (changed(prior, planned, "vpc_id")) {
          if (before !== undefined) await detachInternetGatewayFrom(ec2, gatewayId, before);
          if (after !== undefined) await attachInternetGatewayTo(ec2, gatewayId, after);
        }
        await step(`updating tags for EC2 Internet Gateway (${gatewayId})`, () =>
          updateTags(ec2, gatewayId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readGateway(ec2, gatewayId),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const gatewayId = text(prior, "id") ?? "";
    const vpcId = text(prior, "vpc_id");
    return deleting(async () => {
      if (vpcId !== undefined) await detachInternetGatewayFrom(ec2, gatewayId, vpcId);
      await step(`deleting EC2 Internet Gateway (${gatewayId})`, () =>
        deleteInternetGatewayWhenUnused(ec2, gatewayId),
      );
    });
  },

  import: importById,
};

async function readGateway(ec2: Connection, gatewayId: string): Promise<ObjectValue | null> {
  const gateway = await step(`reading EC2 Internet Gateway (${gatewayId})`, () =>
    findInternetGateway(ec2, gatewayId),
  );
  if (gateway === undefined) return null;
  const ownerId = gateway.OwnerId ?? ec2.accountId;
  return {
    id: gatewayId,
    arn: arn(ec2, `internet-gateway/${gatewayId}`, ownerId),
    region: ec2.region,
    owner_id: ownerId,
    vpc_id: gateway.Attachments?.[0]?.VpcId ?? "",
    tags_all: tagMap(gateway.Tags),
  };
}
