import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { assignPrivateIpAddresses, describeNetworkInterfaces, unassignPrivateIpAddresses } from "./calls";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { attachNetworkInterface, deleteNetworkInterface, detachNetworkInterface } from "./interface-calls";
import { allPages } from "./pages";
import { waitFor } from "./wait";

type InterfaceQuery = Parameters<typeof describeNetworkInterfaces>[1];

export const findNetworkInterfaces = (ec2: Connection, query: InterfaceQuery): Promise<NetworkInterface[]> =>
  allPages(
    (page) => describeNetworkInterfaces(ec2, { ...query, ...page }),
    ({ NetworkInterfaces }) => NetworkInterfaces,
  );

/** A network interface; undefined when there is none. */
export async function findNetworkInterface(
  ec2: Connection,
  networkInterfaceId: string,
): Promise<NetworkInterface | undefined> {
  try {
    const found = await findNetworkInterfaces(ec2, { NetworkInterfaceIds: [networkInterfaceId] });
    return found.find(({ NetworkInterfaceId }) => NetworkInterfaceId === networkInterfaceId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidNetworkInterfaceIdNotFound)) return undefined;
    throw error;
  }
}

/** The interface that an attachment is of; undefined when it has ended. */
export const findInterfaceByAttachment = async (
  ec2: Connection,
  attachmentId: string,
): Promise<NetworkInterface | undefined> =>
  (
    await findNetworkInterfaces(ec2, {
      Filters: [{ Name: "attachment.attachment-id", Values: [attachmentId] }],
    })
  )[0];

export const waitNetworkInterfaceCreated = (ec2: Connection, networkInterfaceId: string) =>
  waitFor({
    look: async () => {
      const found = await findNetworkInterface(ec2, networkInterfaceId);
      return found && { found, state: found.Status ?? "" };
    },
    pending: ["pending"],
    target: ["available"],
    signal: ec2.signal,
  });

const lookAtAttachment = (ec2: Connection, attachmentId: string) => async () => {
  const found = await findInterfaceByAttachment(ec2, attachmentId);
  return found?.Attachment && { found, state: found.Attachment.Status ?? "" };
};

export interface AttachmentRequest {
  readonly networkInterfaceId: string;
  readonly instanceId: string;
  readonly deviceIndex: number;
  readonly networkCardIndex?: number;
}

/** Attaches an interface to an instance, waits until it is, and gives the attachment's id. */
export async function attachInterface(ec2: Connection, request: AttachmentRequest): Promise<string> {
  const { networkInterfaceId, instanceId, deviceIndex, networkCardIndex } = request;
  const doing = `attaching EC2 Network Interface (${networkInterfaceId}/${instanceId})`;
  const { AttachmentId = "" } = await step(doing, () =>
    attachNetworkInterface(ec2, {
      NetworkInterfaceId: networkInterfaceId,
      InstanceId: instanceId,
      DeviceIndex: deviceIndex,
      NetworkCardIndex: networkCardIndex,
    }),
  );
  await step(`${doing}: waiting for completion`, () =>
    waitFor({
      look: lookAtAttachment(ec2, AttachmentId),
      pending: ["attaching"],
      target: ["attached"],
      signal: ec2.signal,
    }),
  );
  return AttachmentId;
}

/** Ends an attachment and waits until it has ended; one that has already is fine. */
export async function detachInterface(
  ec2: Connection,
  networkInterfaceId: string,
  attachmentId: string,
): Promise<void> {
  const doing = `detaching EC2 Network Interface (${networkInterfaceId}/${attachmentId})`;
  const gone = await step(doing, async () => {
    try {
      await detachNetworkInterface(ec2, { AttachmentId: attachmentId, Force: true });
      return false;
    } catch (error) {
      if (isApiError(error, errorCodes.invalidAttachmentIdNotFound)) return true;
      throw error;
    }
  });
  if (gone) return;
  await step(`${doing}: waiting for completion`, () =>
    waitFor({
      look: lookAtAttachment(ec2, attachmentId),
      pending: ["attached", "detaching"],
      target: [],
      signal: ec2.signal,
    }),
  );
}

/** Deletes an interface once nothing uses it: an instance that ends lets go of it within moments. */
export const deleteNetworkInterfaceWhenUnused = (
  ec2: Connection,
  networkInterfaceId: string,
): Promise<void> =>
  deleteWhenUnused(ec2, () => deleteNetworkInterface(ec2, { NetworkInterfaceId: networkInterfaceId }), {
    gone: [errorCodes.invalidNetworkInterfaceIdNotFound],
    inUse: [errorCodes.invalidNetworkInterfaceInUse],
  });

/** Gives secondary addresses to an interface: these, or so many of those that are free. */
export const assignAddresses = (
  ec2: Connection,
  networkInterfaceId: string,
  addresses: readonly string[] | number,
): Promise<unknown> =>
  step(`assigning EC2 Network Interface (${networkInterfaceId}) private IPv4 addresses`, () =>
    assignPrivateIpAddresses(ec2, {
      NetworkInterfaceId: networkInterfaceId,
      ...(typeof addresses === "number"
        ? { SecondaryPrivateIpAddressCount: addresses }
        : { PrivateIpAddresses: [...addresses] }),
    }),
  );

export const unassignAddresses = (
  ec2: Connection,
  networkInterfaceId: string,
  addresses: readonly string[],
): Promise<unknown> =>
  step(`unassigning EC2 Network Interface (${networkInterfaceId}) private IPv4 addresses`, () =>
    unassignPrivateIpAddresses(ec2, {
      NetworkInterfaceId: networkInterfaceId,
      PrivateIpAddresses: [...addresses],
    }),
  );
