import { Construct } from "constructs";
import { AwsInternetGateway } from "./resources/aws-internet-gateway";
import type { IRouteTarget, RouteTargetArguments } from "./route-table";
import type { IVpc } from "./vpc";

export interface InternetGatewayProps {
  readonly vpc: IVpc;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A door between a VPC and the internet: interfaces with a public address go through it, where a route says so. */
export class InternetGateway extends Construct implements IRouteTarget {
  readonly resource: AwsInternetGateway;
  /** `igw-…` */
  readonly internetGatewayId: string;
  readonly routeTargetArguments: RouteTargetArguments;

  constructor(scope: Construct, id: string, { vpc, tags }: InternetGatewayProps) {
    super(scope, id);
    this.resource = new AwsInternetGateway(this, "Default", { vpc_id: vpc.vpcId, tags });
    this.internetGatewayId = this.resource.text("id");
    this.routeTargetArguments = { gateway_id: this.internetGatewayId };
  }
}
