import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { attachInterface, detachInterface, findInterfaceByAttachment } from "../ec2/network-interface";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading } from "./life-cycle";
import { number, text } from "./values";

/** aws_network_interface_attachment: there or not; every change replaces it. */
export const networkInterfaceAttachmentResource: ManagedResource<Services> = {
  type: "aws_network_interface_attachment",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const id = await attachInterface(ec2, {
        networkInterfaceId: text(planned, "network_interface_id") ?? "",
        instanceId: text(planned, "instance_id") ?? "",
        deviceIndex: number(planned, "device_index") ?? 0,
        networkCardIndex: number(planned, "network_card_index"),
      });
      exists({ id });
      return readAttachment(ec2, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readAttachment(ec2Of(prior, context), text(prior, "id") ?? "")),

  update: (prior, planned, _config, context) =>
    reading(prior, () => readAttachment(ec2Of(planned, context), text(prior, "id") ?? "")),

  delete: (prior, context) =>
    deleting(() =>
      detachInterface(
        ec2Of(prior, context),
        text(prior, "network_interface_id") ?? "",
        text(prior, "id") ?? "",
      ),
    ),

  import: importById,
};

async function readAttachment(ec2: Connection, id: string): Promise<ObjectValue | null> {
  const found = await step(`reading EC2 Network Interface Attachment (${id})`, () =>
    findInterfaceByAttachment(ec2, id),
  );
  const attachment = found?.Attachment;
  if (attachment === undefined) return null;
  return {
    id,
    region: ec2.region,
    attachment_id: id,
    device_index: attachment.DeviceIndex ?? 0,
    instance_id: attachment.InstanceId ?? "",
    network_card_index: attachment.NetworkCardIndex ?? 0,
    network_interface_id: found?.NetworkInterfaceId ?? "",
    status: attachment.Status ?? "",
  };
}
