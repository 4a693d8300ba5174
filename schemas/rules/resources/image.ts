import type { BootMode, VirtualizationType } from "../../catalogues/images";
import type { KnownValue } from "../../known-value";
import type { Problem } from "../../problem";
import { checkImageName, checkImageProperties } from "../image";
import { below, blocks, exactlyOneOf, missing, type Rule, tags, text, when } from "./arguments";
import { volumeProblems } from "./volume";

/** `2027-01-31T12:00:00Z`, with an offset or fractions of a second where wanted */
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[-+]\d\d:\d\d)$/;

/** What AMIs have in common, whatever they are made of. */
export const imageWithName: Rule = (value) => [
  ...when(text(value.name), checkImageName),
  ...when(text(value.deprecation_time), checkTime),
  ...tags(value),
];

const checkTime = (time: string): Problem[] =>
  rfc3339.test(time) && !Number.isNaN(Date.parse(time))
    ? []
    : [
        {
          code: "InvalidParameterValue",
          message: `Value (${time}) for parameter deprecateAt is invalid. Expected a time as RFC 3339 has it.`,
          path: ["deprecation_time"],
          fix: "Write the time like 2027-01-31T12:00:00Z.",
        },
      ];

/** An AMI that is registered: its properties, and the volumes that it maps. */
export const image: Rule = (value, isUnset) => [
  ...imageWithName(value, isUnset),
  ...(isUnset("root_device_name") ? missing("root_device_name", "RootDeviceName") : []),
  ...(propertiesKnown(value, isUnset) ? checkImageProperties(propertiesOf(value)) : []),
  ...blocks(value.ebs_block_device).flatMap((device, index) =>
    below(
      volumeProblems(device, (name) => isUnset("ebs_block_device", index, name), {
        type: "volume_type",
        size: "volume_size",
        defaultType: "standard",
      }),
      "ebs_block_device",
      index,
    ),
  ),
];

type Arguments = Readonly<Record<string, KnownValue>>;

const properties = ["architecture", "virtualization_type", "boot_mode", "tpm_support", "kernel_id"];

/** One rule holds several of them together, which is only fair once all are known. */
const propertiesKnown = (value: Arguments, isUnset: (name: string) => boolean): boolean =>
  properties.every((name) => value[name] !== undefined || isUnset(name));

const propertiesOf = (value: Arguments) => {
  const bootMode = text(value.boot_mode) as BootMode | undefined;
  const kernelId = text(value.kernel_id);
  return {
    architecture: text(value.architecture) ?? "x86_64",
    virtualizationType: (text(value.virtualization_type) ?? "paravirtual") as VirtualizationType,
    ...(bootMode === undefined ? {} : { bootMode }),
    ...(text(value.tpm_support) === "v2.0" ? { tpmSupport: "v2.0" as const } : {}),
    ...(kernelId === undefined ? {} : { kernelId }),
  };
};

/** Who may launch an AMI: one of these, and only one. */
export const launchPermission: Rule = (value, isUnset) =>
  exactlyOneOf(value, isUnset, ["account_id", "group", "organization_arn", "organizational_unit_arn"]);
