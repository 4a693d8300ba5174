import type { TrafficDirection } from "../filter/direction";
import { networkAclAdmits } from "../filter/network-acl";
import type { FlowLogs } from "../flow-log/flow-logs";
import { isLinkLocal, routerMac } from "../services/network-addresses";
import type {
  CompiledNatGateway,
  CompiledNetworkInterface,
  CompiledSubnet,
  CompiledTopology,
} from "../topology/compiled-topology";
import type { Ipv4Address, MacAddress } from "../wire/address";
import type { CarriedPacket } from "./carried-packet";
import { translateInbound, translateOutbound } from "./internet-gateway";
import type { NatGateways } from "./nat-gateways";
import { isRefusedAsTooLong } from "./packet-too-long";
import type { PluggedInterface } from "./plugged-interface";

/** What an internet or NAT gateway carries, bytes; EC2 has no longer packets outside of a VPC */
const gatewayMtuBytes = 1500;

export interface PacketRouterOptions {
  topology(): CompiledTopology;
  plugged(networkInterfaceId: string): PluggedInterface | undefined;
  readonly natGateways: NatGateways;
  /** Told of every packet that an interface's groups and network ACL decided on */
  readonly flowLogs: Pick<FlowLogs, "record">;
  /** Takes packets that leave for the internet, from a public address */
  toOutside(carried: CarriedPacket): void;
  /** Takes packets to this machine as it is seen inside of a VPC */
  toEndpoint(vpcId: string, carried: CarriedPacket): void;
}

/** Who sent a packet, for answers about it. */
type Sender = PluggedInterface | undefined;

/**
 * Where packets go, as a function of the topology and of what is plugged in: filters at the interfaces, network ACLs at
 * the edges of subnets, routes, gateways. A packet that nothing admits or leads anywhere is dropped without a word, as
 * EC2 drops it.
 */
export class PacketRouter {
  constructor(private readonly options: PacketRouterOptions) {}

  /** Takes a packet of a guest that is not for the network itself */
  fromGuest(sender: PluggedInterface, carried: CarriedPacket, destinationMac: MacAddress): void {
    const { destination } = carried.packet;
    if (isLinkLocal(destination) || isMulticast(destination)) return;
    const isAdmitted =
      sender.filter.admits("egress", carried.facts) && this.send(sender, carried, destinationMac);
    this.options.flowLogs.record(sender.networkInterface.networkInterfaceId, "egress", carried, isAdmitted);
  }

  /** Takes a packet of the internet to a public address */
  fromOutside(carried: CarriedPacket): void {
    const { source, destination } = carried.packet;
    const holder = this.topology.interfaceByPublicAddress(destination);
    if (holder !== undefined) {
      const { subnet } = holder.networkInterface;
      if (!this.leadsOut(subnet, source)) return;
      const inside = translateInbound(carried, holder.privateAddress);
      this.toInterface(inside, holder.networkInterface, undefined, undefined);
      return;
    }
    const gateway = this.topology.natGatewayByPublicAddress(destination);
    if (gateway === undefined || !this.leadsOut(gateway.subnet, source)) return;
    const inside = translateInbound(carried, gateway.privateAddress);
    if (this.entersNatGateway(inside, undefined, gateway)) this.fromNatGateway(gateway, inside);
  }

  /** Takes a packet of this machine to a private address, from the fourth address of its subnet */
  fromEndpoint(vpcId: string, carried: CarriedPacket): void {
    const { source, destination } = carried.packet;
    const receiver = this.topology.interfaceByPrivateAddress(vpcId, destination);
    if (receiver === undefined || receiver.subnet.endpoint !== source) return;
    this.toInterface(carried, receiver, receiver.subnet, undefined);
  }

  private get topology(): CompiledTopology {
    return this.options.topology();
  }

  // What follows answers whether the network ACL of the subnet that the packet comes from let it leave, wherever it
  // ended: a flow log rejects at the sender what is denied there, and nothing else

