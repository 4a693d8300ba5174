import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import { checkDeviceNames } from "../device-name";
import { checkHibernation } from "../hibernation";
import { checkLaunch } from "../launch";
import { checkUserData, checkUserDataBase64 } from "../user-data";
import { defaultVolumeType } from "../volume";
import {
  below,
  blocks,
  count,
  type IsUnset,
  isWithoutBlocks,
  missing,
  number,
  onlyOneOf,
  type Rule,
  tags,
  text,
  when,
} from "./arguments";
import { type VolumeArguments, volumeProblems } from "./volume";

/** Region that the arguments name, if any: a zone is its region and a letter. */
const regionOf = (value: KnownObject): string | undefined =>
  text(value.region) ?? text(value.availability_zone)?.replace(/[a-z]$/, "");

// Which zone lacks a type differs in each account, so that only the region is looked at
const place = (value: KnownObject): Problem[] =>
  when(text(value.instance_type), (instanceType) => checkLaunch({ instanceType, region: regionOf(value) }));

function volumes(
  value: KnownObject,
  isUnset: IsUnset,
  block: string,
  more: Partial<VolumeArguments>,
): Problem[] {
  return blocks(value[block]).flatMap((part, index) => {
    const unsetInPart = (name: string) => isUnset(block, index, name);
    const problems = volumeProblems(part, unsetInPart, { type: "volume_type", size: "volume_size", ...more });
    return below(problems, block, index);
  });
}

function deviceNames(value: KnownObject): Problem[] {
  const names = ["ebs_block_device", "ephemeral_block_device"].flatMap((block) =>
    blocks(value[block]).flatMap(({ device_name: name }) => text(name) ?? []),
  );
  return checkDeviceNames(names).map((problem) => ({ ...problem, path: ["ebs_block_device"] }));
}

/** What a network interface brings along cannot be asked of the instance as well. */
function networkInterfaces(value: KnownObject): Problem[] {
  const given = blocks(value.network_interface);
  if (given.length === 0 && blocks(value.primary_network_interface).length === 0) return [];
  const refused = (argument: string, what: string): Problem[] =>
    value[argument] === undefined || value[argument] === "" || isWithoutBlocks(value[argument])
      ? []
      : [
          {
            code: "InvalidParameterCombination",
            message: `Network interfaces and an instance-level ${what} may not be specified on the same request`,
            path: [argument],
            fix: `Leave ${argument} out: the network interface has its own.`,
          },
        ];
  return [
    ...refused("vpc_security_group_ids", "security groups"),
    ...refused("security_groups", "security groups"),
    ...refused("subnet_id", "subnet ID"),
    ...refused("private_ip", "private address"),
    ...refused("secondary_private_ips", "private address"),
    ...refused("associate_public_ip_address", "public address"),
    ...onlyOneOf(value, ["primary_network_interface", "network_interface"]),
    ...deviceIndices(given),
    ...given.flatMap((each, index) => (each.delete_on_termination === true ? [notToGo(index)] : [])),
  ];
}

const notToGo = (index: number): Problem => ({
  code: "InvalidParameterCombination",
  message:
    "A network interface may not specify both a network interface ID and delete on termination as true",
  path: ["network_interface", index, "delete_on_termination"],
  fix: "Leave it out: only an interface that is made along with the instance goes with it.",
});

/** Each interface has its place, and the first place is never empty. */
function deviceIndices(given: readonly KnownObject[]): Problem[] {
  const indices = given.map((each) => number(each.device_index));
  const repeated = indices.findIndex((index, at) => index !== undefined && indices.indexOf(index) !== at);
  if (repeated >= 0)
    return [
      {
        code: "InvalidParameterValue",
        message: "Each network interface requires a unique device index.",
        path: ["network_interface", repeated, "device_index"],
        fix: "Number the interfaces from 0.",
      },
    ];
  if (given.length === 0 || indices.includes(0) || indices.includes(undefined)) return [];
  return [
    {
      code: "UnsupportedOperation",
      message: "When specifying network interfaces, you must include a device at index 0.",
      path: ["network_interface"],
      fix: "Give one of them device_index 0.",
    },
  ];
}

/** A root volume that says nothing of encryption may still be encrypted, by its AMI or by the region's default. */
function hibernation(value: KnownObject): Problem[] {
  if (value.hibernation !== true) return [];
  const [root = {}] = blocks(value.root_block_device);
  return when(text(value.instance_type), (instanceType) =>
    checkHibernation({
      instanceType,
      rootIsEncrypted: root.encrypted === false ? false : undefined,
      rootVolumeType: text(root.volume_type),
      rootSizeGib: count(root.volume_size),
    }),
  );
}

/** A launch template may hold the image and the type. */
function requirements(value: KnownObject, isUnset: IsUnset): Problem[] {
  if (!isUnset("launch_template") && !isWithoutBlocks(value.launch_template)) return [];
  return [
    ...(isUnset("ami") ? missing("ami", "ImageId") : []),
    ...(isUnset("instance_type") ? missing("instance_type", "InstanceType") : []),
  ];
}

export const instance: Rule = (value, isUnset) => [
  ...requirements(value, isUnset),
  ...place(value),
  ...hibernation(value),
  ...when(text(value.user_data), (data) => checkUserData(Buffer.from(data))),
  ...when(text(value.user_data_base64), checkUserDataBase64),
  ...onlyOneOf(value, ["user_data", "user_data_base64"]),
  ...onlyOneOf(value, ["ipv6_addresses", "ipv6_address_count"]),
  ...networkInterfaces(value),
  ...volumes(value, isUnset, "root_block_device", { also: { boot: true } }),
  ...volumes(value, isUnset, "ebs_block_device", { defaultType: defaultVolumeType }),
  ...deviceNames(value),
  ...tags(value),
];
