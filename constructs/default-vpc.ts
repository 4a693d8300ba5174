import { Fn } from "cdktf";
import { Construct } from "constructs";
import { DataAwsSubnets } from "./resources/data-aws-subnets";
import { DataAwsVpc } from "./resources/data-aws-vpc";
import type { ISubnet } from "./subnet";
import type { IVpc } from "./vpc";

/** The VPC that each region has from the start: 172.31.0.0/16, a public subnet in every zone. */
export class DefaultVpc extends Construct implements IVpc {
  readonly vpcId: string;
  /** Such as `172.31.0.0/16` */
  readonly cidrBlock: string;
  /** Ids of its subnets, in no particular order */
  readonly subnetIds: string[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new DataAwsVpc(this, "Default", { default: true });
    this.vpcId = vpc.text("id");
    this.cidrBlock = vpc.text("cidr_block");
    const filter = [{ name: "vpc-id", values: [this.vpcId] }];
    this.subnetIds = new DataAwsSubnets(this, "subnets", { filter }).texts("ids");
  }

  /** @param index counted round: a VPC of three subnets has the same at 0 and at 3 */
  subnet(index: number): ISubnet {
    return { subnetId: Fn.element(this.subnetIds, index) };
  }
}
