import type { RecordBase } from "./records";

/** Where a route sends packets. The local route is not stored: every table has it for each block of its VPC. */
export type RouteTarget =
  | { readonly kind: "internetGateway"; readonly internetGatewayId: string }
  | { readonly kind: "natGateway"; readonly natGatewayId: string }
  /** `instanceId` when the route was made by naming an instance, whose only interface it then goes to */
  | { readonly kind: "networkInterface"; readonly networkInterfaceId: string; readonly instanceId?: string };

export type RouteDestination =
  | { readonly kind: "cidrIpv4"; readonly cidr: string }
  | { readonly kind: "cidrIpv6"; readonly cidr: string }
  | { readonly kind: "prefixList"; readonly prefixListId: string };

export interface Route {
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
}

export interface RouteTableAssociation {
  /** `rtbassoc-…` */
  readonly associationId: string;
  /** Absent for the association that makes the table its VPC's main one */
  readonly subnetId?: string;
}

/** Routes of subnets. The main table of a VPC serves the subnets that have no table of their own. */
export interface RouteTableRecord extends RecordBase {
  readonly vpcId: string;
  readonly associations: readonly RouteTableAssociation[];
  readonly routes: readonly Route[];
}
