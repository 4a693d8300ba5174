import { checkNetwork, isCidrIpv4 } from "../../schemas/rules/cidr";
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "../ec2/calls";
import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { ApiError, isApiError } from "../ec2/errors";
import { deleteLingeringInterfaces } from "../ec2/lingering-interfaces";
import {
  findInterfacesOf,
  findSecurityGroup,
  isGroupGone,
  revokeRulesTouching,
  waitSecurityGroupGone,
} from "../ec2/security-group";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { SecurityGroup } from "../ec2/types";
import { defaultNamePrefix, namePrefixOf } from "../ec2/unique-name";
import { retryWhile } from "../ec2/wait";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { attributePath } from "../protocol/attribute-path";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { refusals } from "./problems";
import {
  blocksOf,
  describeTheSame,
  difference,
  normalProtocol,
  permissionsOfBlock,
  permissionsOfGroup,
  requestPermissions,
  type SinglePermission,
} from "./security-group-permissions";
import { blocks, flag, isKnown, number, same, text, textMap, texts } from "./values";

const type = "aws_security_group";
const minuteMs = 60_000;

export const directions = ["ingress", "egress"] as const;
type Direction = (typeof directions)[number];

/** How long a deletion waits for what still uses the group before it looks what that is. */
const patienceMs = 60_000;