  private send(sender: PluggedInterface, carried: CarriedPacket, destinationMac: MacAddress): boolean {
    const { subnet, vpc } = sender.networkInterface;
    if (destinationMac !== routerMac) {
      const neighbour = this.topology.interfaceByMac(subnet.subnetId, destinationMac);
      return neighbour === undefined || this.toInterface(carried, neighbour, subnet, sender);
    }
    if (carried.packet.destination !== subnet.endpoint) return this.route(sender, carried);
    this.options.toEndpoint(vpc.vpcId, carried);
    return true;
  }

  private route(sender: PluggedInterface, carried: CarriedPacket): boolean {
    const { subnet, vpc } = sender.networkInterface;
    const target = this.topology.routeFor(subnet, carried.packet.destination);
    switch (target?.kind) {
      case "local":
        return this.toPrivateAddress(vpc.vpcId, carried, subnet, sender);
      case "internetGateway":
        return (
          target.internetGatewayId !== vpc.topology.internetGatewayId || this.toInternet(sender, carried)
        );
      case "natGateway":
        return this.toNatGateway(sender, carried, this.topology.natGateway(target.natGatewayId));
      case "networkInterface": {
        const next = this.topology.networkInterface(target.networkInterfaceId);
        return next?.vpc.vpcId !== vpc.vpcId || this.toInterface(carried, next, subnet, sender);
      }
      default:
        return true;
    }
  }

  private toPrivateAddress(
    vpcId: string,
    carried: CarriedPacket,
    from: CompiledSubnet,
    sender: Sender,
  ): boolean {
    const { destination } = carried.packet;
    const gateway = this.topology.natGatewayByPrivateAddress(vpcId, destination);
    if (gateway !== undefined) {
      if (!this.leaves(carried, from, gateway.subnet)) return false;
      if (this.entersNatGateway(carried, from, gateway)) this.fromNatGateway(gateway, carried);
      return true;
    }
    const receiver = this.topology.interfaceByPrivateAddress(vpcId, destination);
    return receiver === undefined || this.toInterface(carried, receiver, from, sender);
  }

  /**
   * The last step: into an interface.
   * @param from Subnet that the packet comes from; `undefined` from outside of the VPC
   */
  private toInterface(
    carried: CarriedPacket,
    receiver: CompiledNetworkInterface,
    from: CompiledSubnet | undefined,
    sender: Sender,
  ): boolean {
    if (from !== undefined && !this.leaves(carried, from, receiver.subnet)) return false;
    const plugged = this.options.plugged(receiver.networkInterfaceId);
    if (plugged === undefined || plugged === sender || !plugged.admitsDestination(carried.packet))
      return true;
    const isAdmitted =
      this.enters(carried, from, receiver.subnet) && plugged.filter.admits("ingress", carried.facts);
    this.options.flowLogs.record(receiver.networkInterfaceId, "ingress", carried, isAdmitted);
    if (!isAdmitted) return true;
    if (sender !== undefined && isRefusedAsTooLong(sender, carried, receiver.mtuBytes)) return true;
    const isNeighbour = sender !== undefined && from === receiver.subnet;
    plugged.deliver(carried, isNeighbour ? sender.networkInterface.macAddress : routerMac);
    return true;
  }

  private toInternet(sender: PluggedInterface, carried: CarriedPacket): boolean {
    const { addresses, subnet } = sender.networkInterface;
    if (!this.aclAdmits(subnet, "egress", carried)) return false;
    const own = addresses.find(({ privateAddress }) => privateAddress === carried.packet.source);
    if (own?.publicAddress === undefined || isRefusedAsTooLong(sender, carried, gatewayMtuBytes)) return true;
    this.leave(translateOutbound(carried, own.publicAddress));
    return true;
  }

