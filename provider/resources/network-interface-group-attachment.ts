import { modifyNetworkInterfaceAttribute } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { ApiError, isApiError } from "../ec2/errors";
import { findNetworkInterface } from "../ec2/network-interface";
import { oneAtATime } from "../ec2/one-at-a-time";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { text } from "./values";

/** aws_network_interface_sg_attachment: one group of an interface, beside those of others; every change replaces it. */
export const networkInterfaceGroupAttachmentResource: ManagedResource<Services> = {
  type: "aws_network_interface_sg_attachment",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { interfaceId, groupId, id } = keyOf(planned);
      await oneAtATime(interfaceId, async () => {
        const present = await groupsOf(ec2, interfaceId);
        if (present === undefined)
          await step(`reading EC2 Network Interface (${interfaceId})`, () =>
            Promise.reject(noInterface(interfaceId)),
          );
        if (present?.includes(groupId))
          await step(`attaching EC2 Security Group (${groupId})`, () =>
            Promise.reject(alreadyThere(groupId, interfaceId)),
          );
        await setGroups(ec2, interfaceId, [groupId, ...(present ?? [])]);
      });
      exists({ id });
      return readAttachment(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readAttachment(ec2Of(prior, context), prior)),

  update: (prior, planned, _config, context) =>
    reading(prior, () => readAttachment(ec2Of(planned, context), planned)),

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const { interfaceId, groupId } = keyOf(prior);
    return deleting(() =>
      oneAtATime(interfaceId, async () => {
        const present = await groupsOf(ec2, interfaceId);
        if (present === undefined || !present.includes(groupId)) return;
        await setGroups(
          ec2,
          interfaceId,
          present.filter((other) => other !== groupId),
        );
      }),
    );
  },

  async import(id, { services }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const [interfaceId = "", groupId = "", ...rest] = plain.split("_");
    if (interfaceId === "" || groupId === "" || rest.length > 0)
      return malformedImportId(
        id,
        "NETWORK_INTERFACE_ID_SECURITY_GROUP_ID",
        "eni-0123456789abcdef0_sg-0123456789abcdef0",
      );
    const key = { network_interface_id: interfaceId, security_group_id: groupId };
    return { state: { ...key, id: keyOf(key).id, region } };
  },
};

function keyOf(state: ObjectValue) {
  const interfaceId = text(state, "network_interface_id") ?? "";
  const groupId = text(state, "security_group_id") ?? "";
  return { interfaceId, groupId, id: `${groupId}_${interfaceId}` };
}

/** Groups of an interface; undefined when the interface is gone. */
async function groupsOf(ec2: Connection, interfaceId: string): Promise<string[] | undefined> {
  const found = await step(`reading EC2 Network Interface (${interfaceId})`, () =>
    findNetworkInterface(ec2, interfaceId),
  );
  return found?.Groups?.map(({ GroupId = "" }) => GroupId) ?? (found && []);
}

const setGroups = (ec2: Connection, interfaceId: string, groupIds: readonly string[]) =>
  step(`modifying EC2 Network Interface (${interfaceId})`, () =>
    modifyNetworkInterfaceAttribute(ec2, {
      NetworkInterfaceId: interfaceId,
      Groups: [...groupIds],
    }).catch((error: unknown) => {
      if (!isApiError(error, errorCodes.invalidNetworkInterfaceIdNotFound)) throw error;
    }),
  );

const noInterface = (interfaceId: string): ApiError =>
  new ApiError(
    errorCodes.invalidNetworkInterfaceIdNotFound,
    `The networkInterface ID '${interfaceId}' does not exist`,
    "DescribeNetworkInterfaces",
  );

const alreadyThere = (groupId: string, interfaceId: string): ApiError =>
  new ApiError(
    "InvalidGroup.Duplicate",
    `EC2 Security Group (${groupId}) already attached to EC2 Network Interface (${interfaceId})`,
    "ModifyNetworkInterfaceAttribute",
  );

async function readAttachment(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const { interfaceId, groupId, id } = keyOf(prior);
  const present = await groupsOf(ec2, interfaceId);
  if (!present?.includes(groupId)) return null;
  return { id, region: ec2.region, network_interface_id: interfaceId, security_group_id: groupId };
}
