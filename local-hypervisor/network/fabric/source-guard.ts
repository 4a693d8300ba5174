import type { CompiledNetworkInterface } from "../topology/compiled-topology";
import { anyAddress, broadcastAddress, type Ipv4Address, type MacAddress } from "../wire/address";
import type { ArpPacket } from "../wire/arp";
import type { Ipv4Packet } from "../wire/ipv4";

/**
 * Whether a guest may say what it says: EC2 lets an interface send under its own MAC address and its own IP addresses
 * only, so that no guest can speak for another. Without the source/destination check it may send from other IP
 * addresses.
 */
export class SourceGuard {
  private readonly macAddress: MacAddress;
  private readonly addresses: ReadonlySet<Ipv4Address>;

  constructor(
    private readonly networkInterface: Pick<
      CompiledNetworkInterface,
      "macAddress" | "addresses" | "sourceDestCheck"
    >,
  ) {
    this.macAddress = networkInterface.macAddress;
    this.addresses = new Set(networkInterface.addresses.map(({ privateAddress }) => privateAddress));
  }

  admitsFrameFrom(source: MacAddress): boolean {
    return source === this.macAddress;
  }

  /** Probes for a conflict carry no sender address (RFC 5227) */
  admitsArp({ senderMac, senderAddress }: ArpPacket): boolean {
    const isOwn = this.addresses.has(senderAddress) || senderAddress === anyAddress;
    return senderMac === this.macAddress && (isOwn || !this.networkInterface.sourceDestCheck);
  }

  /** Only a DHCP client speaks before it has an address, and only to everybody */
  admitsIpv4({ source, destination }: Pick<Ipv4Packet, "source" | "destination">): boolean {
    if (this.addresses.has(source)) return true;
    if (source === anyAddress) return destination === broadcastAddress;
    return !this.networkInterface.sourceDestCheck;
  }

  /** Whether packets to this address are the interface's to receive */
  admitsDestination(destination: Ipv4Address): boolean {
    return this.addresses.has(destination) || !this.networkInterface.sourceDestCheck;
  }
}
