import { checkId } from "../../schemas/rules/ids";
import {
  defaultNetworkAclKept,
  entryAlreadyExists,
  entryNotFound,
  networkAclAssociationNotFound,
  networkAclInUse,
  networkAclLimitExceeded,
  networkAclNotFound,
  networkAclOfOtherNetwork,
  tooManyEntries,
} from "../model/errors/network-acl";
import { refuse } from "../model/errors/problem";
import {
  defaultNetworkAclEntries,
  type NetworkAclAssociation,
  type NetworkAclEntry,
  type NetworkAclRecord,
} from "../model/network-acl";
import type { SubnetRecord } from "../model/subnet";
import type { VpcRecord } from "../model/vpc";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { checkedEntry, checkRuleNumber, type EntryRequest } from "./network-acl-entry";

/** Quotas of a new AWS account; entries are counted by direction and address family. */
const maximumAclsPerVpc = 200;
const maximumEntries = 20;

/** Network ACLs: stateless filters of subnets. */
export class NetworkAclService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): NetworkAclRecord[] {
    this.controlPlane.vpcs.ensureDefault(region);
    return this.context.store.list("networkAcl", region);
  }

  /** @throws Ec2Error InvalidNetworkAclID.NotFound, InvalidNetworkAclId.Malformed */
  require(region: string, id: string): NetworkAclRecord {
    refuse(checkId("networkAcl", id));
    this.controlPlane.vpcs.ensureDefault(region);
    const acl = this.context.store.get("networkAcl", id);
    if (acl?.region !== region) throw networkAclNotFound(id);
    return acl;
  }

  /** The ACL that a new VPC gets: it lets everything pass, until somebody changes it. */
  createDefault({ id: vpcId, region }: Pick<VpcRecord, "id" | "region">): NetworkAclRecord {
    return this.add(region, { vpcId, isDefault: true, entries: defaultNetworkAclEntries, tags: {} });
  }

  /** Puts a new subnet behind the default ACL of its VPC. */
  addSubnet({ id: subnetId, vpcId, region }: Pick<SubnetRecord, "id" | "vpcId" | "region">): void {
    const acl = this.ofVpc(region, vpcId).find((each) => each.isDefault);
    if (!acl) throw new Error(`VPC ${vpcId} has no default network ACL`);
    this.replace({ ...acl, associations: [...acl.associations, this.newAssociation(subnetId)] });
  }

  /** Forgets a subnet that is deleted. */
  removeSubnet({ id: subnetId, vpcId, region }: Pick<SubnetRecord, "id" | "vpcId" | "region">): void {
    for (const acl of this.ofVpc(region, vpcId)) {
      const associations = acl.associations.filter((each) => each.subnetId !== subnetId);
      if (associations.length < acl.associations.length) this.replace({ ...acl, associations });
    }
  }

  /** Whether a VPC has an ACL that somebody made, which must go before the VPC. */
  hasOwnOf(region: string, vpcId: string): boolean {
    return this.ofVpc(region, vpcId).some((each) => !each.isDefault);
  }

  /** Deletes the default ACL along with its VPC. */
  deleteDefault({ id: vpcId, region }: Pick<VpcRecord, "id" | "region">): void {
    for (const acl of this.ofVpc(region, vpcId))
      if (acl.isDefault) this.context.store.delete("networkAcl", acl.id);
  }

  /** CreateNetworkAcl: the new ACL denies everything. @throws Ec2Error InvalidVpcID.NotFound, NetworkAclLimitExceeded */
  create(region: string, vpcId: string, tags: NetworkAclRecord["tags"]): NetworkAclRecord {
    const vpc = this.controlPlane.vpcs.require(region, vpcId);
    if (this.ofVpc(region, vpc.id).length >= maximumAclsPerVpc)
      throw networkAclLimitExceeded(maximumAclsPerVpc);
    return this.add(region, { vpcId: vpc.id, isDefault: false, entries: [], tags });
  }

  /** @throws Ec2Error InvalidNetworkAclID.NotFound, InvalidParameterValue for the default ACL, DependencyViolation */
  delete(region: string, id: string): void {
    const acl = this.require(region, id);
    if (acl.isDefault) throw defaultNetworkAclKept(id);
    if (acl.associations.length > 0) throw networkAclInUse(id);
    this.context.store.delete("networkAcl", id);
  }

  /** @throws Ec2Error NetworkAclEntryAlreadyExists, NetworkAclEntryLimitExceeded, InvalidParameterValue, MissingParameter */
  createEntry(region: string, id: string, request: EntryRequest): void {
    const acl = this.require(region, id);
    const entry = checkedEntry(request);
    if (acl.entries.some((each) => isSamePlace(each, entry))) throw entryAlreadyExists(entry.ruleNumber);
    const alike = acl.entries.filter(
      (each) =>
        each.isEgress === entry.isEgress && (each.cidrIpv4 === undefined) === (entry.cidrIpv4 === undefined),
    );
    if (alike.length >= maximumEntries) throw tooManyEntries(maximumEntries);
    this.replace({ ...acl, entries: [...acl.entries, entry] });
  }

  /** @throws Ec2Error InvalidNetworkAclEntry.NotFound, InvalidParameterValue, MissingParameter */
  replaceEntry(region: string, id: string, request: EntryRequest): void {
    const acl = this.require(region, id);
    const entry = checkedEntry(request);
    requireEntry(acl, entry);
    this.replace({ ...acl, entries: acl.entries.map((each) => (isSamePlace(each, entry) ? entry : each)) });
  }

  /** @throws Ec2Error InvalidNetworkAclEntry.NotFound, InvalidParameterValue */
  deleteEntry(region: string, id: string, place: EntryPlace): void {
    const acl = this.require(region, id);
    checkRuleNumber(place.ruleNumber);
    requireEntry(acl, place);
    this.replace({ ...acl, entries: acl.entries.filter((each) => !isSamePlace(each, place)) });
  }

  /**
   * ReplaceNetworkAclAssociation: moves the subnet of an association to another ACL, under a new association.
   *
   * @throws Ec2Error InvalidAssociationID.NotFound, InvalidNetworkAclID.NotFound, InvalidParameter for another VPC's ACL
   */
  replaceAssociation(region: string, associationId: string, networkAclId: string): NetworkAclAssociation {
    refuse(checkId("networkAclAssociation", associationId));
    const holds = (each: NetworkAclAssociation) => each.associationId === associationId;
    const source = this.list(region).find((acl) => acl.associations.some(holds));
    const old = source?.associations.find(holds);
    if (!source || !old) throw networkAclAssociationNotFound(associationId);
    const target = this.require(region, networkAclId);
    if (target.vpcId !== source.vpcId) throw networkAclOfOtherNetwork(target.id, old.subnetId);
    this.replace({ ...source, associations: source.associations.filter((each) => !holds(each)) });
    const association = this.newAssociation(old.subnetId);
    const { associations, ...rest } = this.require(region, target.id);
    this.replace({ ...rest, associations: [...associations, association] });
    return association;
  }

  private ofVpc(region: string, vpcId: string): NetworkAclRecord[] {
    return this.context.store.list("networkAcl", region).filter((each) => each.vpcId === vpcId);
  }

  private newAssociation(subnetId: string): NetworkAclAssociation {
    return { associationId: this.context.newId("aclassoc"), subnetId };
  }

  private add(
    region: string,
    content: Pick<NetworkAclRecord, "vpcId" | "isDefault" | "entries" | "tags">,
  ): NetworkAclRecord {
    const record = { id: this.context.newId("acl"), region, ...content, associations: [] };
    this.replace(record);
    return record;
  }

  private replace(acl: NetworkAclRecord): void {
    this.context.store.put("networkAcl", acl);
  }
}

/** What tells the entries of an ACL apart. */
type EntryPlace = Pick<NetworkAclEntry, "ruleNumber" | "isEgress">;

const isSamePlace = (one: EntryPlace, other: EntryPlace): boolean =>
  one.ruleNumber === other.ruleNumber && one.isEgress === other.isEgress;

function requireEntry(acl: NetworkAclRecord, place: EntryPlace): void {
  if (!acl.entries.some((each) => isSamePlace(each, place)))
    throw entryNotFound(place.ruleNumber, place.isEgress);
}
