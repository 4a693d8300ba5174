import { checkId } from "../../schemas/rules/ids";
import { checkSecurityGroupDescription, checkSecurityGroupName } from "../../schemas/rules/security-group";
import { namedPrefixListNotFound } from "../model/errors/prefix-list";
import { refuse } from "../model/errors/problem";
import {
  defaultGroupKept,
  differentNetworks,
  groupDuplicate,
  groupHasDependent,
  groupNotFound,
  groupNotFoundByName,
  groupsOfDifferentNetworks,
  ruleDuplicate,
  ruleIdNotFound,
  ruleNotFound,
  ruleRepeatedInRequest,
  tooManyGroups,
  tooManyRules,
} from "../model/errors/security-group";
import type { SecurityGroupRecord, SecurityGroupRuleRecord } from "../model/security-group";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import {
  draftRule,
  newGroupRules,
  type RuleDraft,
  type RuleRequest,
  ruleIdentity,
  ruleWeight,
} from "./security-group-rules";

/** Quotas of a new AWS account; rules are counted by direction and address family. */
const maximumGroupsPerInterface = 5;
const maximumRules = 60;

export interface GroupsForLaunch {
  readonly groupIds?: readonly string[];
  /** Names of groups of the default VPC */
  readonly groupNames?: readonly string[];
  readonly vpcId: string;
  /** Named in the sentence when a group is of another VPC */
  readonly subnetId?: string;
}

