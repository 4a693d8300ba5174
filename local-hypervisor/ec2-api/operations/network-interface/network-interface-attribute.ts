import { attachmentNotFound } from "../../../model/errors/network-interface";
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
} from "../../../model/errors/request";
import { operation } from "../../operation";
import { toNetworkInterface } from "../../views/network-interface";
import { toGroupIdentifiers } from "../../views/security-group";

export const describeNetworkInterfaceAttribute = operation(
  "DescribeNetworkInterfaceAttribute",
  (input, context) => {
    const record = context.controlPlane.networkInterfaces.require(
      context.region,
      input.NetworkInterfaceId ?? "",
    );
    const NetworkInterfaceId = record.id;
    switch (input.Attribute) {
      case "description":
        return { NetworkInterfaceId, Description: { Value: record.description } };
      case "groupSet":
        return { NetworkInterfaceId, Groups: toGroupIdentifiers(record.groupIds, context) };
      case "sourceDestCheck":
        return { NetworkInterfaceId, SourceDestCheck: { Value: record.sourceDestCheck } };
      case "attachment":
        return { NetworkInterfaceId, Attachment: toNetworkInterface(record, context).Attachment };
      case "associatePublicIpAddress":
        return { NetworkInterfaceId, AssociatePublicIpAddress: record.associatePublicIpAddress };
      case undefined:
        throw missingParameter("Attribute");
      default:
        throw invalidParameterValue(
          `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
        );
    }
  },
);

export const modifyNetworkInterfaceAttribute = operation(
  "ModifyNetworkInterfaceAttribute",
  (input, { controlPlane, region }) => {
    const { networkInterfaces, securityGroups } = controlPlane;
    const record = networkInterfaces.require(region, input.NetworkInterfaceId ?? "");
    const { Description, SourceDestCheck, Groups, Attachment } = input;
    const given = [Description, SourceDestCheck, Groups, Attachment].filter(
      (attribute) => attribute !== undefined,
    );
    if (given.length > 1) throw invalidParameterCombination("Fields for multiple attribute types specified");
    if (given.length === 0) throw invalidParameterCombination("No attributes specified.");
    if (
      Attachment?.AttachmentId !== undefined &&
      Attachment.AttachmentId !== record.attachment?.attachmentId
    ) {
      throw attachmentNotFound(Attachment.AttachmentId);
    }
    networkInterfaces.modify(region, record.id, {
      ...(Description && { description: Description.Value ?? "" }),
      ...(SourceDestCheck?.Value !== undefined && { sourceDestCheck: SourceDestCheck.Value }),
      ...(Groups && {
        groupIds: securityGroups
          .resolve(region, { groupIds: Groups, vpcId: record.vpcId, subnetId: record.subnetId })
          .map(({ id }) => id),
      }),
      deleteOnTermination: Attachment?.DeleteOnTermination,
    });
    return {};
  },
);
