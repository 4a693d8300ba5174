import { Construct } from "constructs";
import type { Port } from "./port";
import { AwsNetworkAcl } from "./resources/aws-network-acl";
import { AwsNetworkAclAssociation } from "./resources/aws-network-acl-association";
import { AwsNetworkAclRule } from "./resources/aws-network-acl-rule";
import type { ISubnet } from "./subnet";
import type { IVpc } from "./vpc";

export interface NetworkAclProps {
  readonly vpc: IVpc;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** One rule of a network ACL. It says nothing about answers: they need a rule of the other direction. */
export interface NetworkAclEntryProps {
  /** 1 to 32766; the lowest that matches decides */
  readonly ruleNumber: number;
  readonly direction: "ingress" | "egress";
  /** Where packets come from or go to, such as `0.0.0.0/0` */
  readonly cidr: string;
  /** Destination of the packets, as for security groups */
  readonly port: Port;
  /** @default "allow" */
  readonly action?: "allow" | "deny";
}

/** A stateless filter at the edge of subnets: rules by number, and what none matches is denied. */
export class NetworkAcl extends Construct {
  readonly resource: AwsNetworkAcl;
  /** `acl-…` */
  readonly networkAclId: string;

  constructor(scope: Construct, id: string, { vpc, tags }: NetworkAclProps) {
    super(scope, id);
    this.resource = new AwsNetworkAcl(this, "Default", { vpc_id: vpc.vpcId, tags });
    this.networkAclId = this.resource.text("id");
  }

  addEntry({ ruleNumber, direction, cidr, port, action = "allow" }: NetworkAclEntryProps): AwsNetworkAclRule {
    const isIcmp = port.ipProtocol === "icmp" || port.ipProtocol === "icmpv6";
    return new AwsNetworkAclRule(this, `${direction}-${ruleNumber}`, {
      network_acl_id: this.networkAclId,
      rule_number: ruleNumber,
      egress: direction === "egress",
      protocol: port.ipProtocol,
      rule_action: action,
      ...(cidr.includes(":") ? { ipv6_cidr_block: cidr } : { cidr_block: cidr }),
      ...(isIcmp
        ? { icmp_type: port.fromPort, icmp_code: port.toPort }
        : { from_port: port.fromPort, to_port: port.toPort }),
    });
  }

  /** Makes this the ACL of a subnet, in place of the VPC's default one, which lets everything pass */
  associate(subnet: ISubnet & Construct): AwsNetworkAclAssociation {
    return new AwsNetworkAclAssociation(this, `subnet-${subnet.node.path.replaceAll("/", "-")}`, {
      network_acl_id: this.networkAclId,
      subnet_id: subnet.subnetId,
    });
  }
}
