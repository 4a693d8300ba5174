import type { Ipv4Address } from "../wire/address";
import { type CarriedPacket, withEnds } from "./carried-packet";

/**
 * One public address for one private address, without state (EC2's internet gateway). Packets that ICMP errors quote
 * are translated along, so that they mean the same connection at both ends.
 */

/** From an interface to the internet */
export function translateOutbound(carried: CarriedPacket, publicAddress: Ipv4Address): CarriedPacket {
  const isAboutOwn = carried.facts.quoted?.destination === carried.packet.source;
  return withEnds(
    carried,
    { source: publicAddress },
    isAboutOwn ? { destination: publicAddress } : undefined,
  );
}

/** From the internet to an interface */
export function translateInbound(carried: CarriedPacket, privateAddress: Ipv4Address): CarriedPacket {
  const isAboutOwn = carried.facts.quoted?.source === carried.packet.destination;
  return withEnds(
    carried,
    { destination: privateAddress },
    isAboutOwn ? { source: privateAddress } : undefined,
  );
}
