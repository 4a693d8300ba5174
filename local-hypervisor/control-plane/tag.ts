import { checkTags } from "../../schemas/rules/tags";
import type { Ec2Error } from "../model/errors";
import { allocationNotFound } from "../model/errors/address";
import { dhcpOptionsNotFound } from "../model/errors/dhcp-options";
import { flowLogsNotFound } from "../model/errors/flow-log";
import { imageNotFound } from "../model/errors/image";
import { instanceNotFound } from "../model/errors/instance";
import { internetGatewayNotFound } from "../model/errors/internet-gateway";
import { keyPairNotFound } from "../model/errors/key-pair";
import { networkAclNotFound } from "../model/errors/network-acl";
import { networkInterfaceNotFound } from "../model/errors/network-interface";
import { prefixListNotFound } from "../model/errors/prefix-list";
import { refuse } from "../model/errors/problem";
import { routedNatGatewayNotFound, routeTableNotFound } from "../model/errors/route-table";
import { groupNotFound, ruleIdNotFound } from "../model/errors/security-group";
import { snapshotNotFound } from "../model/errors/snapshot";
import { subnetNotFound } from "../model/errors/subnet";
import { invalidTaggableId } from "../model/errors/tag";
import { volumeNotFound } from "../model/errors/volume";
import { vpcNotFound } from "../model/errors/vpc";
import type { Records } from "../model/records";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

type Tags = Readonly<Record<string, string>>;

/** Kinds of records that carry tags of their own. */
type TaggedKind = Exclude<keyof Records, "runningPeriod" | "requestToken" | "region">;

/** A resource with its tags, as DescribeTags lists it. */
export interface TaggedResource {
  readonly resourceId: string;
  /** As EC2 names it, such as `security-group-rule` */
  readonly resourceType: string;
  readonly tags: Tags;
}

interface Taggable {
  readonly kind: TaggedKind;
  readonly resourceType: string;
  readonly notFound: (id: string) => Ec2Error;
}

/** By the prefix of their ids. */
const kinds: Readonly<Record<string, Taggable>> = {
  i: { kind: "instance", resourceType: "instance", notFound: (id) => instanceNotFound([id]) },
  ami: { kind: "image", resourceType: "image", notFound: (id) => imageNotFound([id]) },
  snap: { kind: "snapshot", resourceType: "snapshot", notFound: snapshotNotFound },
  vol: { kind: "volume", resourceType: "volume", notFound: (id) => volumeNotFound([id]) },
  key: { kind: "keyPair", resourceType: "key-pair", notFound: keyPairNotFound },
  sg: { kind: "securityGroup", resourceType: "security-group", notFound: groupNotFound },
  eni: { kind: "networkInterface", resourceType: "network-interface", notFound: networkInterfaceNotFound },
  subnet: { kind: "subnet", resourceType: "subnet", notFound: subnetNotFound },
  vpc: { kind: "vpc", resourceType: "vpc", notFound: vpcNotFound },
  igw: { kind: "internetGateway", resourceType: "internet-gateway", notFound: internetGatewayNotFound },
  rtb: { kind: "routeTable", resourceType: "route-table", notFound: routeTableNotFound },
  acl: { kind: "networkAcl", resourceType: "network-acl", notFound: networkAclNotFound },
  dopt: { kind: "dhcpOptions", resourceType: "dhcp-options", notFound: dhcpOptionsNotFound },
  eipalloc: { kind: "address", resourceType: "elastic-ip", notFound: allocationNotFound },
  nat: { kind: "natGateway", resourceType: "natgateway", notFound: routedNatGatewayNotFound },
  fl: { kind: "flowLog", resourceType: "vpc-flow-log", notFound: (id) => flowLogsNotFound([id]) },
  pl: { kind: "prefixList", resourceType: "prefix-list", notFound: prefixListNotFound },
};

const prefixOf = (id: string): string => id.slice(0, Math.max(id.lastIndexOf("-"), 0));

/** Tags of every kind of resource. */
export class TagService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** Adds tags and overwrites those of the same key. @throws Ec2Error the resource's NotFound, TagLimitExceeded */
  create(region: string, resourceIds: readonly string[], tags: Tags): void {
    for (const id of resourceIds) {
      this.change(region, id, (existing) => {
        const changed = { ...existing, ...tags };
        refuse(checkTags(changed));
        return changed;
      });
    }
  }

  /**
   * Removes tags; all of them when no key is given. A key with a value is removed only where the value is that.
   *
   * @throws Ec2Error the resource's NotFound
   */
  delete(
    region: string,
    resourceIds: readonly string[],
    keys?: readonly { key: string; value?: string }[],
  ): void {
    const isRemoved = ([key, value]: [string, string]) =>
      !keys || keys.some((each) => each.key === key && (each.value === undefined || each.value === value));
    for (const id of resourceIds) {
      this.change(region, id, (existing) =>
        Object.fromEntries(Object.entries(existing).filter((entry) => !isRemoved(entry))),
      );
    }
  }

  /** Every resource of the region that has tags. */
  list(region: string): TaggedResource[] {
    const { store } = this.context;
    const resources: TaggedResource[] = [];
    for (const { kind, resourceType } of Object.values(kinds)) {
      for (const record of store.list(kind, region))
        resources.push({ resourceId: record.id, resourceType, tags: record.tags });
    }
    for (const { rules } of store.list("securityGroup", region)) {
      for (const { ruleId, tags } of rules)
        resources.push({ resourceId: ruleId, resourceType: "security-group-rule", tags });
    }
    return resources.filter(({ tags }) => Object.keys(tags).length > 0);
  }

  private change(region: string, id: string, change: (tags: Tags) => Tags): void {
    if (!/-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) throw invalidTaggableId(id);
    const prefix = prefixOf(id);
    if (Object.hasOwn(kinds, prefix)) this.changeRecord(region, id, kinds[prefix] as Taggable, change);
    else if (prefix === "sgr") this.changeRule(region, id, change);
    else throw invalidTaggableId(id);
  }

  private changeRecord(
    region: string,
    id: string,
    { kind, notFound }: Taggable,
    change: (tags: Tags) => Tags,
  ): void {
    this.controlPlane.vpcs.ensureDefault(region);
    const { store } = this.context;
    const record = store.get(kind, id);
    if (record?.region !== region) throw notFound(id);
    store.put(kind, { ...record, tags: change(record.tags) });
  }

  private changeRule(region: string, ruleId: string, change: (tags: Tags) => Tags): void {
    const group = this.controlPlane.securityGroups
      .list(region)
      .find((each) => each.rules.some((rule) => rule.ruleId === ruleId));
    if (!group) throw ruleIdNotFound(ruleId);
    const rules = group.rules.map((rule) =>
      rule.ruleId === ruleId ? { ...rule, tags: change(rule.tags) } : rule,
    );
    this.context.store.put("securityGroup", { ...group, rules });
  }
}
