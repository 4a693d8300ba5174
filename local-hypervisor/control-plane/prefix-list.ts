import { checkId } from "../../schemas/rules/ids";
import {
  entriesAndSize,
  maxEntriesExceeded,
  maxEntriesOutOfRange,
  prefixListInUse,
  prefixListNameLength,
  prefixListNameReserved,
  prefixListNotFound,
  prefixListOfAws,
  versionMismatch,
  versionNotFound,
} from "../model/errors/prefix-list";
import { refuse } from "../model/errors/problem";
import { missingParameter } from "../model/errors/request";
import type { PrefixListEntry, PrefixListRecord } from "../model/prefix-list";
import { awsManagedPrefixLists, isAwsManaged } from "./aws-prefix-list";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { changedEntries } from "./prefix-list-entries";

/** EC2's largest list. */
const largestList = 1000;

export interface NewPrefixList
  extends Pick<PrefixListRecord, "prefixListName" | "addressFamily" | "maxEntries"> {
  readonly entries: readonly PrefixListEntry[];
  readonly tags: PrefixListRecord["tags"];
}

/** What ModifyManagedPrefixList may change. */
export interface PrefixListChange {
  readonly prefixListName?: string;
  readonly maxEntries?: number;
  readonly added: readonly PrefixListEntry[];
  readonly removedCidrs: readonly string[];
  /** Version that the entries are changed from */
  readonly currentVersion?: number;
}

/** Managed prefix lists: those of the user and those of AWS. */
export class PrefixListService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** AWS's own first. */
  list(region: string): PrefixListRecord[] {
    return [...awsManagedPrefixLists(region), ...this.context.store.list("prefixList", region)];
  }

  /** @throws Ec2Error InvalidPrefixListID.NotFound, InvalidPrefixListId.Malformed */
  require(region: string, id: string): PrefixListRecord {
    refuse(checkId("prefixList", id));
    const found = this.find(region, id);
    if (!found) throw prefixListNotFound(id);
    return found;
  }

  find(region: string, id: string): PrefixListRecord | undefined {
    return this.list(region).find((each) => each.id === id);
  }

  /** Entries of a version. @throws Ec2Error InvalidPrefixListID.NotFound, InvalidParameterValue */
  entries(region: string, id: string, version?: number): readonly PrefixListEntry[] {
    const list = this.require(region, id);
    const entries =
      version === undefined || version === list.version ? list.entries : list.history[String(version)];
    if (!entries) throw versionNotFound(id, version ?? list.version);
    return entries;
  }

  /** Ids of the security groups and route tables that name a list. */
  associations(region: string, id: string): string[] {
    this.require(region, id);
    const { store } = this.context;
    const groups = store
      .list("securityGroup", region)
      .filter(({ rules }) =>
        rules.some(({ peer }) => peer.kind === "prefixList" && peer.prefixListId === id),
      );
    const tables = store
      .list("routeTable", region)
      .filter(({ routes }) =>
        routes.some(
          ({ destination }) => destination.kind === "prefixList" && destination.prefixListId === id,
        ),
      );
    return [...groups, ...tables].map((each) => each.id);
  }

  /** @throws Ec2Error InvalidParameterValue, PrefixListMaxEntriesExceeded, InvalidPrefixListModification */
  create(region: string, request: NewPrefixList): PrefixListRecord {
    const { prefixListName, addressFamily, maxEntries, tags } = request;
    checkName(prefixListName);
    checkSize(maxEntries);
    const entries = changedEntries({ addressFamily, maxEntries, entries: [] }, { added: request.entries });
    return this.replace({
      id: this.context.newId("pl"),
      region,
      tags,
      prefixListName,
      addressFamily,
      maxEntries,
      state: "create-complete",
      version: 1,
      entries,
      history: {},
    });
  }

  /**
   * @throws Ec2Error InvalidPrefixListID.NotFound, OperationNotPermitted, MissingParameter, PrefixListVersionMismatch,
   *   InvalidPrefixListModification, PrefixListMaxEntriesExceeded, InvalidParameterCombination,
   *   RulesPerSecurityGroupLimitExceeded when a group that names it would have too many rules
   */
  modify(region: string, id: string, change: PrefixListChange): PrefixListRecord {
    const list = this.requireOwn(region, id);
    const { prefixListName = list.prefixListName, maxEntries = list.maxEntries } = change;
    const changesEntries = change.added.length > 0 || change.removedCidrs.length > 0;
    if (changesEntries && change.maxEntries !== undefined) throw entriesAndSize();
    checkName(prefixListName);
    checkSize(maxEntries);
    if (list.entries.length > maxEntries) throw maxEntriesExceeded(maxEntries);
    const modified = { ...list, prefixListName, maxEntries, state: "modify-complete" as const };
    if (changesEntries) {
      if (change.currentVersion === undefined) throw missingParameter("currentVersion");
      if (change.currentVersion !== list.version) throw versionMismatch();
      return this.replace(withEntries(modified, changedEntries(list, change)));
    }
    this.replace(modified);
    for (const group of this.context.store.list("securityGroup", region))
      this.controlPlane.securityGroups.checkRuleCount(group);
    return modified;
  }

  /** Puts the entries of an earlier version into a new one. @throws Ec2Error PrefixListVersionMismatch, InvalidParameterValue */
  restore(region: string, id: string, previousVersion: number, currentVersion: number): PrefixListRecord {
    const list = this.requireOwn(region, id);
    if (currentVersion !== list.version) throw versionMismatch();
    const entries = list.history[String(previousVersion)];
    if (!entries) throw versionNotFound(id, previousVersion);
    if (entries.length > list.maxEntries) throw maxEntriesExceeded(list.maxEntries);
    return this.replace(withEntries({ ...list, state: "restore-complete" }, entries));
  }

  /** @throws Ec2Error InvalidPrefixListID.NotFound, OperationNotPermitted, DependencyViolation */
  delete(region: string, id: string): PrefixListRecord {
    const list = this.requireOwn(region, id);
    if (this.associations(region, id).length > 0) throw prefixListInUse(id);
    this.context.store.delete("prefixList", id);
    return list;
  }

  private requireOwn(region: string, id: string): PrefixListRecord {
    const list = this.require(region, id);
    if (isAwsManaged(list)) throw prefixListOfAws(id);
    return list;
  }

  private replace(list: PrefixListRecord): PrefixListRecord {
    this.context.store.put("prefixList", list);
    return list;
  }
}

const withEntries = (list: PrefixListRecord, entries: readonly PrefixListEntry[]): PrefixListRecord => ({
  ...list,
  version: list.version + 1,
  entries,
  history: { ...list.history, [String(list.version)]: list.entries },
});

function checkName(name: string): void {
  if (name.length < 1 || name.length > 255) throw prefixListNameLength();
  if (name.toLowerCase().startsWith("com.amazonaws")) throw prefixListNameReserved(name);
}

function checkSize(maxEntries: number): void {
  if (maxEntries < 1 || maxEntries > largestList) throw maxEntriesOutOfRange(maxEntries, largestList);
}
