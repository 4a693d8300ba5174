/** The other side of a security group's rule. */
export interface IPeer {
  /** Part of the rule's construct id, which also tells equal rules apart from others */
  readonly peerId: string;
  /** Terraform's argument that names the peer */
  readonly peerArguments: PeerArguments;
}

/** Exactly one is set. */
export interface PeerArguments {
  readonly cidr_ipv4?: string;
  readonly cidr_ipv6?: string;
  readonly prefix_list_id?: string;
  readonly referenced_security_group_id?: string;
}

/** Peers by address; a security group is a peer itself. */
// biome-ignore lint/complexity/noStaticOnlyClass: the form that users of the CDK family expect
export class Peer {
  static anyIpv4(): IPeer {
    return { peerId: "any-ipv4", peerArguments: { cidr_ipv4: "0.0.0.0/0" } };
  }

  static anyIpv6(): IPeer {
    return { peerId: "any-ipv6", peerArguments: { cidr_ipv6: "::/0" } };
  }

  /** @param cidr such as `203.0.113.0/24` */
  static ipv4(cidr: string): IPeer {
    return { peerId: cidr, peerArguments: { cidr_ipv4: cidr } };
  }

  /** @param cidr such as `2001:db8::/32` */
  static ipv6(cidr: string): IPeer {
    return { peerId: cidr, peerArguments: { cidr_ipv6: cidr } };
  }

  /** @param prefixListId `pl-…` */
  static prefixList(prefixListId: string): IPeer {
    return { peerId: prefixListId, peerArguments: { prefix_list_id: prefixListId } };
  }

  /** @param securityGroupId `sg-…` of a group that is not in this app */
  static securityGroupId(securityGroupId: string): IPeer {
    return { peerId: securityGroupId, peerArguments: { referenced_security_group_id: securityGroupId } };
  }
}
