import { protocolName } from "../../schemas/rules/permission";
import type { IpPermission } from "../ec2/types";
import type { ObjectValue, Value } from "../framework/resource";
import { isUnknown } from "../protocol/unknown";
import { flag, number, text, texts } from "./values";

/** Whom a rule admits, by the attribute of the `ingress` and `egress` blocks that says so. */
const peerAttributes = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"] as const;
type PeerAttribute = (typeof peerAttributes)[number];

/**
 * One permission: a protocol, its ports and one peer. EC2 keeps rules so, and regroups what it was given; a block of
 * Terraform holds as many as it has peers.
 */
export interface SinglePermission {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly description: string;
  readonly peer:
    | { readonly attribute: PeerAttribute; readonly value: string }
    | { readonly attribute: "self" };
}

export const permissionKey = ({ protocol, fromPort, toPort, description, peer }: SinglePermission): string =>
  JSON.stringify([
    protocol,
    fromPort,
    toPort,
    description,
    peer.attribute,
    "value" in peer ? peer.value : "",
  ]);

/** A protocol as EC2 spells it, whichever way it was written: `6` and `TCP` are `tcp`, `all` is `-1`. */
export const normalProtocol = (protocol: string): string => protocolName(protocol) ?? protocol.toLowerCase();

/** The permissions that a block stands for. */
export function permissionsOfBlock(rule: ObjectValue): SinglePermission[] {
  const shared = {
    protocol: normalProtocol(text(rule, "protocol") ?? ""),
    fromPort: number(rule, "from_port") ?? 0,
    toPort: number(rule, "to_port") ?? 0,
    description: text(rule, "description") ?? "",
  };
  return [
    ...(flag(rule, "self") ? [{ ...shared, peer: { attribute: "self" as const } }] : []),
    ...peerAttributes.flatMap((attribute) =>
      texts(rule, attribute).map((value) => ({ ...shared, peer: { attribute, value } })),
    ),
  ];
}

/** The permissions that EC2 lists. `groupId` and `ownerId` are the group's own. */
export function permissionsOfGroup(
  listed: readonly IpPermission[],
  groupId: string,
  ownerId: string | undefined,
): SinglePermission[] {
  return listed.flatMap((permission) => {
    const of = (description: string | undefined, peer: SinglePermission["peer"]): SinglePermission => ({
      protocol: permission.IpProtocol ?? "",
      fromPort: permission.FromPort ?? 0,
      toPort: permission.ToPort ?? 0,
      description: description ?? "",
      peer,
    });
    const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
    return [
      ...UserIdGroupPairs.map(({ GroupId = "", UserId, Description }) =>
        of(
          Description,
          GroupId === groupId
            ? { attribute: "self" }
            : {
                attribute: "security_groups",
                value: UserId && UserId !== ownerId ? `${UserId}/${GroupId}` : GroupId,
              },
        ),
      ),
      ...IpRanges.map(({ CidrIp = "", Description }) =>
        of(Description, { attribute: "cidr_blocks", value: CidrIp }),
      ),
      ...Ipv6Ranges.map(({ CidrIpv6 = "", Description }) =>
        of(Description, { attribute: "ipv6_cidr_blocks", value: CidrIpv6 }),
      ),
      ...PrefixListIds.map(({ PrefixListId = "", Description }) =>
        of(Description, { attribute: "prefix_list_ids", value: PrefixListId }),
      ),
    ];
  });
}

/** Permissions as a request takes them, one entry each. */
export function requestPermissions(
  permissions: readonly SinglePermission[],
  groupId: string,
): IpPermission[] {
  return permissions.map(({ protocol, fromPort, toPort, description, peer }) => {
    const described = description === "" ? {} : { Description: description };
    const ports = protocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort };
    return { IpProtocol: protocol, ...ports, ...requestPeer(peer, groupId, described) };
  });
}

function requestPeer(
  peer: SinglePermission["peer"],
  groupId: string,
  described: { Description?: string },
): Partial<IpPermission> {
  switch (peer.attribute) {
    case "self":
      return { UserIdGroupPairs: [{ GroupId: groupId, ...described }] };
    case "cidr_blocks":
      return { IpRanges: [{ CidrIp: peer.value, ...described }] };
    case "ipv6_cidr_blocks":
      return { Ipv6Ranges: [{ CidrIpv6: peer.value, ...described }] };
    case "prefix_list_ids":
      return { PrefixListIds: [{ PrefixListId: peer.value, ...described }] };
    case "security_groups": {
      const [account, group] = peer.value.split("/");
      return {
        UserIdGroupPairs: [
          group === undefined
            ? { GroupId: peer.value, ...described }
            : { UserId: account, GroupId: group, ...described },
        ],
      };
    }
  }
}

/** What is in one list and not in the other. */
export const difference = (
  from: readonly SinglePermission[],
  without: readonly SinglePermission[],
): SinglePermission[] => {
  const keys = new Set(without.map(permissionKey));
  const distinct = new Map(from.map((permission) => [permissionKey(permission), permission]));
  return [...distinct].filter(([key]) => !keys.has(key)).map(([, permission]) => permission);
};

/**
 * The blocks that describe what a group has. A block that Terraform knows stays as it was written while all of its
 * permissions are there; what remains becomes blocks of its own, one for each protocol, port range and description.
 */
export function blocksOf(present: readonly SinglePermission[], knownBlocks: readonly ObjectValue[]): Value[] {
  const remaining = new Map(present.map((permission) => [permissionKey(permission), permission]));
  const there = new Set(remaining.keys());
  const kept: Value[] = [];
  for (const rule of knownBlocks) {
    const keys = permissionsOfBlock(rule).map(permissionKey);
    if (keys.length === 0 || !keys.every((key) => there.has(key))) continue;
    for (const key of keys) remaining.delete(key);
    kept.push(rule);
  }
  return [...kept, ...newBlocks([...remaining.values()])];
}

/** Whether two lists of blocks stand for the same permissions, block by block, however each is written. */
export function describeTheSame(some: readonly ObjectValue[], others: readonly ObjectValue[]): boolean {
  if (![...some, ...others].every(isWhollyKnown)) return false;
  const signatures = (list: readonly ObjectValue[]) =>
    JSON.stringify(list.map((rule) => permissionsOfBlock(rule).map(permissionKey).sort()).sort());
  return signatures(some) === signatures(others);
}

const isWhollyKnown = (rule: ObjectValue): boolean =>
  Object.values(rule).every((value) => !isUnknown(value) && !(Array.isArray(value) && value.some(isUnknown)));

function newBlocks(permissions: readonly SinglePermission[]): ObjectValue[] {
  const groups = new Map<string, ObjectValue & Record<PeerAttribute, string[]>>();
  for (const { protocol, fromPort, toPort, description, peer } of permissions) {
    const key = JSON.stringify([protocol, fromPort, toPort, description]);
    const rule = groups.get(key) ?? {
      protocol,
      from_port: fromPort,
      to_port: toPort,
      description,
      self: false,
      cidr_blocks: [],
      ipv6_cidr_blocks: [],
      prefix_list_ids: [],
      security_groups: [],
    };
    groups.set(key, rule);
    if (peer.attribute === "self") rule.self = true;
    else rule[peer.attribute].push(peer.value);
  }
  return [...groups.values()];
}
