import { icmpType, portUnreachable, serializeIcmp, unreachableCode } from "../wire/icmp";
import { type Ipv4Packet, ipProtocol, ipv4HeaderBytes, plainIpv4Packet, serializeIpv4 } from "../wire/ipv4";

const codes = { ...unreachableCode, port: portUnreachable } as const;

/** Says to the sender of a packet why it went nowhere; the packet's header and the ports are quoted (RFC 792) */
export function unreachable(
  packet: Ipv4Packet,
  why: keyof typeof codes,
  source = packet.destination,
): Ipv4Packet {
  const quotedBytes = ipv4HeaderBytes + packet.options.length + 8;
  return plainIpv4Packet({
    protocol: ipProtocol.icmp,
    source,
    destination: packet.source,
    payload: serializeIcmp({
      type: icmpType.destinationUnreachable,
      code: codes[why],
      rest: 0,
      payload: serializeIpv4(packet).subarray(0, quotedBytes),
    }),
  });
}
