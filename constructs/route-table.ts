import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { AwsRoute } from "./resources/aws-route";
import { AwsRouteTable } from "./resources/aws-route-table";
import { AwsRouteTableAssociation } from "./resources/aws-route-table-association";
import type { ISubnet } from "./subnet";
import type { IVpc } from "./vpc";

/** Where a route can send packets: an internet gateway, a NAT gateway, a network interface. */
export interface IRouteTarget {
  /** Terraform's argument that names the target */
  readonly routeTargetArguments: RouteTargetArguments;
}

/** Exactly one is set. */
export interface RouteTargetArguments {
  readonly gateway_id?: string;
  readonly nat_gateway_id?: string;
  readonly network_interface_id?: string;
}

export interface RouteTableProps {
  readonly vpc: IVpc;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Routes for subnets. The VPC's own block is always local; everything else needs a route. */
export class RouteTable extends Construct {
  readonly resource: AwsRouteTable;
  /** `rtb-…` */
  readonly routeTableId: string;
  /** Routes to gateways, as far as they have been added */
  readonly gatewayRoutes: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, { vpc, tags }: RouteTableProps) {
    super(scope, id);
    this.resource = new AwsRouteTable(this, "Default", { vpc_id: vpc.vpcId, tags });
    this.routeTableId = this.resource.text("id");
  }

  /** @param destinationCidr such as `0.0.0.0/0`; the longest prefix that matches wins */
  addRoute(destinationCidr: string, target: IRouteTarget): void {
    const route = new AwsRoute(this, `route-${part(this, destinationCidr)}`, {
      route_table_id: this.routeTableId,
      destination_cidr_block: destinationCidr,
      ...target.routeTargetArguments,
    });
    // A route to an interface may lead to the very instance that would wait for it
    if (!target.routeTargetArguments.network_interface_id) this.gatewayRoutes.push(route);
  }

  /** Makes this the table of a subnet, in place of the VPC's main one */
  associate(subnet: ISubnet & Construct): AwsRouteTableAssociation {
    return new AwsRouteTableAssociation(this, `subnet-${subnet.node.path.replaceAll("/", "-")}`, {
      route_table_id: this.routeTableId,
      subnet_id: subnet.subnetId,
    });
  }
}

/** An id may hold no token: destinations known only to the deployment are numbered instead. */
const part = (table: Construct, destination: string): string =>
  Token.isUnresolved(destination) ? `${table.node.children.length}` : destination.replace(/[./]/g, "-");
