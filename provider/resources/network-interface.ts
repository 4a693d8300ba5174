import { modifyNetworkInterfaceAttribute } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createNetworkInterface } from "../ec2/interface-calls";
import {
  assignAddresses,
  attachInterface,
  deleteNetworkInterfaceWhenUnused,
  detachInterface,
  findNetworkInterface,
  waitNetworkInterfaceCreated,
} from "../ec2/network-interface";
import type { Services } from "../ec2/services";
import { tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, reading, updating } from "./life-cycle";
import { changeAddresses } from "./network-interface-addresses";
import { planNetworkInterface } from "./network-interface-plan";
import { readNetworkInterface } from "./network-interface-state";
import { block, changed, flag, number, text, textMap, texts } from "./values";

/** aws_network_interface: everything but its subnet and its primary address changes in place. */
export const networkInterfaceResource: ManagedResource<Services> = {
  type: "aws_network_interface",

  plan: planNetworkInterface,

  create: (planned, config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { NetworkInterface } = await step("creating EC2 Network Interface", () =>
        createNetworkInterface(ec2, {
          ClientToken: context.services.clientToken(),
          SubnetId: text(planned, "subnet_id"),
          Description: text(planned, "description"),
          Groups: some(texts(planned, "security_groups")),
          TagSpecifications: tagSpecifications(["network-interface", textMap(planned, "tags_all") ?? {}]),
          ...addressRequest(planned, config),
        }),
      );
      const id = NetworkInterface?.NetworkInterfaceId ?? "";
      exists({ id });
      await step(`waiting for EC2 Network Interface (${id}) create`, () =>
        waitNetworkInterfaceCreated(ec2, id),
      );
      const missing = missingAddresses(planned, config);
      if (missing > 0) await assignAddresses(ec2, id, missing);
      // CreateNetworkInterface cannot ask for it
      if (flag(planned, "source_dest_check") === false) await changeSourceDestCheck(ec2, id, false);
      await attach(ec2, id, planned);
      return readNetworkInterface(ec2, planned, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readNetworkInterface(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        if (isElsewhere(prior, planned)) {
          const attachmentId = text(block(prior, "attachment"), "attachment_id");
          if (attachmentId !== undefined) await detachInterface(ec2, id, attachmentId);
          await attach(ec2, id, planned);
        }
        await changeAddresses(ec2, id, prior, planned, config);
        if (changed(prior, planned, "source_dest_check"))
          await changeSourceDestCheck(ec2, id, flag(planned, "source_dest_check") ?? true);
        await changeGroupsAndDescription(ec2, id, prior, planned);
        await step(`updating tags for EC2 Network Interface (${id})`, () =>
          updateTags(ec2, id, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readNetworkInterface(ec2, planned, id),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const id = text(prior, "id") ?? "";
    return deleting(async () => {
      const found = await step(`reading EC2 Network Interface (${id})`, () => findNetworkInterface(ec2, id));
      if (found === undefined) return;
      const attachmentId = found.Attachment?.AttachmentId;
      if (attachmentId !== undefined) await detachInterface(ec2, id, attachmentId);
      await step(`deleting EC2 Network Interface (${id})`, () => deleteNetworkInterfaceWhenUnused(ec2, id));
    });
  },

  import: importById,
};

const some = <Item>(items: Item[]): Item[] | undefined => (items.length === 0 ? undefined : items);

/** How many of the addresses that are written come with a new interface: the number, where it is smaller, goes. */
const writtenAddresses = (planned: ObjectValue): string[] => {
  if (flag(planned, "private_ip_list_enabled")) return texts(planned, "private_ip_list");
  const count = number(planned, "private_ips_count");
  return texts(planned, "private_ips").slice(0, count === undefined ? undefined : count + 1);
};

function addressRequest(planned: ObjectValue, config: ObjectValue) {
  const addresses = writtenAddresses(planned);
  if (addresses.length > 0)
    return {
      PrivateIpAddresses: addresses.map((PrivateIpAddress, index) => ({
        PrivateIpAddress,
        Primary: index === 0,
      })),
    };
  const count = number(config, "private_ips_count") ?? 0;
  return flag(planned, "private_ip_list_enabled") || count === 0
    ? {}
    : { SecondaryPrivateIpAddressCount: count };
}

/** How many addresses EC2 has to choose beside those that are written. */
function missingAddresses(planned: ObjectValue, config: ObjectValue): number {
  const written = writtenAddresses(planned).length;
  if (flag(planned, "private_ip_list_enabled") || written === 0) return 0;
  return Math.max((number(config, "private_ips_count") ?? 0) + 1 - written, 0);
}

async function attach(ec2: Connection, networkInterfaceId: string, planned: ObjectValue): Promise<void> {
  const attachment = block(planned, "attachment");
  const instanceId = text(attachment, "instance");
  if (instanceId === undefined) return;
  await attachInterface(ec2, {
    networkInterfaceId,
    instanceId,
    deviceIndex: number(attachment, "device_index") ?? 0,
    networkCardIndex: number(attachment, "network_card_index"),
  });
}

/** Whether it is to be attached otherwise; the attachment's id follows from that. */
function isElsewhere(prior: ObjectValue, planned: ObjectValue): boolean {
  const [before = {}, after] = [block(prior, "attachment"), block(planned, "attachment")];
  return after !== undefined && changed(before, after, "instance", "device_index");
}

const changeSourceDestCheck = (ec2: Connection, id: string, value: boolean) =>
  step(`modifying EC2 Network Interface (${id}) SourceDestCheck`, () =>
    modifyNetworkInterfaceAttribute(ec2, { NetworkInterfaceId: id, SourceDestCheck: { Value: value } }),
  );

async function changeGroupsAndDescription(
  ec2: Connection,
  id: string,
  prior: ObjectValue,
  planned: ObjectValue,
): Promise<void> {
  const modify = (
    what: string,
    change: Omit<Parameters<typeof modifyNetworkInterfaceAttribute>[1], "NetworkInterfaceId">,
  ) =>
    step(`modifying EC2 Network Interface (${id}) ${what}`, () =>
      modifyNetworkInterfaceAttribute(ec2, { NetworkInterfaceId: id, ...change }),
    );
  if (changed(prior, planned, "security_groups"))
    await modify("Groups", { Groups: texts(planned, "security_groups") });
  if (changed(prior, planned, "description"))
    await modify("Description", { Description: { Value: text(planned, "description") ?? "" } });
}
