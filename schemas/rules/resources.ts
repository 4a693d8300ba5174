import type { KnownObject, KnownValue } from "../known-value";
import type { Problem } from "../problem";
import type { ResourceType } from "../resource-schemas";
import { checkDeviceNames } from "./device-name";
import { checkInstanceType } from "./instance-type";
import { checkKeyName, checkPublicKey } from "./key-pair";
import { checkPermission } from "./permission";
import {
  checkRuleDescription,
  checkSecurityGroupDescription,
  checkSecurityGroupName,
} from "./security-group";
import { checkTags } from "./tags";
import { checkUserData, checkUserDataBase64 } from "./user-data";
import { checkVolume, checkVolumeSource } from "./volume";

/** Whether an argument is certain to be unset, rather than known later. */
type IsUnset = (...path: (string | number)[]) => boolean;
type Rule = (value: KnownObject, isUnset: IsUnset) => Problem[];

const text = (value: KnownValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A number, unless it is the zero that stands for unset. */
const count = (value: KnownValue | undefined): number | undefined =>
  typeof value === "number" && value !== 0 ? value : undefined;

const number = (value: KnownValue | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

const objects = (value: KnownValue | undefined): KnownObject[] =>
  Array.isArray(value)
    ? value.map((item) => (item !== null && typeof item === "object" && !Array.isArray(item) ? item : {}))
    : [];

const when = <T>(value: T | undefined, check: (value: T) => Problem[]): Problem[] =>
  value === undefined ? [] : check(value);

/** Puts a problem of a part below the part's own path. */
const below = (problems: readonly Problem[], ...prefix: (string | number)[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: [...prefix, ...problem.path] }));

const tags: Rule = (value) =>
  value.tags !== null && typeof value.tags === "object" && !Array.isArray(value.tags)
    ? checkTags(Object.fromEntries(Object.entries(value.tags).map(([key, tag]) => [key, String(tag)])))
    : [];

/** Arguments of which only one may be given. */
const onlyOneOf = (value: KnownObject, names: readonly string[]): Problem[] => {
  const given = names.filter((name) => value[name] !== undefined && value[name] !== "");
  if (given.length < 2) return [];
  const [first, second] = given as [string, string];
  return [
    {
      code: "InvalidParameterCombination",
      message: `The parameter ${first} cannot be used with the parameter ${second}`,
      path: [second],
      fix: `Leave ${given.slice(1).join(" and ")} out, or ${first}.`,
    },
  ];
};

/** Iops that are not known yet are taken for given. */
function volumeProblems(
  value: KnownObject,
  names: { type: string; size: string },
  more: object,
  iopsUnset: boolean,
): Problem[] {
  const volumeType = text(value[names.type]);
  if (volumeType === undefined && !iopsUnset) return [];
  const request = {
    volumeType,
    sizeGib: count(value[names.size]),
    iops: count(value.iops),
    throughputMibps: count(value.throughput),
    snapshotId: text(value.snapshot_id),
    ...more,
  };
  const rename: Record<string, string> = { type: names.type, size: names.size };
  return checkVolume(request)
    .filter(({ message }) => iopsUnset || !message.startsWith("The parameter iops must be specified"))
    .map((problem) => ({ ...problem, path: problem.path.map((step) => rename[step] ?? step) }));
}

const instance: Rule = (value, isUnset) => {
  const blockNames = { type: "volume_type", size: "volume_size" };
  const roots = objects(value.root_block_device);
  const disks = objects(value.ebs_block_device);
  const ephemeral = objects(value.ephemeral_block_device);
  const names = [...disks, ...ephemeral].flatMap(({ device_name: name }) => text(name) ?? []);
  return [
    ...when(text(value.instance_type), checkInstanceType),
    ...when(text(value.user_data), (data) => checkUserData(Buffer.from(data))),
    ...when(text(value.user_data_base64), checkUserDataBase64),
    ...onlyOneOf(value, ["user_data", "user_data_base64"]),
    ...roots.flatMap((block, index) =>
      below(
        volumeProblems(
          block,
          blockNames,
          { boot: true, deviceName: "root" },
          isUnset("root_block_device", index, "iops"),
        ),
        "root_block_device",
        index,
      ),
    ),
    ...disks.flatMap((block, index) =>
      below(
        volumeProblems(
          block,
          blockNames,
          { deviceName: text(block.device_name) ?? "" },
          isUnset("ebs_block_device", index, "iops"),
        ),
        "ebs_block_device",
        index,
      ),
    ),
    ...checkDeviceNames(names).map((problem) => ({ ...problem, path: ["ebs_block_device"] })),
    ...(isUnset("ami") && isUnset("launch_template") ? missing("ami") : []),
    ...(isUnset("instance_type") && isUnset("launch_template") ? missing("instance_type") : []),
    ...tags(value, isUnset),
  ];
};

const missing = (name: string): Problem[] => [
  {
    code: "MissingParameter",
    message: `The request must contain the parameter ${name}`,
    path: [name],
    fix: `Set ${name}.`,
  },
];

const volume: Rule = (value, isUnset) => [
  ...volumeProblems(
    value,
    { type: "type", size: "size" },
    { multiAttach: value.multi_attach_enabled === true },
    isUnset("iops"),
  ),
  ...(isUnset("size") && isUnset("snapshot_id") ? checkVolumeSource({}) : []),
  ...tags(value, isUnset),
];

const keyPair: Rule = (value, isUnset) => [
  ...when(text(value.key_name), checkKeyName),
  ...when(text(value.public_key), checkPublicKey),
  ...onlyOneOf(value, ["key_name", "key_name_prefix"]),
  ...tags(value, isUnset),
];

const securityGroup: Rule = (value, isUnset) => [
  ...when(text(value.name), checkSecurityGroupName),
  ...when(text(value.description), checkSecurityGroupDescription),
  ...onlyOneOf(value, ["name", "name_prefix"]),
  ...["ingress", "egress"].flatMap((direction) =>
    objects(value[direction]).flatMap((rule, index) => below(inlineRule(rule), direction, index)),
  ),
  ...tags(value, isUnset),
];

/** Rules within aws_security_group list several peers each. */
function inlineRule(rule: KnownObject): Problem[] {
  const protocol = text(rule.protocol);
  const ports = { fromPort: number(rule.from_port), toPort: number(rule.to_port) };
  const problems = [
    ...(protocol === undefined ? [] : checkPermission({ ipProtocol: protocol, ...ports })),
    ...when(text(rule.description), checkRuleDescription),
  ];
  return problems.map((problem) => ({
    ...problem,
    path: problem.path.map((step) => (step === "ip_protocol" ? "protocol" : step)),
  }));
}

const peers = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];

