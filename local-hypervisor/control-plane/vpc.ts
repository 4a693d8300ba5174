import { checkId } from "../../schemas/rules/ids";
import { formatIpv4Block } from "../model/cidr";
import { refuse } from "../model/errors/problem";
import { vpcNotFound } from "../model/errors/vpc";
import type { SecurityGroupRecord } from "../model/security-group";
import type { SubnetRecord } from "../model/subnet";
import type { VpcRecord } from "../model/vpc";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { defaultGroupRules } from "./security-group-rules";

/** 172.31.0.0 */
const defaultVpcFirst = 172 * 2 ** 24 + 31 * 2 ** 16;
const defaultSubnetBits = 20;

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

  /** The default VPC of the region, made now if this is the first call that needs it. */
  ensureDefault(region: string): VpcRecord {
    const { store } = this.context;
    return (
      store.list("vpc", region).find((vpc) => vpc.isDefault) ??
      store.transaction(() => this.createDefault(region))
    );
  }

  /** A /16 with a /20 a zone, an internet gateway, the main route table, the network ACL and the default group. */
  private createDefault(region: string): VpcRecord {
    const { store, newId } = this.context;
    const vpc: VpcRecord = {
      id: newId("vpc"),
      region,
      tags: {},
      cidrBlock: formatIpv4Block({ first: defaultVpcFirst, prefixBits: 16 }),
      isDefault: true,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      internetGatewayId: newId("igw"),
      mainRouteTableId: newId("rtb"),
      mainRouteTableAssociationId: newId("rtbassoc"),
      defaultNetworkAclId: newId("acl"),
      dhcpOptionsId: newId("dopt"),
      defaultSecurityGroupId: newId("sg"),
      companionTags: {},
    };
    store.put("vpc", vpc);
    store.put("securityGroup", this.defaultGroup(vpc));
    for (const [index, zone] of this.controlPlane.regions.zones(region).entries()) {
      const subnet: SubnetRecord = {
        id: newId("subnet"),
        region,
        tags: {},
        vpcId: vpc.id,
        availabilityZone: zone.zoneName,
        availabilityZoneId: zone.zoneId,
        cidrBlock: formatIpv4Block({
          first: defaultVpcFirst + index * 2 ** (32 - defaultSubnetBits),
          prefixBits: defaultSubnetBits,
        }),
        mapPublicIpOnLaunch: true,
        defaultForAz: true,
        networkAclAssociationId: newId("aclassoc"),
      };
      store.put("subnet", subnet);
    }
    return vpc;
  }

  private defaultGroup(vpc: VpcRecord): SecurityGroupRecord {
    return {
      id: vpc.defaultSecurityGroupId,
      region: vpc.region,
      tags: {},
      vpcId: vpc.id,
      groupName: "default",
      description: "default VPC security group",
      rules: defaultGroupRules(vpc.defaultSecurityGroupId, this.context.newId),
    };
  }
}
