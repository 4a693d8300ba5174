import { Fn } from "cdktf";
import { Construct } from "constructs";
import { DataAwsAvailabilityZones } from "./resources/data-aws-availability-zones";
import { DataAwsSubnets } from "./resources/data-aws-subnets";
import { DataAwsVpc } from "./resources/data-aws-vpc";

/** A network of your own in a region. */
export interface IVpc {
  /** `vpc-…` */
  readonly vpcId: string;
}

/** A part of a VPC in one availability zone. */
export interface ISubnet {
  /** `subnet-…` */
  readonly subnetId: string;
}

/** A VPC that is there already. */
export class Vpc extends Construct implements IVpc {
  /** The VPC that each region has from the start: 172.31.0.0/16, a public subnet in every zone */
  static default(scope: Construct, id = "default-vpc"): Vpc {
    return new Vpc(scope, id);
  }

  /** @param vpcId `vpc-…` */
  static fromVpcId(vpcId: string): IVpc {
    return { vpcId };
  }

  readonly vpcId: string;
  /** Such as `172.31.0.0/16` */
  readonly cidrBlock: string;
  /** Ids of its subnets, in no particular order */
  readonly subnetIds: string[];

  private constructor(scope: Construct, id: string) {
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

/** A subnet that is there already. */
// biome-ignore lint/complexity/noStaticOnlyClass: the form that users of the CDK family expect
export class Subnet {
  /** @param subnetId `subnet-…` */
  static fromSubnetId(subnetId: string): ISubnet {
    return { subnetId };
  }
}

/** The availability zones of the stack's region that are up. */
export class AvailabilityZones extends Construct {
  /** Names such as `eu-west-1a`, known when the stack is planned */
  readonly names: string[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.names = new DataAwsAvailabilityZones(this, "Default", { state: "available" }).texts("names");
  }

  /**
   * Name of one zone
   * @param index counted round: a region of three zones has the same at 0 and at 3
   */
  name(index: number): string {
    return Fn.element(this.names, index);
  }
}
