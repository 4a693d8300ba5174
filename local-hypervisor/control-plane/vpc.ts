import { checkId } from "../../schemas/rules/ids";
import { blockIsWithin, formatIpv4Block } from "../model/cidr";
import { refuse } from "../model/errors/problem";
import {
  blockAssociationNotFound,
  blockInUse,
  defaultVpcExists,
  dnsHostnamesNeedSupport,
  noDefaultVpc,
  primaryBlockKept,
  tenancyUnsupported,
  vpcBlockHasRoute,
  vpcBlockLimitExceeded,
  vpcHasDependencies,
  vpcLimitExceeded,
  vpcNotFound,
} from "../model/errors/vpc";
import type { NatGatewayRecord } from "../model/nat-gateway";
import type { VpcCidrBlockAssociation, VpcRecord } from "../model/vpc";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { blockOf } from "./subnet";
import { requireBlock, requireFurtherBlock, requireVpcBlock } from "./vpc-block";
import { defaultDhcpOptions, defaultSecurityGroup, mainRouteTable } from "./vpc-companions";

/** Quotas of a new AWS account. */
const maximumVpcs = 5;
const maximumBlocks = 5;

const defaultVpcCidr = "172.31.0.0/16";

type Tags = Readonly<Record<string, string>>;

export interface NewVpc {
  readonly cidrBlock: string;
  /** @default default */
  readonly instanceTenancy?: string;
  readonly tags: Tags;
}

/** What ModifyVpcAttribute may change. */
export type VpcChange = Partial<
  Pick<VpcRecord, "enableDnsSupport" | "enableDnsHostnames" | "enableNetworkAddressUsageMetrics">
>;

