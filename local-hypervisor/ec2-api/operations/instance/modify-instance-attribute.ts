import type { InstanceAttributeChange } from "../../../control-plane/instance-attribute";
import { notOfferedHere, oneAttributeOnly, unknownAttribute } from "../../../model/errors/instance";
import { invalidParameterValue } from "../../../model/errors/request";
import { type InputOf, operation } from "../../operation";
import { oneOf, required } from "../../required";

type Input = InputOf<"ModifyInstanceAttribute">;

const behaviors = ["stop", "terminate"] as const;

export const modifyInstanceAttribute = operation(
  "ModifyInstanceAttribute",
  (input, { controlPlane, region }) => {
    const id = required(input.InstanceId, "InstanceId");
    controlPlane.instanceAttributes.modify(region, id, toChange(input));
    return {};
  },
);

/** The request's one change, whether it comes as a structure of its own or as `Attribute` and `Value`. */
function toChange(input: Input): InstanceAttributeChange {
  if (input.SriovNetSupport?.Value)
    throw notOfferedHere("SriovNetSupport", "Launch an instance from an image that has it.");
  const structured: InstanceAttributeChange = {
    instanceType: input.InstanceType?.Value,
    userData: input.UserData?.Value && Buffer.from(input.UserData.Value).toString("base64"),
    ebsOptimized: input.EbsOptimized?.Value,
    enaSupport: input.EnaSupport?.Value,
    disableApiTermination: input.DisableApiTermination?.Value,
    disableApiStop: input.DisableApiStop?.Value,
    instanceInitiatedShutdownBehavior: oneOf(
      input.InstanceInitiatedShutdownBehavior?.Value,
      behaviors,
      "instanceInitiatedShutdownBehavior",
    ),
    kernel: input.Kernel?.Value || undefined,
    ramdisk: input.Ramdisk?.Value || undefined,
    sourceDestCheck: input.SourceDestCheck?.Value,
    groupIds: input.Groups?.length ? input.Groups : undefined,
    deleteOnTermination: deviceChanges(input),
  };
  if (input.Attribute === undefined || input.Attribute === "blockDeviceMapping") return structured;
  if (Object.values(structured).some((value) => value !== undefined)) throw oneAttributeOnly();
  return namedChange(input.Attribute, required(input.Value, "Value"));
}

function deviceChanges({ BlockDeviceMappings }: Input): Record<string, boolean> | undefined {
  if (!BlockDeviceMappings?.length) return undefined;
  return Object.fromEntries(
    BlockDeviceMappings.map(({ DeviceName, Ebs }) => [
      required(DeviceName, "DeviceName"),
      required(Ebs?.DeleteOnTermination, "Ebs.DeleteOnTermination"),
    ]),
  );
}

function namedChange(attribute: string, value: string): InstanceAttributeChange {
  switch (attribute) {
    case "instanceType":
    case "userData":
    case "kernel":
    case "ramdisk":
      return { [attribute]: value };
    case "ebsOptimized":
    case "enaSupport":
    case "disableApiTermination":
    case "disableApiStop":
    case "sourceDestCheck":
      return { [attribute]: toBoolean(attribute, value) };
    case "instanceInitiatedShutdownBehavior":
      return { instanceInitiatedShutdownBehavior: oneOf(value, behaviors, attribute) };
    default:
      throw unknownAttribute(attribute);
  }
}

function toBoolean(attribute: string, value: string): boolean {
  if (value === "true" || value === "false") return value === "true";
  throw invalidParameterValue(
    `Value (${value}) for parameter ${attribute} is invalid. Expecting true or false.`,
  );
}
