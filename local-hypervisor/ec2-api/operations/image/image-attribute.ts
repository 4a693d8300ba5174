import type { LaunchPermission } from "@aws-sdk/client-ec2";
import type { LaunchPermissionItems } from "../../../control-plane/image-attribute";
import { imageAttributeFixed, onlyLaunchPermissionResets } from "../../../model/errors/image";
import { oneAttributeOnly, unknownAttribute } from "../../../model/errors/instance";
import { invalidParameterCombination, missingParameter } from "../../../model/errors/request";
import { type InputOf, operation } from "../../operation";
import { oneOf, required } from "../../required";
import { isoTime, toImageBlockDevices, toImageLaunchPermissions, toProtection } from "../../views/image";

export const describeImageAttribute = operation(
  "DescribeImageAttribute",
  (input, { controlPlane, region }) => {
    const ImageId = required(input.ImageId, "ImageId");
    const attribute = required(input.Attribute, "Attribute");
    const [seen] = controlPlane.images.requireAll(region, [ImageId]);
    const image = attribute === "launchPermission" ? controlPlane.images.requireOwned(region, ImageId) : seen;
    if (!image) throw unknownAttribute(attribute);
    switch (attribute) {
      case "description":
        return { ImageId, Description: { Value: image.description } };
      case "kernel":
        return { ImageId, KernelId: { Value: image.kernelId } };
      case "ramdisk":
        return { ImageId, RamdiskId: {} };
      case "launchPermission":
        return { ImageId, LaunchPermissions: toImageLaunchPermissions(image) };
      case "productCodes":
        return { ImageId, ProductCodes: [] };
      case "blockDeviceMapping":
        return { ImageId, BlockDeviceMappings: toImageBlockDevices(image) };
      case "sriovNetSupport":
        return { ImageId, SriovNetSupport: { Value: image.sriovNetSupport } };
      case "bootMode":
        return { ImageId, BootMode: { Value: image.bootMode } };
      case "tpmSupport":
        return { ImageId, TpmSupport: { Value: image.tpmSupport } };
      case "uefiData":
        return { ImageId, UefiData: {} };
      case "imdsSupport":
        return { ImageId, ImdsSupport: { Value: image.imdsSupport } };
      case "lastLaunchedTime":
        return { ImageId, LastLaunchedTime: { Value: isoTime(image.lastLaunchedTimeMs) } };
      case "deregistrationProtection":
        return { ImageId, DeregistrationProtection: { Value: toProtection(image) } };
      default:
        throw unknownAttribute(attribute);
    }
  },
);

type Modification = InputOf<"ModifyImageAttribute">;

export const modifyImageAttribute = operation("ModifyImageAttribute", (input, { controlPlane, region }) => {
  const id = required(input.ImageId, "ImageId");
  const { imageAttributes } = controlPlane;
  const attribute = attributeOf(input);
  if (attribute === "description")
    imageAttributes.setDescription(region, id, required(input.Description?.Value ?? input.Value, "Value"));
  else if (attribute === "imdsSupport") {
    const value = required(input.ImdsSupport?.Value ?? input.Value, "Value");
    oneOf(value, ["v2.0"], "imdsSupport");
    imageAttributes.requireImdsV2(region, id);
  } else imageAttributes.modifyLaunchPermission(region, id, launchPermissionChange(input));
  return {};
});

export const resetImageAttribute = operation("ResetImageAttribute", (input, { controlPlane, region }) => {
  const id = required(input.ImageId, "ImageId");
  const attribute: string = required(input.Attribute, "Attribute");
  if (attribute !== "launchPermission") throw onlyLaunchPermissionResets(attribute);
  controlPlane.imageAttributes.resetLaunchPermission(region, id);
  return {};
});

/** The one attribute that a request modifies: named, or meant by the parameter that it gives. */
function attributeOf(input: Modification): "description" | "imdsSupport" | "launchPermission" {
  const meant: readonly ["description" | "imdsSupport" | "launchPermission", unknown][] = [
    ["description", input.Description?.Value],
    ["imdsSupport", input.ImdsSupport?.Value],
    ["launchPermission", input.LaunchPermission ?? input.OperationType],
  ];
  const given = meant.flatMap(([attribute, value]) => (value === undefined ? [] : attribute));
  if (given.length > 1) throw oneAttributeOnly();
  const attribute = input.Attribute || given[0];
  if (attribute === undefined) throw missingParameter("Attribute");
  const known = meant.map(([name]) => name).find((name) => name === attribute);
  if (!known) throw imageAttributeFixed(attribute);
  if (given[0] !== undefined && given[0] !== known) throw oneAttributeOnly();
  return known;
}

const none: LaunchPermissionItems = {
  groups: [],
  userIds: [],
  organizationArns: [],
  organizationalUnitArns: [],
};

/** Both of EC2's ways to write it: a structure of what to add and remove, or an operation on flat lists. */
function launchPermissionChange(input: Modification): {
  add: LaunchPermissionItems;
  remove: LaunchPermissionItems;
} {
  const flat: LaunchPermissionItems = {
    groups: input.UserGroups ?? [],
    userIds: input.UserIds ?? [],
    organizationArns: input.OrganizationArns ?? [],
    organizationalUnitArns: input.OrganizationalUnitArns ?? [],
  };
  const hasFlat = Object.values(flat).some((items) => items.length > 0);
  if (input.LaunchPermission) {
    if (hasFlat)
      throw invalidParameterCombination("Give LaunchPermission or OperationType with lists, not both.");
    return { add: itemsOf(input.LaunchPermission.Add), remove: itemsOf(input.LaunchPermission.Remove) };
  }
  const operationType = oneOf(
    required(input.OperationType, "OperationType"),
    ["add", "remove"],
    "operationType",
  );
  if (!hasFlat) throw missingParameter("UserId");
  return operationType === "add" ? { add: flat, remove: none } : { add: none, remove: flat };
}

const itemsOf = (permissions: readonly LaunchPermission[] = []): LaunchPermissionItems => ({
  groups: permissions.flatMap(({ Group }) => Group ?? []),
  userIds: permissions.flatMap(({ UserId }) => UserId ?? []),
  organizationArns: permissions.flatMap(({ OrganizationArn }) => OrganizationArn ?? []),
  organizationalUnitArns: permissions.flatMap(({ OrganizationalUnitArn }) => OrganizationalUnitArn ?? []),
});
