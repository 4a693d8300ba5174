import type { NetworkInterfaceChange } from "../../../control-plane/network-interface";
import { noAttribute, notOfferedHere, oneAttributeOnly } from "../../../model/errors/instance";
import { attachmentNotFound } from "../../../model/errors/network-interface";
import { invalidParameterValue } from "../../../model/errors/request";
import type { NetworkInterfaceRecord } from "../../../model/network-interface";
import { type InputOf, type OperationContext, operation } from "../../operation";
import { required } from "../../required";
import { describeInterfaces, toAttachment } from "../../views/network-interface";
import { toGroupIdentifiers } from "../../views/security-group";

export const describeNetworkInterfaceAttribute = operation(
  "DescribeNetworkInterfaceAttribute",
  (input, context) => {
    const { controlPlane, region } = context;
    const record = controlPlane.networkInterfaces.require(
      region,
      required(input.NetworkInterfaceId, "networkInterfaceId"),
    );
    const NetworkInterfaceId = record.id;
    switch (required(input.Attribute, "Attribute")) {
      case "description":
        return { NetworkInterfaceId, Description: { Value: record.description } };
      case "groupSet":
        return { NetworkInterfaceId, Groups: toGroupIdentifiers(record.groupIds, context) };
      case "sourceDestCheck":
        return { NetworkInterfaceId, SourceDestCheck: { Value: record.sourceDestCheck } };
      case "attachment": {
        const [described] = describeInterfaces(controlPlane, region, [record]);
        return { NetworkInterfaceId, Attachment: described && toAttachment(described) };
      }
      case "associatePublicIpAddress":
        return { NetworkInterfaceId, AssociatePublicIpAddress: record.associatePublicIpAddress };
      default:
        throw invalidParameterValue(
          `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
        );
    }
  },
);

type ModifyInput = InputOf<"ModifyNetworkInterfaceAttribute">;

export const modifyNetworkInterfaceAttribute = operation(
  "ModifyNetworkInterfaceAttribute",
  (input, context) => {
    const { networkInterfaces } = context.controlPlane;
    const record = networkInterfaces.require(
      context.region,
      required(input.NetworkInterfaceId, "networkInterfaceId"),
    );
    networkInterfaces.modify(context.region, record.id, toChange(input, record, context));
    return {};
  },
);

/** The request's one change. */
function toChange(
  input: ModifyInput,
  record: NetworkInterfaceRecord,
  { controlPlane, region }: OperationContext,
): NetworkInterfaceChange {
  if (input.EnaSrdSpecification?.EnaSrdEnabled)
    throw notOfferedHere("EnaSrdSpecification", "Leave it out: the cards here are without ENA Express.");
  if (input.EnablePrimaryIpv6) throw notOfferedHere("EnablePrimaryIpv6", "The subnets here have IPv4 only.");
  if (input.ConnectionTrackingSpecification)
    throw notOfferedHere("ConnectionTrackingSpecification", "Leave it out: EC2's defaults hold.");
  if (input.AssociatedSubnetIds?.length) throw notOfferedHere("AssociatedSubnetIds", "Leave it out.");
  const { Description, SourceDestCheck, Groups, Attachment, AssociatePublicIpAddress } = input;
  const changes: NetworkInterfaceChange[] = [];
  if (Description) changes.push({ description: Description.Value ?? "" });
  if (SourceDestCheck?.Value !== undefined) changes.push({ sourceDestCheck: SourceDestCheck.Value });
  if (AssociatePublicIpAddress !== undefined)
    changes.push({ associatePublicIpAddress: AssociatePublicIpAddress });
  if (Groups?.length) {
    const { vpcId, subnetId } = record;
    const groups = controlPlane.securityGroups.resolve(region, { groupIds: Groups, vpcId, subnetId });
    changes.push({ groupIds: groups.map(({ id }) => id) });
  }
  if (Attachment) {
    if (Attachment.EnaQueueCount !== undefined || Attachment.DefaultEnaQueueCount !== undefined)
      throw notOfferedHere("EnaQueueCount", "Leave it out.");
    const attachmentId = required(Attachment.AttachmentId, "attachmentId");
    if (attachmentId !== record.attachment?.attachmentId) throw attachmentNotFound(attachmentId);
    changes.push({ deleteOnTermination: required(Attachment.DeleteOnTermination, "deleteOnTermination") });
  }
  const [change, ...others] = changes;
  if (!change) throw noAttribute();
  if (others.length > 0) throw oneAttributeOnly();
  return change;
}

export const resetNetworkInterfaceAttribute = operation(
  "ResetNetworkInterfaceAttribute",
  (input, { controlPlane, region }) => {
    const id = required(input.NetworkInterfaceId, "networkInterfaceId");
    controlPlane.networkInterfaces.require(region, id);
    if (input.SourceDestCheck === undefined) throw noAttribute();
    controlPlane.networkInterfaces.modify(region, id, { sourceDestCheck: true });
    return {};
  },
);