/** VPCs; every region has its default one from the first call that touches it. */
export class VpcService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): VpcRecord[] {
    this.ensureDefault(region);
    return this.context.store.list("vpc", region);
  }

  /** @throws Ec2Error InvalidVpcID.NotFound, InvalidVpcID.Malformed */
  require(region: string, id: string): VpcRecord {
    refuse(checkId("vpc", id));
    this.ensureDefault(region);
    const vpc = this.context.store.get("vpc", id);
    if (vpc?.region !== region) throw vpcNotFound(id);
    return vpc;
  }

  /** Makes the default VPC of a region when this is the first call that touches the region. */
  ensureDefault(region: string): void {
    const { store } = this.context;
    if (store.get("region", region)) return;
    store.transaction(() => {
      const { id } = this.newDhcpOptions(region);
      store.put("region", { id: region, region, tags: {}, defaultDhcpOptionsId: id });
      this.addDefault(region);
    });
  }

  /** The default VPC of the region; undefined when it was deleted. */
  findDefault(region: string): VpcRecord | undefined {
    return this.list(region).find((vpc) => vpc.isDefault);
  }

  /** @throws Ec2Error VPCIdNotSpecified when the default VPC was deleted */
  requireDefault(region: string): VpcRecord {
    const vpc = this.findDefault(region);
    if (!vpc) throw noDefaultVpc();
    return vpc;
  }

  /** @throws Ec2Error InvalidVpc.Range, InvalidParameterValue, VpcLimitExceeded, UnsupportedTenancy */
  create(region: string, { cidrBlock, instanceTenancy = "default", tags }: NewVpc): VpcRecord {
    const block = requireVpcBlock(cidrBlock);
    if (instanceTenancy !== "default" && instanceTenancy !== "dedicated")
      throw tenancyUnsupported(instanceTenancy);
    return this.add(region, {
      cidrBlock: formatIpv4Block(block),
      isDefault: false,
      instanceTenancy,
      enableDnsHostnames: false,
      tags,
    });
  }

  /** @throws Ec2Error DefaultVpcAlreadyExists, VpcLimitExceeded */
  createDefault(region: string): VpcRecord {
    if (this.findDefault(region)) throw defaultVpcExists();
    return this.addDefault(region);
  }

  /** Deletes the VPC with what was made along with it. @throws Ec2Error InvalidVpcID.NotFound, DependencyViolation */
  delete(region: string, id: string): void {
    const { store } = this.context;
    const vpc = this.require(region, id);
    const { networkAcls, routeTables, flowLogs } = this.controlPlane;
    const inVpc = ({ vpcId }: { readonly vpcId?: string }) => vpcId === id;
    const hasDependencies =
      store.list("subnet", region).some(inVpc) ||
      store.list("internetGateway", region).some(inVpc) ||
      store.list("networkInterface", region).some(inVpc) ||
      store.list("natGateway", region).some((each) => inVpc(each) && natGatewayHolds(each)) ||
      store
        .list("securityGroup", region)
        .some((each) => inVpc(each) && each.id !== vpc.defaultSecurityGroupId) ||
      routeTables.ofVpc(region, id).some((table) => !routeTables.isMain(table)) ||
      networkAcls.hasOwnOf(region, id);
    if (hasDependencies) throw vpcHasDependencies(id);
    for (const table of routeTables.ofVpc(region, id)) store.delete("routeTable", table.id);
    networkAcls.deleteDefault(vpc);
    store.delete("securityGroup", vpc.defaultSecurityGroupId);
    flowLogs.forgetResource(region, id);
    store.delete("vpc", id);
  }

  /** @throws Ec2Error InvalidVpcID.NotFound, InvalidParameterValue for host names without DNS */
  modify(region: string, id: string, change: VpcChange): VpcRecord {
    const vpc = this.require(region, id);
    if (change.enableDnsHostnames && !vpc.enableDnsSupport) throw dnsHostnamesNeedSupport();
    return this.replace({ ...vpc, ...change });
  }

  /** A VPC may only become one of shared hosts. @throws Ec2Error InvalidVpcID.NotFound, UnsupportedTenancy */
  modifyTenancy(region: string, id: string, tenancy: string): void {
    const vpc = this.require(region, id);
    if (tenancy !== "default") throw tenancyUnsupported(tenancy);
    this.replace({ ...vpc, instanceTenancy: tenancy });
  }

  /** @throws Ec2Error InvalidVpcID.NotFound, InvalidVpc.Range, InvalidParameterValue, CidrLimitExceeded */
  associateCidrBlock(region: string, id: string, cidrBlock: string): VpcCidrBlockAssociation {
    const vpc = this.require(region, id);
    const [, ...further] = vpc.cidrBlockAssociations.map((each) => requireBlock(each.cidrBlock));
    const block = requireFurtherBlock(cidrBlock, [requireBlock(vpc.cidrBlock), ...further]);
    if (further.length + 1 >= maximumBlocks) throw vpcBlockLimitExceeded(id, maximumBlocks);
    const cidr = formatIpv4Block(block);
    const routed = this.controlPlane.routeTables
      .ofVpc(region, id)
      .flatMap(({ routes }) => routes)
      .some(
        ({ destination }) =>
          destination.kind === "cidrIpv4" && blockIsWithin(requireBlock(destination.cidr), block),
      );
    if (routed) throw vpcBlockHasRoute(cidr);
    const association = { associationId: this.context.newId("vpc-cidr-assoc"), cidrBlock: cidr };
    this.replace({ ...vpc, cidrBlockAssociations: [...vpc.cidrBlockAssociations, association] });
    return association;
  }

  /**
   * @returns the VPC without the block, and the association that it had
   * @throws Ec2Error InvalidVpcCidrBlockAssociationID.NotFound, OperationNotPermitted, DependencyViolation
   */
  disassociateCidrBlock(
    region: string,
    associationId: string,
  ): { readonly vpc: VpcRecord; readonly association: VpcCidrBlockAssociation } {
    const holds = (each: VpcCidrBlockAssociation) => each.associationId === associationId;
    const vpc = this.list(region).find((each) => each.cidrBlockAssociations.some(holds));
    const association = vpc?.cidrBlockAssociations.find(holds);
    if (!vpc || !association) throw blockAssociationNotFound(associationId);
    if (association === vpc.cidrBlockAssociations[0]) throw primaryBlockKept(associationId);
    const block = requireBlock(association.cidrBlock);
    const used = this.context.store
      .list("subnet", region)
      .some((subnet) => subnet.vpcId === vpc.id && blockIsWithin(blockOf(subnet), block));
    if (used) throw blockInUse(vpc.id, association.cidrBlock);
    const cidrBlockAssociations = vpc.cidrBlockAssociations.filter((each) => !holds(each));
    return { vpc: this.replace({ ...vpc, cidrBlockAssociations }), association };
  }

  /** @param dhcpOptionsId an existing set, or `default` for none */
  setDhcpOptions(region: string, id: string, dhcpOptionsId: string): void {
    this.replace({ ...this.require(region, id), dhcpOptionsId });
  }

  private replace(vpc: VpcRecord): VpcRecord {
    this.context.store.put("vpc", vpc);
    return vpc;
  }

  /** A /16 with a /20 a zone, and an internet gateway that the main route table names. */
  private addDefault(region: string): VpcRecord {
    const { internetGateways, subnets, regions } = this.controlPlane;
    const internetGateway = internetGateways.create(region, {});
    const vpc = this.add(region, {
      cidrBlock: defaultVpcCidr,
      isDefault: true,
      instanceTenancy: "default",
      enableDnsHostnames: true,
      tags: {},
      internetGatewayId: internetGateway.id,
    });
    internetGateways.attach(region, internetGateway.id, vpc.id);
    for (const zone of regions.zones(region)) subnets.createDefault(region, zone.zoneName);
    return vpc;
  }

  private add(
    region: string,
    {
      internetGatewayId,
      ...given
    }: Pick<VpcRecord, "cidrBlock" | "isDefault" | "instanceTenancy" | "enableDnsHostnames" | "tags"> & {
      readonly internetGatewayId?: string;
    },
  ): VpcRecord {
    const { store, newId } = this.context;
    if (this.list(region).length >= maximumVpcs) throw vpcLimitExceeded();
    const vpc = this.replace({
      id: newId("vpc"),
      region,
      ...given,
      cidrBlockAssociations: [{ associationId: newId("vpc-cidr-assoc"), cidrBlock: given.cidrBlock }],
      enableDnsSupport: true,
      enableNetworkAddressUsageMetrics: false,
      dhcpOptionsId: this.regionDhcpOptionsId(region),
      defaultSecurityGroupId: newId("sg"),
    });
    store.put("securityGroup", defaultSecurityGroup(vpc, newId));
    store.put("routeTable", mainRouteTable(vpc, newId, internetGatewayId));
    this.controlPlane.networkAcls.createDefault(vpc);
    return vpc;
  }

  /** The region's DHCP options for new VPCs; made anew when somebody deleted them. */
  private regionDhcpOptionsId(region: string): string {
    const { store } = this.context;
    const kept = store.get("region", region);
    if (kept && store.get("dhcpOptions", kept.defaultDhcpOptionsId)) return kept.defaultDhcpOptionsId;
    const { id } = this.newDhcpOptions(region);
    store.put("region", { id: region, region, tags: {}, defaultDhcpOptionsId: id });
    return id;
  }

  private newDhcpOptions(region: string): { readonly id: string } {
    const options = defaultDhcpOptions(region, this.context.newId);
    this.context.store.put("dhcpOptions", options);
    return options;
  }
}

/** One that failed or was deleted is only remembered. */
const natGatewayHolds = ({ state }: NatGatewayRecord): boolean => state !== "deleted" && state !== "failed";