/** aws_security_group: a group, with the rules that its blocks list, when they list any. */
export const securityGroupResource: ManagedResource<Services> = {
  type,
  timeoutsMs: { create: 10 * minuteMs, delete: 15 * minuteMs },

  validate(config) {
    return directions.flatMap((direction) =>
      blocks(config, direction).flatMap((rule) => checkBlock(rule, direction)),
    );
  },

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null)
      for (const direction of directions)
        if (
          isKnown(planned, direction) &&
          describeTheSame(blocks(prior, direction), blocks(planned, direction))
        )
          planned[direction] = prior[direction] ?? [];
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const name =
        text(planned, "name") ??
        context.services.uniqueName(text(planned, "name_prefix") ?? defaultNamePrefix);
      const { GroupId: groupId = "" } = await step(`creating Security Group (${name})`, () =>
        createSecurityGroup(ec2, {
          GroupName: name,
          Description: text(planned, "description") ?? "Managed by Terraform",
          VpcId: text(planned, "vpc_id"),
          TagSpecifications: tagSpecifications(["security-group", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      exists({ id: groupId, name });
      await revokeDefaultEgress(ec2, groupId);
      for (const direction of directions) await changeRules(ec2, groupId, direction, [], planned);
      return readGroup(ec2, planned, groupId);
    }),

  read: (prior, context) =>
    reading(prior, () => readGroup(ec2Of(prior, context), prior, text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const groupId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        for (const direction of directions)
          await changeRules(
            ec2,
            groupId,
            direction,
            blocks(prior, direction).flatMap(permissionsOfBlock),
            planned,
          );
        await step(`updating tags for Security Group (${groupId})`, () =>
          updateTags(ec2, groupId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readGroup(ec2, planned, groupId),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const groupId = text(prior, "id") ?? "";
    return deleting(async () => {
      if (flag(prior, "revoke_rules_on_delete"))
        await step(`revoking rules of Security Group (${groupId})`, () => revokeRulesTouching(ec2, groupId));
      await deleteLingeringInterfaces(ec2, "group-id", groupId);
      await step(`deleting Security Group (${groupId})`, () => deleteWhenUnused(ec2, groupId));
      await step(`waiting for Security Group (${groupId}) delete`, () => waitSecurityGroupGone(ec2, groupId));
    });
  },

  import: importById,
};

/** EC2 lets a new group reach everything; as with hashicorp/aws, it shall reach what the egress rules list. */
async function revokeDefaultEgress(ec2: Connection, groupId: string): Promise<void> {
  await step(`revoking default IPv4 egress rule for Security Group (${groupId})`, () =>
    revokeSecurityGroupEgress(ec2, {
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    }),
  );
  await step(`revoking default IPv6 egress rule for Security Group (${groupId})`, () =>
    revokeSecurityGroupEgress(ec2, {
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: "-1", Ipv6Ranges: [{ CidrIpv6: "::/0" }] }],
    }).catch((error) => {
      // Only groups of a VPC with IPv6 have that rule.
      if (!isApiError(error, errorCodes.invalidPermissionNotFound, errorCodes.invalidParameterValue))
        throw error;
    }),
  );
}

/** Removes rules that are no longer wanted, then adds the new ones; nothing when the plan leaves them to others. */
export async function changeRules(
  ec2: Connection,
  groupId: string,
  direction: Direction,
  present: readonly SinglePermission[],
  planned: ObjectValue,
): Promise<void> {
  if (!isKnown(planned, direction)) return;
  const wanted = blocks(planned, direction).flatMap(permissionsOfBlock);
  const [revoke, authorize] =
    direction === "egress"
      ? [revokeSecurityGroupEgress, authorizeSecurityGroupEgress]
      : [revokeSecurityGroupIngress, authorizeSecurityGroupIngress];
  const old = requestPermissions(difference(present, wanted), groupId);
  const added = requestPermissions(difference(wanted, present), groupId);
  const doing = `updating Security Group (${groupId}) ${direction} rules`;
  if (old.length > 0)
    await step(`${doing}: revoking`, () =>
      revoke(ec2, { GroupId: groupId, IpPermissions: old }).catch(unlessRevoked),
    );
  if (added.length > 0)
    await step(`${doing}: authorizing`, () => authorize(ec2, { GroupId: groupId, IpPermissions: added }));
}

const unlessRevoked = (error: unknown): void => {
  if (!isApiError(error, errorCodes.invalidPermissionNotFound)) throw error;
};

const isInUse = (error: unknown): error is ApiError =>
  isApiError(error, errorCodes.dependencyViolation, errorCodes.invalidGroupInUse);

/** Deletes a group once nothing uses it. Terminated instances let go of it within moments; anything else is named. */
async function deleteWhenUnused(ec2: Connection, groupId: string): Promise<void> {
  try {
    await retryWhile(() => deleteSecurityGroup(ec2, { GroupId: groupId }), isInUse, {
      signal: ec2.signal,
      limitMs: patienceMs,
    });
  } catch (error) {
    if (isGroupGone(error)) return;
    if (!isInUse(error) || ec2.signal.aborted) throw error;
    const { code, message, operation, statusCode, requestId } = error;
    throw new ApiError(code, `${message} (${await usersOf(ec2, groupId)})`, operation, statusCode, requestId);
  }
}

async function usersOf(ec2: Connection, groupId: string): Promise<string> {
  const users = (await findInterfacesOf(ec2, groupId)).map(
    ({ NetworkInterfaceId, Attachment }) =>
      `${NetworkInterfaceId}${Attachment?.InstanceId ? ` of ${Attachment.InstanceId}` : ""}`,
  );
  return users.length > 0
    ? `it is still on ${users.join(", ")}`
    : "rules of other groups refer to it; revoke_rules_on_delete = true takes those away too";
}

/** State of aws_security_group or aws_default_security_group as the API has it; null when the group is gone. */
export async function readGroup(
  ec2: Connection,
  prior: ObjectValue,
  groupId: string,
): Promise<ObjectValue | null> {
  const group = await step(`reading Security Group (${groupId})`, () => findSecurityGroup(ec2, groupId));
  return group === undefined ? null : securityGroupState(ec2, prior, group);
}

function securityGroupState(ec2: Connection, prior: ObjectValue, group: SecurityGroup): ObjectValue {
  const { GroupId: groupId = "", OwnerId: ownerId = ec2.accountId, GroupName: name = "" } = group;
  const listed = { ingress: group.IpPermissions ?? [], egress: group.IpPermissionsEgress ?? [] };
  const rules = (direction: Direction) =>
    blocksOf(permissionsOfGroup(listed[direction], groupId, ownerId), blocks(prior, direction));
  return {
    id: groupId,
    arn: arn(ec2, `security-group/${groupId}`, ownerId),
    region: ec2.region,
    description: group.Description ?? "",
    name,
    name_prefix: namePrefixOf(name),
    owner_id: ownerId,
    vpc_id: group.VpcId ?? "",
    revoke_rules_on_delete: prior.revoke_rules_on_delete ?? false,
    ingress: rules("ingress"),
    egress: rules("egress"),
    tags_all: tagMap(group.Tags),
  };
}

const withoutPeer = {
  code: "MissingParameter",
  message: "The request must contain the parameter cidrIp, cidrIpv6, prefixListId or groupId",
  path: [],
  fix: "Say whom the rule admits: cidr_blocks, ipv6_cidr_blocks, prefix_list_ids, security_groups or self.",
};

/** What the contract's rules leave to say of one block. */
function checkBlock(rule: ObjectValue, direction: Direction): Diagnostic[] {
  const peers = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"];
  const peersKnown = [...peers, "self"].every((name) => isKnown(rule, name));
  const noPeer = peersKnown && !flag(rule, "self") && peers.every((name) => same(rule[name] ?? [], []));
  const malformed = texts(rule, "cidr_blocks").filter(isCidrIpv4).flatMap(checkNetwork);
  const [fromPort, toPort] = [number(rule, "from_port") ?? 0, number(rule, "to_port") ?? 0];
  const all = normalProtocol(text(rule, "protocol") ?? "") === "-1";
  return [
    ...refusals(type, [...(noPeer ? [withoutPeer] : []), ...malformed], [direction]),
    ...(all && (fromPort !== 0 || toPort !== 0)
      ? [
          errorDiagnostic(
            `from_port (${fromPort}) and to_port (${toPort}) must both be 0 to use the 'ALL' "-1" protocol!`,
            "EC2 keeps no ports for a rule about all protocols. Set both to 0, or name the protocol.",
            attributePath(direction),
          ),
        ]
      : []),
  ];
}