export interface NewSecurityGroup {
  readonly groupName: string;
  readonly description: string;
  /** @default - the default VPC */
  readonly vpcId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface RuleWithId {
  readonly ruleId: string;
  readonly rule: RuleRequest;
}

/** Security groups and their rules. */
export class SecurityGroupService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): SecurityGroupRecord[] {
    this.controlPlane.vpcs.ensureDefault(region);
    return this.context.store.list("securityGroup", region);
  }

  /** @throws Ec2Error InvalidGroup.NotFound, InvalidGroupId.Malformed */
  require(region: string, id: string): SecurityGroupRecord {
    refuse(checkId("securityGroup", id));
    const group = this.list(region).find((each) => each.id === id);
    if (!group) throw groupNotFound(id);
    return group;
  }

  /** The group of that name in a VPC. @throws Ec2Error InvalidGroup.NotFound */
  requireByName(region: string, groupName: string, vpcId: string): SecurityGroupRecord {
    const group = this.list(region).find((each) => each.vpcId === vpcId && each.groupName === groupName);
    if (!group) throw groupNotFoundByName(groupName, vpcId);
    return group;
  }

  /**
   * The groups of a new network interface; the VPC's default group when none is named.
   *
   * @throws Ec2Error InvalidGroup.NotFound, InvalidGroupId.Malformed, InvalidParameter for a group of another VPC,
   *   SecurityGroupsPerInterfaceLimitExceeded
   */
  resolve(
    region: string,
    { groupIds = [], groupNames = [], vpcId, subnetId }: GroupsForLaunch,
  ): SecurityGroupRecord[] {
    const named = [
      ...groupIds.map((id) => this.require(region, id)),
      ...groupNames.map((name) => this.requireByName(region, name, vpcId)),
    ];
    const groups = [...new Map(named.map((group) => [group.id, group])).values()];
    const foreign = groups.find((group) => group.vpcId !== vpcId);
    if (foreign) throw subnetId ? differentNetworks(foreign.id, subnetId) : groupsOfDifferentNetworks();
    if (groups.length > maximumGroupsPerInterface) throw tooManyGroups(maximumGroupsPerInterface);
    if (groups.length > 0) return groups;
    return [this.require(region, this.controlPlane.vpcs.require(region, vpcId).defaultSecurityGroupId)];
  }

  /** @throws Ec2Error InvalidGroup.Duplicate, InvalidVpcID.NotFound, InvalidParameterValue */
  create(region: string, { groupName, description, vpcId, tags }: NewSecurityGroup): SecurityGroupRecord {
    const { vpcs } = this.controlPlane;
    const vpc = vpcId === undefined ? vpcs.requireDefault(region) : vpcs.require(region, vpcId);
    refuse([...checkSecurityGroupName(groupName), ...checkSecurityGroupDescription(description)]);
    const name = groupName.toLowerCase();
    const taken = this.list(region).some(
      (each) => each.vpcId === vpc.id && each.groupName.toLowerCase() === name,
    );
    if (taken) throw groupDuplicate(groupName, vpc.id);
    const { newId } = this.context;
    return this.replace({
      id: newId("sg"),
      region,
      tags,
      vpcId: vpc.id,
      groupName,
      description,
      rules: newGroupRules(newId),
    });
  }

  /** @throws Ec2Error InvalidGroup.NotFound, CannotDelete, DependencyViolation */
  delete(region: string, id: string): void {
    const group = this.require(region, id);
    if (group.groupName === "default") throw defaultGroupKept(id);
    const { store } = this.context;
    const worn = store.list("networkInterface", region).some((each) => each.groupIds.includes(id));
    const named = this.list(region).some(
      (each) => each.id !== id && each.rules.some((rule) => isPeer(rule, id)),
    );
    if (worn || named) throw groupHasDependent(id);
    store.delete("securityGroup", id);
  }

  /** @throws Ec2Error InvalidPermission.Duplicate, RulesPerSecurityGroupLimitExceeded, InvalidParameterValue */
  authorize(
    region: string,
    id: string,
    isEgress: boolean,
    requests: readonly RuleRequest[],
    tags: Readonly<Record<string, string>> = {},
  ): SecurityGroupRuleRecord[] {
    const group = this.require(region, id);
    const drafts = requests.map((request) => this.draft(group, request));
    if (new Set(drafts.map(ruleIdentity)).size < drafts.length) throw ruleRepeatedInRequest();
    const existing = new Set(group.rules.filter((rule) => rule.isEgress === isEgress).map(ruleIdentity));
    const duplicate = drafts.find((draft) => existing.has(ruleIdentity(draft)));
    if (duplicate) throw ruleDuplicate(duplicate);
    const rules = drafts.map((draft) => ({ ...draft, ruleId: this.context.newId("sgr"), isEgress, tags }));
    const changed = { ...group, rules: [...group.rules, ...rules] };
    this.checkRuleCount(changed);
    this.replace(changed);
    return rules;
  }

  /** Removes rules that equal the requests; descriptions do not count. @throws Ec2Error InvalidPermission.NotFound */
  revoke(
    region: string,
    id: string,
    isEgress: boolean,
    requests: readonly RuleRequest[],
  ): SecurityGroupRuleRecord[] {
    const group = this.require(region, id);
    const found = requests.map((request) => this.matching(group, isEgress, request));
    return this.remove(group, found);
  }

  /** @throws Ec2Error InvalidSecurityGroupRuleId.NotFound, InvalidSecurityGroupRuleId.Malformed */
  revokeById(
    region: string,
    id: string,
    isEgress: boolean,
    ruleIds: readonly string[],
  ): SecurityGroupRuleRecord[] {
    const group = this.require(region, id);
    return this.remove(
      group,
      ruleIds.map((ruleId) => requireRule(group, ruleId, isEgress)),
    );
  }

  /** Replaces what rules let pass, under their ids. @throws Ec2Error InvalidSecurityGroupRuleId.NotFound, InvalidPermission.Duplicate */
  modifyRules(region: string, id: string, changes: readonly RuleWithId[]): void {
    const group = this.require(region, id);
    const drafts = new Map<string, RuleDraft>();
    for (const { ruleId, rule } of changes) {
      requireRule(group, ruleId);
      drafts.set(ruleId, this.draft(group, rule));
    }
    const rules = group.rules.map((rule) => {
      const draft = drafts.get(rule.ruleId);
      return draft ? { ...draft, ruleId: rule.ruleId, isEgress: rule.isEgress, tags: rule.tags } : rule;
    });
    const seen = new Set<string>();
    for (const rule of rules) {
      const identity = `${rule.isEgress} ${ruleIdentity(rule)}`;
      if (seen.has(identity)) throw ruleDuplicate(rule);
      seen.add(identity);
    }
    const changed = { ...group, rules };
    this.checkRuleCount(changed);
    this.replace(changed);
  }

  /** Sets or clears descriptions; a rule is named by its id or by what it lets pass. @throws Ec2Error InvalidPermission.NotFound */
  describeRules(
    region: string,
    id: string,
    isEgress: boolean,
    changes: readonly ({ readonly ruleId: string; readonly description?: string } | RuleRequest)[],
  ): void {
    const group = this.require(region, id);
    const descriptions = new Map<string, string | undefined>();
    for (const change of changes) {
      const rule =
        "ruleId" in change
          ? requireRule(group, change.ruleId, isEgress)
          : this.matching(group, isEgress, change);
      const { description } = draftRule({ ...rule, description: change.description });
      descriptions.set(rule.ruleId, description);
    }
    const rules = group.rules.map((rule) =>
      descriptions.has(rule.ruleId) ? { ...rule, description: descriptions.get(rule.ruleId) } : rule,
    );
    this.replace({ ...group, rules });
  }

  /** A rule that names a prefix list counts as the list's maximum number of entries. @throws Ec2Error RulesPerSecurityGroupLimitExceeded */
  checkRuleCount({ region, rules }: Pick<SecurityGroupRecord, "region" | "rules">): void {
    const prefixLists = new Map(this.controlPlane.prefixLists.list(region).map((each) => [each.id, each]));
    for (const isEgress of [true, false]) {
      for (const family of ["IPv4", "IPv6"] as const) {
        const count = rules
          .filter((rule) => rule.isEgress === isEgress)
          .reduce((sum, { peer }) => sum + ruleWeight(peer, family, (id) => prefixLists.get(id)), 0);
        if (count > maximumRules) throw tooManyRules();
      }
    }
  }

  private draft(group: SecurityGroupRecord, request: RuleRequest): RuleDraft {
    const draft = draftRule(request);
    const { peer } = draft;
    if (peer.kind === "group" && this.require(group.region, peer.groupId).vpcId !== group.vpcId)
      throw groupsOfDifferentNetworks();
    if (peer.kind === "prefixList" && !this.controlPlane.prefixLists.find(group.region, peer.prefixListId))
      throw namedPrefixListNotFound(peer.prefixListId);
    return draft;
  }

  private matching(
    group: SecurityGroupRecord,
    isEgress: boolean,
    request: RuleRequest,
  ): SecurityGroupRuleRecord {
    const identity = ruleIdentity(this.draft(group, { ...request, description: undefined }));
    const rule = group.rules.find((each) => each.isEgress === isEgress && ruleIdentity(each) === identity);
    if (!rule) throw ruleNotFound();
    return rule;
  }

  private remove(
    group: SecurityGroupRecord,
    removed: readonly SecurityGroupRuleRecord[],
  ): SecurityGroupRuleRecord[] {
    this.replace({ ...group, rules: group.rules.filter((rule) => !removed.includes(rule)) });
    return [...new Set(removed)];
  }

  private replace(group: SecurityGroupRecord): SecurityGroupRecord {
    this.context.store.put("securityGroup", group);
    return group;
  }
}

const isPeer = ({ peer }: SecurityGroupRuleRecord, groupId: string): boolean =>
  peer.kind === "group" && peer.groupId === groupId;

function requireRule(
  group: SecurityGroupRecord,
  ruleId: string,
  isEgress?: boolean,
): SecurityGroupRuleRecord {
  refuse(checkId("securityGroupRule", ruleId));
  const rule = group.rules.find((each) => each.ruleId === ruleId);
  if (!rule || (isEgress !== undefined && rule.isEgress !== isEgress)) throw ruleIdNotFound(ruleId);
  return rule;
}
