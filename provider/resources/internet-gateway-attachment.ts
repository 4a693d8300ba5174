import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import {
  attachInternetGatewayTo,
  detachInternetGatewayFrom,
  findInternetGatewayAttachment,
} from "../ec2/internet-gateway";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { text } from "./values";

/** aws_internet_gateway_attachment: there or not; every change replaces it. */
export const internetGatewayAttachmentResource: ManagedResource<Services> = {
  type: "aws_internet_gateway_attachment",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { gatewayId, vpcId } = keyOf(planned);
      await attachInternetGatewayTo(ec2, gatewayId, vpcId);
      exists({ id: `${gatewayId}:${vpcId}` });
      return readAttachment(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readAttachment(ec2Of(prior, context), prior)),

  /** Nothing of it changes in place but how long operations may take, which is Terraform's to know. */
  update: (prior, planned, _config, context) =>
    reading(prior, () => readAttachment(ec2Of(planned, context), planned)),

  delete(prior, context) {
    const { gatewayId, vpcId } = keyOf(prior);
    return deleting(() => detachInternetGatewayFrom(ec2Of(prior, context), gatewayId, vpcId));
  },

  async import(id, { services }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const [gatewayId = "", vpcId = "", ...rest] = plain.split(":");
    if (gatewayId === "" || vpcId === "" || rest.length > 0)
      return malformedImportId(
        id,
        "INTERNET-GATEWAY-ID:VPC-ID",
        "igw-0123456789abcdef0:vpc-0123456789abcdef0",
      );
    return { state: { id: plain, region, internet_gateway_id: gatewayId, vpc_id: vpcId } };
  },
};

const keyOf = (state: ObjectValue) => ({
  gatewayId: text(state, "internet_gateway_id") ?? "",
  vpcId: text(state, "vpc_id") ?? "",
});

async function readAttachment(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const { gatewayId, vpcId } = keyOf(prior);
  const id = `${gatewayId}:${vpcId}`;
  const attachment = await step(`reading EC2 Internet Gateway Attachment (${id})`, () =>
    findInternetGatewayAttachment(ec2, gatewayId, vpcId),
  );
  return attachment === undefined
    ? null
    : { id, region: ec2.region, internet_gateway_id: gatewayId, vpc_id: vpcId };
}
