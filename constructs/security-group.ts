import { Token } from "cdktf";
import { Construct } from "constructs";
import { type IPeer, Peer, type PeerArguments } from "./peer";
import { Port } from "./port";
import { AwsSecurityGroup } from "./resources/aws-security-group";
import { type RuleOptions, SecurityGroupRule } from "./security-group-rule";
import type { IVpc } from "./vpc";

/** A security group that instances can be in. */
export interface ISecurityGroup extends IPeer {
  /** `sg-…` */
  readonly securityGroupId: string;
}

export interface SecurityGroupProps {
  /**
   * At most 255 characters; cannot be changed later
   * @default "Managed by Terraform"
   */
  readonly description?: string;
  /**
   * At most 255 characters, unique in the VPC, not starting with `sg-`; cannot be changed later
   * @default - a unique name is made up by the provider
   */
  readonly securityGroupName?: string;
  /** @default - the region's default VPC */
  readonly vpc?: IVpc;
  /**
   * Whether instances in the group may open connections to anywhere over IPv4. Without it, add egress rules: Terraform
   * removes the one that EC2 gives a new group.
   * @default true
   */
  readonly allowAllOutbound?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A stateful firewall around each network interface that is in it: what no rule allows is dropped. */
export class SecurityGroup extends Construct implements ISecurityGroup {
  /** A security group that EC2 has already; its rules are left alone */
  static fromSecurityGroupId(securityGroupId: string): ISecurityGroup {
    return { securityGroupId, ...Peer.securityGroupId(securityGroupId) };
  }

  readonly resource: AwsSecurityGroup;
  readonly securityGroupId: string;
  readonly peerId: string;
  readonly peerArguments: PeerArguments;

  private readonly allowAllOutbound: boolean;

  constructor(scope: Construct, id: string, props: SecurityGroupProps = {}) {
    super(scope, id);
    const { description, securityGroupName, vpc, allowAllOutbound = true, tags } = props;
    this.resource = new AwsSecurityGroup(this, "Default", {
      name: securityGroupName,
      description,
      vpc_id: vpc?.vpcId,
      tags,
    });
    this.securityGroupId = this.resource.text("id");
    this.peerId = this.node.path;
    this.peerArguments = { referenced_security_group_id: this.securityGroupId };
    this.allowAllOutbound = allowAllOutbound;
    if (allowAllOutbound) this.addRule("egress", Peer.anyIpv4(), Port.allTraffic(), {});
  }

  /** Lets a peer open connections to instances in this group. A rule that is there already is not added again. */
  addIngressRule(peer: IPeer, port: Port, options: RuleOptions = {}): void {
    this.addRule("ingress", peer, port, options);
  }

  /** Lets instances in this group open connections to a peer. With `allowAllOutbound` there is nothing left to allow over IPv4. */
  addEgressRule(peer: IPeer, port: Port, options: RuleOptions = {}): void {
    if (this.allowAllOutbound && !peer.peerArguments.cidr_ipv6) return;
    this.addRule("egress", peer, port, options);
  }

  private addRule(direction: "ingress" | "egress", peer: IPeer, port: Port, options: RuleOptions): void {
    const id = `${direction}-${peerPart(this, peer)}-${port}`;
    if (this.node.tryFindChild(id)) return;
    new SecurityGroupRule(this, id, { ...options, direction, securityGroup: this, peer, port });
  }
}

/** An id may hold no token: peers known only to the deployment are numbered instead. */
function peerPart(group: Construct, { peerId }: IPeer): string {
  // Terraform's names hold neither dots nor slashes, and cdktf would leave them out.
  return Token.isUnresolved(peerId) ? `peer${group.node.children.length}` : peerId.replace(/[./:]/g, "-");
}
