import { Construct } from "constructs";
import { AvailabilityZones } from "./availability-zones";
import { DefaultVpc } from "./default-vpc";
import { InternetGateway } from "./internet-gateway";
import { NatGateway } from "./nat-gateway";
import { checkAtSynth, known } from "./private/problems";
import { planSubnets } from "./private/subnet-plan";
import { AwsVpc } from "./resources/aws-vpc";
import type { IRouteTarget } from "./route-table";
import { Subnet } from "./subnet";

/** A network of your own in a region. */
export interface IVpc {
  /** `vpc-…` */
  readonly vpcId: string;
}

/**
 * `public`: instances get public addresses and reach the internet both ways through the internet gateway.
 * `private-with-egress`: they reach out through a NAT gateway. `private-isolated`: they stay inside the VPC.
 */
export type SubnetType = "public" | "private-with-egress" | "private-isolated";

export interface SubnetConfiguration {
  /** Part of the subnets' construct ids and of their Name tags */
  readonly name: string;
  readonly subnetType: SubnetType;
  /**
   * Length of the prefix, 16 to 28 bits
   * @default 24
   */
  readonly cidrMask?: number;
}

export interface VpcProps {
  /**
   * Private addresses, /16 to /28
   * @default "10.0.0.0/16"
   */
  readonly cidrBlock?: string;
  /** @default - the first two of the region */
  readonly availabilityZones?: readonly string[];
  /**
   * Kinds of subnets; each zone gets one of each
   * @default - one public, and one private: with egress when there are NAT gateways, else isolated
   */
  readonly subnetConfiguration?: readonly SubnetConfiguration[];
  /**
   * NAT gateways, in as many zones; the other zones use the first
   * @default - 1 when a subnet is private with egress, else none
   */
  readonly natGateways?: number;
  /**
   * Whether instances with public addresses get public names
   * @default true
   */
  readonly enableDnsHostnames?: boolean;
  /**
   * Whether the VPC has a resolver
   * @default true
   */
  readonly enableDnsSupport?: boolean;
  /** @default - a Name from the construct's path */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A network of your own: subnets of each kind in each zone, routes and gateways as the kinds ask for them. */
export class Vpc extends Construct implements IVpc {
  /** The VPC that each region has from the start: 172.31.0.0/16, a public subnet in every zone */
  static default(scope: Construct, id = "default-vpc"): DefaultVpc {
    return new DefaultVpc(scope, id);
  }

  /** @param vpcId `vpc-…` */
  static fromVpcId(vpcId: string): IVpc {
    return { vpcId };
  }

  readonly resource: AwsVpc;
  readonly vpcId: string;
  readonly cidrBlock: string;
  /** Group that interfaces without another are in */
  readonly defaultSecurityGroupId: string;
  readonly publicSubnets: readonly Subnet[];
  /** Those with egress */
  readonly privateSubnets: readonly Subnet[];
  readonly isolatedSubnets: readonly Subnet[];
  /** Undefined without a public subnet */
  readonly internetGateway?: InternetGateway;
  readonly natGateways: readonly NatGateway[];

  constructor(scope: Construct, id: string, props: VpcProps = {}) {
    super(scope, id);
    const { cidrBlock = "10.0.0.0/16", enableDnsHostnames = true, enableDnsSupport = true } = props;
    const configurations = props.subnetConfiguration ?? defaultSubnets(props.natGateways ?? 0);
    this.cidrBlock = cidrBlock;
    this.resource = new AwsVpc(this, "Default", {
      cidr_block: cidrBlock,
      enable_dns_hostnames: enableDnsHostnames,
      enable_dns_support: enableDnsSupport,
      tags: props.tags ?? { Name: this.node.path },
    });
    this.vpcId = this.resource.text("id");
    this.defaultSecurityGroupId = this.resource.text("default_security_group_id");

    const subnets = this.createSubnets(configurations, props.availabilityZones ?? this.firstZones());
    const ofType = (subnetType: SubnetType) => subnets[subnetType];
    this.publicSubnets = ofType("public");
    this.privateSubnets = ofType("private-with-egress");
    this.isolatedSubnets = ofType("private-isolated");

    if (this.publicSubnets.length > 0) {
      this.internetGateway = new InternetGateway(this, "InternetGateway", { vpc: this });
      routeAll(this.publicSubnets, [this.internetGateway]);
    }
    const natGateways = props.natGateways ?? (this.privateSubnets.length > 0 ? 1 : 0);
    this.natGateways = this.publicSubnets.slice(0, natGateways).map((subnet, index) => {
      return new NatGateway(this, `NatGateway${index + 1}`, { subnet });
    });
    if (this.natGateways.length > 0) routeAll(this.privateSubnets, this.natGateways);
    checkAtSynth(this, () => [...this.checkBlock(), ...this.checkEgress(natGateways)]);
  }

  private firstZones(): readonly string[] {
    const zones = new AvailabilityZones(this, "AvailabilityZones");
    return [zones.name(0), zones.name(1)];
  }

  private createSubnets(
    configurations: readonly SubnetConfiguration[],
    zones: readonly string[],
  ): Record<SubnetType, Subnet[]> {
    const wanted = configurations.flatMap(({ name, subnetType, cidrMask = 24 }) =>
      zones.map((availabilityZone, index) => ({
        name: `${name}${index + 1}`,
        prefixBits: cidrMask,
        subnetType,
        availabilityZone,
      })),
    );
    const { blocks, problems } = planSubnets(this.cidrBlock, wanted);
    checkAtSynth(this, () => problems);
    const subnets: Record<SubnetType, Subnet[]> = {
      public: [],
      "private-with-egress": [],
      "private-isolated": [],
    };
    for (const { name, subnetType, availabilityZone } of wanted) {
      const cidrBlock = blocks.get(name);
      if (cidrBlock === undefined) break;
      subnets[subnetType].push(
        new Subnet(this, name, {
          vpc: this,
          cidrBlock,
          availabilityZone,
          mapPublicIpOnLaunch: subnetType === "public" ? true : undefined,
          tags: { Name: `${this.node.path}/${name}` },
        }),
      );
    }
    return subnets;
  }

  private checkBlock(): string[] {
    if (known(this.cidrBlock) !== undefined) return [];
    return [
      "The block of a VPC has to be known at synth: its subnets are cut from it.\n    Fix: write cidrBlock down, or take the resources AwsVpc and AwsSubnet, whose blocks Terraform can work out.",
    ];
  }

  private checkEgress(natGateways: number): string[] {
    if (natGateways > this.publicSubnets.length)
      return [
        `${natGateways} NAT gateways need as many public subnets, and there are ${this.publicSubnets.length}.\n    Fix: add a subnetConfiguration of type "public", or ask for fewer natGateways.`,
      ];
    if (this.privateSubnets.length > 0 && natGateways === 0)
      return [
        'Subnets of type "private-with-egress" need a NAT gateway to reach out.\n    Fix: set natGateways to 1 or more, or make them "private-isolated".',
      ];
    return [];
  }
}

const defaultSubnets = (natGateways: number): SubnetConfiguration[] => [
  { name: "public", subnetType: "public" },
  { name: "private", subnetType: natGateways > 0 ? "private-with-egress" : "private-isolated" },
];

/** Sends everything that is not local to one of the targets, the first where there are fewer targets than subnets. */
function routeAll(subnets: readonly Subnet[], targets: readonly IRouteTarget[]): void {
  for (const [index, { routeTable }] of subnets.entries()) {
    const target = targets[index] ?? targets[0];
    if (target) routeTable.addRoute("0.0.0.0/0", target);
  }
}
