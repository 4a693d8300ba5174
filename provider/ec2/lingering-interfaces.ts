import type { Connection } from "./connection";
import { step } from "./diagnostics";
import {
  deleteNetworkInterfaceWhenUnused,
  detachInterface,
  findNetworkInterfaces,
} from "./network-interface";

/** What AWS Lambda writes on the interfaces of functions in a VPC, which it leaves behind for a while */
const leftByLambda = "AWS Lambda VPC ENI*";

/**
 * Deletes the interfaces that a service made for its own use and left behind: nothing else would let go of the group
 * or the subnet that they are in. hashicorp/aws does the same before it deletes either.
 */
export async function deleteLingeringInterfaces(
  ec2: Connection,
  filter: "group-id" | "subnet-id",
  id: string,
): Promise<void> {
  const left = await step(`listing EC2 Network Interfaces of ${id}`, () =>
    findNetworkInterfaces(ec2, {
      Filters: [
        { Name: filter, Values: [id] },
        { Name: "description", Values: [leftByLambda] },
      ],
    }),
  );
  for (const { NetworkInterfaceId: interfaceId = "", Attachment: attachment } of left) {
    if (attachment?.AttachmentId !== undefined)
      await detachInterface(ec2, interfaceId, attachment.AttachmentId);
    await step(`deleting Lambda ENI (${interfaceId})`, () =>
      deleteNetworkInterfaceWhenUnused(ec2, interfaceId),
    );
  }
}
