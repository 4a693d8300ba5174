import { anyAddress, broadcastAddress, type Ipv4Address, type MacAddress } from "./wire/address";
import type { ArpPacket } from "./wire/arp";
import type { Ipv4Packet } from "./wire/ipv4";

/**
 * Whether a guest may say what it says: EC2 lets an interface send under its own MAC and IP addresses only, so that no
 * guest can speak for another. (The source/destination check of an interface lifts the second.)
 */
export class SourceGuard {
  constructor(
    private readonly macAddress: MacAddress,
    private readonly address: Ipv4Address,
  ) {}

  admitsFrameFrom(source: MacAddress): boolean {
    return source === this.macAddress;
  }

  /** Probes for a conflict carry no sender address (RFC 5227) */
  admitsArp(packet: ArpPacket): boolean {
    const { senderMac, senderAddress } = packet;
    return senderMac === this.macAddress && (senderAddress === this.address || senderAddress === anyAddress);
  }

  /** Only a DHCP client speaks before it has an address, and only to everybody */
  admitsIpv4(packet: Pick<Ipv4Packet, "source" | "destination">): boolean {
    if (packet.source === this.address) return true;
    return packet.source === anyAddress && packet.destination === broadcastAddress;
  }
}