  private toNatGateway(
    sender: PluggedInterface,
    carried: CarriedPacket,
    gateway: CompiledNatGateway | undefined,
  ): boolean {
    const { subnet, vpc } = sender.networkInterface;
    if (gateway === undefined || gateway.subnet.vpc.vpcId !== vpc.vpcId) return true;
    if (!this.leaves(carried, subnet, gateway.subnet)) return false;
    if (!this.entersNatGateway(carried, subnet, gateway)) return true;
    if (isRefusedAsTooLong(sender, carried, gatewayMtuBytes)) return true;
    const translated = this.options.natGateways.outbound(gateway, carried);
    if (translated === undefined) {
      sender.services.refuseForgotten(carried.packet, carried.offload !== undefined);
      return true;
    }
    const isAdmitted = this.routeFromNatGateway(gateway, translated);
    this.options.flowLogs.record(gateway.topology.networkInterfaceId, "egress", translated, isAdmitted);
    return true;
  }

  private routeFromNatGateway(gateway: CompiledNatGateway, translated: CarriedPacket): boolean {
    const { subnet, publicAddress } = gateway;
    const target = this.topology.routeFor(subnet, translated.packet.destination);
    if (target?.kind === "local") return this.toPrivateReceiver(gateway, translated);
    if (target?.kind !== "internetGateway" || publicAddress === undefined) return true;
    if (!this.aclAdmits(subnet, "egress", translated)) return false;
    this.leave(translateOutbound(translated, publicAddress));
    return true;
  }

  /** A packet that came into a NAT gateway's interface: back to whom it translates for, or nobody */
  private fromNatGateway(gateway: CompiledNatGateway, carried: CarriedPacket): void {
    const translated = this.options.natGateways.inbound(gateway, carried);
    if (translated === undefined) return;
    const isAdmitted = this.toPrivateReceiver(gateway, translated);
    this.options.flowLogs.record(gateway.topology.networkInterfaceId, "egress", translated, isAdmitted);
  }

  /** From a NAT gateway to an interface of its VPC */
  private toPrivateReceiver({ subnet }: CompiledNatGateway, carried: CarriedPacket): boolean {
    const { destination } = carried.packet;
    const receiver = this.topology.interfaceByPrivateAddress(subnet.vpc.vpcId, destination);
    return receiver === undefined || this.toInterface(carried, receiver, subnet, undefined);
  }

  private entersNatGateway(
    carried: CarriedPacket,
    from: CompiledSubnet | undefined,
    { subnet, topology }: CompiledNatGateway,
  ): boolean {
    const isAdmitted = this.enters(carried, from, subnet);
    this.options.flowLogs.record(topology.networkInterfaceId, "ingress", carried, isAdmitted);
    return isAdmitted;
  }

  /** From a public address into the internet, where other public addresses of ours are */
  private leave(carried: CarriedPacket): void {
    const { destination } = carried.packet;
    const isOurs =
      this.topology.interfaceByPublicAddress(destination) !== undefined ||
      this.topology.natGatewayByPublicAddress(destination) !== undefined;
    if (isOurs) this.fromOutside(carried);
    else this.options.toOutside(carried);
  }

  /** Whether a subnet's way to an address of the internet is its VPC's internet gateway */
  private leadsOut(subnet: CompiledSubnet, address: Ipv4Address): boolean {
    const target = this.topology.routeFor(subnet, address);
    return (
      target?.kind === "internetGateway" && target.internetGatewayId === subnet.vpc.topology.internetGatewayId
    );
  }

  private leaves(carried: CarriedPacket, from: CompiledSubnet, to: CompiledSubnet): boolean {
    return from.subnetId === to.subnetId || this.aclAdmits(from, "egress", carried);
  }

  private enters(carried: CarriedPacket, from: CompiledSubnet | undefined, to: CompiledSubnet): boolean {
    return from?.subnetId === to.subnetId || this.aclAdmits(to, "ingress", carried);
  }

  private aclAdmits(subnet: CompiledSubnet, direction: TrafficDirection, { facts }: CarriedPacket): boolean {
    return networkAclAdmits(this.topology.networkAclOf(subnet.subnetId), direction, facts);
  }
}

function isMulticast(address: Ipv4Address): boolean {
  return address >>> 28 >= 14; // multicast, reserved and broadcast
}
