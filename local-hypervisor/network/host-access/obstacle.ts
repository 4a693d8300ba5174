import { rulesAllow } from "../filter/interface-rules";
import { networkAclAdmits } from "../filter/network-acl";
import type { PacketFacts } from "../packet-facts";
import type { CompiledNetworkInterface, CompiledTopology } from "../topology/compiled-topology";
import type { Ipv4Address } from "../wire/address";
import { icmpType } from "../wire/icmp";
import { ipProtocol } from "../wire/ipv4";

/** What a topology must tell to know who gets through. */
export type ReachabilityTopology = Pick<
  CompiledTopology,
  "networkInterfaces" | "routeFor" | "rulesOf" | "networkAclOf"
>;

/** A way in from this machine to one private address of an interface. */
export interface WayIn {
  readonly networkInterface: CompiledNetworkInterface;
  readonly privateAddress: Ipv4Address;
  /** Whom the guest and its rules see */
  readonly source: Ipv4Address;
}

/** What is let in: a port, or an echo request. */
export type Admission =
  | { readonly protocol: "tcp" | "udp"; readonly port: number }
  | { readonly protocol: "icmp" };

/** Why nothing gets in, the first thing that a packet would meet. */
export type Obstacle =
  | { readonly kind: "noInternetGateway" }
  | { readonly kind: "noRoute" }
  | { readonly kind: "networkAcl"; readonly direction: "ingress" | "egress" }
  | { readonly kind: "securityGroups"; readonly groupIds: readonly string[] };

/** Ports that clients of this machine use, whose replies a network ACL must let out */
const clientPorts = [49_152, 65_535] as const;

/** From the outside: the public address's subnet needs its way back through the VPC's internet gateway */
export function gatewayObstacle(
  topology: Pick<ReachabilityTopology, "routeFor">,
  { networkInterface, source }: WayIn,
): Obstacle | undefined {
  const { subnet, vpc } = networkInterface;
  const gateway = vpc.topology.internetGatewayId;
  if (gateway === undefined) return { kind: "noInternetGateway" };
  const route = topology.routeFor(subnet, source);
  if (route?.kind !== "internetGateway" || route.internetGatewayId !== gateway) return { kind: "noRoute" };
  return undefined;
}

/** At the edge of the subnet, both ways, since it remembers nothing */
export function networkAclObstacle(
  topology: Pick<ReachabilityTopology, "networkAclOf">,
  way: WayIn,
  admission: Admission,
): Obstacle | undefined {
  const acl = topology.networkAclOf(way.networkInterface.subnet.subnetId);
  if (!networkAclAdmits(acl, "ingress", requestOf(way, admission))) {
    return { kind: "networkAcl", direction: "ingress" };
  }
  const allOut = repliesOf(way, admission).every((reply) => networkAclAdmits(acl, "egress", reply));
  return allOut ? undefined : { kind: "networkAcl", direction: "egress" };
}

/** At the interface itself */
export function securityGroupObstacle(
  topology: Pick<ReachabilityTopology, "rulesOf">,
  way: WayIn,
  admission: Admission,
): Obstacle | undefined {
  const { networkInterfaceId, topology: networkInterface } = way.networkInterface;
  if (rulesAllow(topology.rulesOf(networkInterfaceId), "ingress", requestOf(way, admission)))
    return undefined;
  return { kind: "securityGroups", groupIds: networkInterface.groupIds };
}

function requestOf({ privateAddress, source }: WayIn, admission: Admission): PacketFacts {
  const common = {
    protocol: ipProtocol[admission.protocol],
    source,
    destination: privateAddress,
    lengthBytes: 0,
  };
  return admission.protocol === "icmp"
    ? { ...common, icmpType: icmpType.echoRequest, icmpCode: 0 }
    : { ...common, sourcePort: clientPorts[0], destinationPort: admission.port };
}

function repliesOf({ privateAddress, source }: WayIn, admission: Admission): PacketFacts[] {
  const protocol = ipProtocol[admission.protocol];
  const common = { protocol, source: privateAddress, destination: source, lengthBytes: 0 };
  return admission.protocol === "icmp"
    ? [{ ...common, icmpType: icmpType.echoReply, icmpCode: 0 }]
    : clientPorts.map((port) => ({ ...common, sourcePort: admission.port, destinationPort: port }));
}
