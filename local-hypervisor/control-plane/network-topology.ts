import type { FlowLogField } from "../../schemas/rules/flow-log";
import type { NetworkAclEntry } from "../model/network-acl";
import type { SecurityGroupRuleRecord } from "../model/security-group";

/**
 * The networks of all regions as the network room is told of them: plain data, replaced as a whole whenever a record
 * behind it changed. What packets do is a function of this and of the interfaces that are plugged in.
 */
export interface NetworkTopology {
  readonly vpcs: readonly VpcTopology[];
  readonly subnets: readonly SubnetTopology[];
  readonly networkInterfaces: readonly NetworkInterfaceTopology[];
  readonly natGateways: readonly NatGatewayTopology[];
  readonly securityGroups: readonly SecurityGroupTopology[];
  readonly flowLogs: readonly FlowLogTopology[];
  /** IPv4 blocks by prefix list id, as the rules of `securityGroups` name it; the region before AWS's own */
  readonly prefixLists: Readonly<Record<string, readonly string[]>>;
}

export interface VpcTopology {
  readonly vpcId: string;
  readonly region: string;
  /** IPv4, the primary one first */
  readonly cidrBlocks: readonly string[];
  /** Whether the resolver at the base plus two answers */
  readonly enableDnsSupport: boolean;
  /** Whether public names of its interfaces resolve */
  readonly enableDnsHostnames: boolean;
  readonly internetGatewayId?: string;
  readonly dhcpOptions: DhcpOptionsTopology;
}

export interface DhcpOptionsTopology {
  /** Such as `ec2.internal`; absent where the options name none */
  readonly domainName?: string;
  /** Dotted addresses, or `AmazonProvidedDNS` for the VPC's own resolver */
  readonly domainNameServers: readonly string[];
  readonly ntpServers: readonly string[];
  readonly netbiosNameServers: readonly string[];
  readonly netbiosNodeType?: number;
}

export interface SubnetTopology {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  /** Zone id, such as `euw1-az3` */
  readonly availabilityZoneId: string;
  readonly cidrBlock: string;
  /** Routes of the table that serves it, local ones included, prefix lists resolved, in no particular order */
  readonly routes: readonly RouteTopology[];
  /** Entries of its network ACL, in no particular order; what none of them matches is denied */
  readonly networkAclEntries: readonly NetworkAclEntry[];
}

export interface RouteTopology {
  /** IPv4 block */
  readonly destinationCidr: string;
  readonly target:
    | { readonly kind: "local" }
    | { readonly kind: "internetGateway"; readonly internetGatewayId: string }
    | { readonly kind: "natGateway"; readonly natGatewayId: string }
    | { readonly kind: "networkInterface"; readonly networkInterfaceId: string }
    /** The target is gone */
    | { readonly kind: "blackhole" };
}

export interface PrivateAddressTopology {
  /** Dotted */
  readonly privateIpAddress: string;
  /** Such as `ip-172-31-0-4.eu-west-1.compute.internal` */
  readonly privateDnsName: string;
  /** Name that is made of the instance's id, where it resolves to this address */
  readonly resourceDnsName?: string;
  /** Elastic IP, or the public address of the run; one of 127.64.0.0/10 */
  readonly publicIpAddress?: string;
  /** Such as `ec2-127-64-0-4.eu-west-1.compute.amazonaws.com` */
  readonly publicDnsName?: string;
}

export interface NetworkInterfaceTopology {
  /** `eni-…` */
  readonly networkInterfaceId: string;
  /** Instance that it is attached to */
  readonly instanceId?: string;
  readonly vpcId: string;
  readonly subnetId: string;
  /** Six octets, lower case, colons */
  readonly macAddress: string;
  /** The primary one first */
  readonly addresses: readonly [PrivateAddressTopology, ...PrivateAddressTopology[]];
  readonly groupIds: readonly string[];
  /** Off: it may send packets of other sources and receive packets to other destinations */
  readonly sourceDestCheck: boolean;
  /** Largest IP packet, bytes; told to the guest by DHCP */
  readonly mtuBytes: number;
}

export interface NatGatewayTopology {
  readonly natGatewayId: string;
  /** Interface that it stands in its subnet by */
  readonly networkInterfaceId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateIpAddress: string;
  /** Absent for a private one */
  readonly publicIpAddress?: string;
}

export interface SecurityGroupTopology {
  readonly groupId: string;
  readonly vpcId: string;
  readonly rules: readonly SecurityGroupRuleRecord[];
}

/** Records of the traffic at network interfaces, to be kept. */
export interface FlowLogTopology {
  /** `fl-…` */
  readonly flowLogId: string;
  readonly accountId: string;
  /** VPC, subnet or network interface whose interfaces it is about */
  readonly resourceId: string;
  readonly trafficType: "ACCEPT" | "REJECT" | "ALL";
  /** Time that one record sums up at most */
  readonly intervalSeconds: number;
  /** As records tell of it: the highest version that brought one of the fields */
  readonly formatVersion: number;
  /** Of a record, in their order */
  readonly fields: readonly FlowLogField[];
}
