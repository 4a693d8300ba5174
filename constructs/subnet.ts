import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AwsSubnet } from "./resources/aws-subnet";
import { RouteTable } from "./route-table";
import type { IVpc } from "./vpc";

/** A part of a VPC in one availability zone. */
export interface ISubnet {
  /** `subnet-…` */
  readonly subnetId: string;
  /**
   * What has to be there before instances in the subnet reach beyond their VPC
   * @default - nothing that this app makes
   */
  readonly wayOut?: readonly ITerraformDependable[];
}

export interface SubnetProps {
  readonly vpc: IVpc;
  /** A part of the VPC's block, /16 to /28; five of its addresses are EC2's */
  readonly cidrBlock: string;
  /** @default - EC2 chooses */
  readonly availabilityZone?: string;
  /**
   * Whether instances get a public address
   * @default false
   */
  readonly mapPublicIpOnLaunch?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A part of a VPC in one availability zone, with a route table of its own. */
export class Subnet extends Construct implements ISubnet {
  /** A subnet that is there already */
  static fromSubnetId(subnetId: string): ISubnet {
    return { subnetId };
  }

  readonly resource: AwsSubnet;
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly cidrBlock: string;
  readonly routeTable: RouteTable;
  private readonly association: ITerraformDependable;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    this.resource = new AwsSubnet(this, "Default", {
      vpc_id: props.vpc.vpcId,
      cidr_block: props.cidrBlock,
      availability_zone: props.availabilityZone,
      map_public_ip_on_launch: props.mapPublicIpOnLaunch,
      tags: props.tags,
    });
    this.subnetId = this.resource.text("id");
    this.availabilityZone = this.resource.text("availability_zone");
    this.cidrBlock = props.cidrBlock;
    this.routeTable = new RouteTable(this, "RouteTable", { vpc: props.vpc, tags: props.tags });
    this.association = this.routeTable.associate(this);
  }

  /** Routes to gateways, and the table's association: EC2 gives no Elastic IP to what has no internet gateway */
  get wayOut(): readonly ITerraformDependable[] {
    const { gatewayRoutes } = this.routeTable;
    return gatewayRoutes.length > 0 ? [this.association, ...gatewayRoutes] : [];
  }
}
