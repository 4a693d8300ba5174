import type { TrafficDirection } from "../filter/direction";
import { networkAclAdmits } from "../filter/network-acl";
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
    const { networkInterface } = sender;
    const { destination } = carried.packet;
    if (isLinkLocal(destination) || isMulticast(destination)) return;
    if (!sender.filter.admits("egress", carried.facts)) return;
    if (destinationMac !== routerMac) {
      const neighbour = this.topology.interfaceByMac(networkInterface.subnet.subnetId, destinationMac);
      if (neighbour !== undefined) this.toInterface(carried, neighbour, networkInterface.subnet, sender);
    } else if (destination === networkInterface.subnet.endpoint) {
      this.options.toEndpoint(networkInterface.vpc.vpcId, carried);
    } else {
      this.route(sender, carried);
    }
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
    this.fromNatGateway(gateway, translateInbound(carried, gateway.privateAddress), undefined);
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

  private route(sender: PluggedInterface, carried: CarriedPacket): void {
    const { subnet, vpc } = sender.networkInterface;
    const target = this.topology.routeFor(subnet, carried.packet.destination);
    switch (target?.kind) {
      case "local":
        this.toPrivateAddress(vpc.vpcId, carried, subnet, sender);
        return;
      case "internetGateway":
        if (target.internetGatewayId === vpc.topology.internetGatewayId) this.toInternet(sender, carried);
        return;
      case "natGateway":
        this.toNatGateway(sender, carried, this.topology.natGateway(target.natGatewayId));
        return;
      case "networkInterface": {
        const next = this.topology.networkInterface(target.networkInterfaceId);
        if (next?.vpc.vpcId === vpc.vpcId) this.toInterface(carried, next, subnet, sender);
        return;
      }
    }
  }

  private toPrivateAddress(
    vpcId: string,
    carried: CarriedPacket,
    from: CompiledSubnet,
    sender: Sender,
  ): void {
    const { destination } = carried.packet;
    const gateway = this.topology.natGatewayByPrivateAddress(vpcId, destination);
    if (gateway !== undefined) {
      if (this.crossesSubnets(carried, from, gateway.subnet)) this.fromNatGateway(gateway, carried, sender);
      return;
    }
    const receiver = this.topology.interfaceByPrivateAddress(vpcId, destination);
    if (receiver !== undefined) this.toInterface(carried, receiver, from, sender);
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
  ): void {
    const plugged = this.options.plugged(receiver.networkInterfaceId);
    if (plugged === undefined || plugged === sender || !plugged.admitsDestination(carried.packet)) return;
    if (!this.crossesSubnets(carried, from, receiver.subnet)) return;
    if (!plugged.filter.admits("ingress", carried.facts)) return;
    if (sender !== undefined && isRefusedAsTooLong(sender, carried, receiver.mtuBytes)) return;
    const isNeighbour = sender !== undefined && from === receiver.subnet;
    plugged.deliver(carried, isNeighbour ? sender.networkInterface.macAddress : routerMac);
  }

  private toInternet(sender: PluggedInterface, carried: CarriedPacket): void {
    const { addresses, subnet } = sender.networkInterface;
    const own = addresses.find(({ privateAddress }) => privateAddress === carried.packet.source);
    if (own?.publicAddress === undefined || !this.aclAdmits(subnet, "egress", carried)) return;
    if (isRefusedAsTooLong(sender, carried, gatewayMtuBytes)) return;
    this.leave(translateOutbound(carried, own.publicAddress));
  }

  private toNatGateway(
    sender: PluggedInterface,
    carried: CarriedPacket,
    gateway: CompiledNatGateway | undefined,
  ): void {
    const { subnet, vpc } = sender.networkInterface;
    if (gateway === undefined || gateway.subnet.vpc.vpcId !== vpc.vpcId) return;
    if (!this.crossesSubnets(carried, subnet, gateway.subnet)) return;
    if (isRefusedAsTooLong(sender, carried, gatewayMtuBytes)) return;
    const translated = this.options.natGateways.outbound(gateway, carried);
    if (translated === undefined) {
      sender.services.refuseForgotten(carried.packet, carried.offload !== undefined);
      return;
    }
    const target = this.topology.routeFor(gateway.subnet, translated.packet.destination);
    if (target?.kind === "internetGateway" && gateway.publicAddress !== undefined) {
      if (!this.aclAdmits(gateway.subnet, "egress", translated)) return;
      this.leave(translateOutbound(translated, gateway.publicAddress));
    } else if (target?.kind === "local") {
      const receiver = this.topology.interfaceByPrivateAddress(vpc.vpcId, translated.packet.destination);
      if (receiver !== undefined) this.toInterface(translated, receiver, gateway.subnet, undefined);
    }
  }

  /** A packet to a NAT gateway's private address: back to whom it translates for, or nobody */
  private fromNatGateway(gateway: CompiledNatGateway, carried: CarriedPacket, sender: Sender): void {
    const isFromOutside = sender === undefined;
    if (isFromOutside && !this.aclAdmits(gateway.subnet, "ingress", carried)) return;
    const translated = this.options.natGateways.inbound(gateway, carried);
    if (translated === undefined) return;
    const { vpcId } = gateway.subnet.vpc;
    const receiver = this.topology.interfaceByPrivateAddress(vpcId, translated.packet.destination);
    if (receiver !== undefined) this.toInterface(translated, receiver, gateway.subnet, undefined);
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

  private crossesSubnets(
    carried: CarriedPacket,
    from: CompiledSubnet | undefined,
    to: CompiledSubnet,
  ): boolean {
    if (from?.subnetId === to.subnetId) return true;
    if (from !== undefined && !this.aclAdmits(from, "egress", carried)) return false;
    return this.aclAdmits(to, "ingress", carried);
  }

  private aclAdmits(subnet: CompiledSubnet, direction: TrafficDirection, { facts }: CarriedPacket): boolean {
    return networkAclAdmits(this.topology.networkAclOf(subnet.subnetId), direction, facts);
  }
}

function isMulticast(address: Ipv4Address): boolean {
  return address >>> 28 >= 14; // multicast, reserved and broadcast
}