const securityGroupRule: Rule = (value, isUnset) => {
  const protocol = text(value.ip_protocol);
  const known = (name: string) => name in value || isUnset(name);
  const permission = {
    ipProtocol: protocol,
    fromPort: number(value.from_port),
    toPort: number(value.to_port),
    cidrIpv4: text(value.cidr_ipv4),
    cidrIpv6: text(value.cidr_ipv6),
    prefixListId: text(value.prefix_list_id),
    referencedSecurityGroupId: text(value.referenced_security_group_id),
    description: text(value.description),
  };
  const problems = protocol === undefined ? [] : checkPermission(permission);
  return [
    // A port that is known later is not missing
    ...problems.filter(
      ({ message }) => !message.includes("portRange") || (known("from_port") && known("to_port")),
    ),
    ...onlyOneOf(value, peers),
    ...(peers.every((name) => isUnset(name)) ? missing("cidr_ipv4") : []),
    ...tags(value, isUnset),
  ];
};

const rules: Record<ResourceType, Rule> = {
  aws_instance: instance,
  aws_ebs_volume: volume,
  aws_volume_attachment: () => [],
  aws_key_pair: keyPair,
  aws_security_group: securityGroup,
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
};

/** Rules that no single attribute's schema states, for one resource's known values. */
export const checkResource = (type: ResourceType, value: KnownObject, isUnset: IsUnset): Problem[] =>
  rules[type](value, isUnset);
