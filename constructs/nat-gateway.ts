import { Construct } from "constructs";
import { ElasticIp, type IElasticIp } from "./elastic-ip";
import { waysOut } from "./private/ways-out";
import { AwsNatGateway } from "./resources/aws-nat-gateway";
import type { IRouteTarget, RouteTargetArguments } from "./route-table";
import type { ISubnet } from "./subnet";

export interface NatGatewayProps {
  /** A public subnet: one whose route table leads to an internet gateway */
  readonly subnet: ISubnet;
  /** @default - a new one */
  readonly elasticIp?: IElasticIp;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Lets instances without public addresses begin connections to the internet; nothing can begin one to them. */
export class NatGateway extends Construct implements IRouteTarget {
  readonly resource: AwsNatGateway;
  /** `nat-…` */
  readonly natGatewayId: string;
  /** Address that the internet sees */
  readonly publicIp: string;
  readonly routeTargetArguments: RouteTargetArguments;

  constructor(scope: Construct, id: string, props: NatGatewayProps) {
    super(scope, id);
    const elasticIp = props.elasticIp ?? new ElasticIp(this, "ElasticIp", { tags: props.tags });
    this.resource = new AwsNatGateway(this, "Default", {
      allocation_id: elasticIp.allocationId,
      subnet_id: props.subnet.subnetId,
      tags: props.tags,
      dependsOn: waysOut(props.subnet),
    });
    this.natGatewayId = this.resource.text("id");
    this.publicIp = this.resource.text("public_ip");
    this.routeTargetArguments = { nat_gateway_id: this.natGatewayId };
  }
}
