import { foldedSum, sumOfPseudoHeader } from "../../local-hypervisor/network/wire/checksum";
import { parseEthernet } from "../../local-hypervisor/network/wire/ethernet";
import { parseIpv4, plainIpv4Packet, serializeIpv4 } from "../../local-hypervisor/network/wire/ipv4";
import { parseTcp, serializeTcp } from "../../local-hypervisor/network/wire/tcp";

const addresses = { source: 0x0a000006, destination: 0x0a000005 };

/** Where the checksum is that `tcpFrame` leaves to be done */
export const tcpOffload = { checksumStartBytes: 34, checksumOffsetBytes: 16 };

/** A frame of TCP over IPv4 whose checksum is left to be done: the pseudo header's sum is in its place */
export function tcpFrame(payload: Uint8Array): Uint8Array {
  const segment = { sourcePort: 1, destinationPort: 2, sequence: 5, acknowledgement: 6, window: 9, payload };
  const flags = { syn: false, fin: false, reset: false, push: true };
  const tcp = serializeTcp({ ...segment, ...flags }, addresses);
  new DataView(tcp.buffer).setUint16(16, foldedSum(sumOfPseudoHeader(addresses, 6, tcp.length)));
  const packet = serializeIpv4(plainIpv4Packet({ ...addresses, protocol: 6, payload: tcp }));
  return Uint8Array.from([2, 0, 0, 0, 0, 5, 2, 0, 0, 0, 0, 6, 8, 0, ...packet]);
}

/** Payload of a frame of TCP over IPv4; throws at a wrong checksum of either layer */
export function payloadOfTcpFrame(frame: Uint8Array): Uint8Array {
  const packet = parseIpv4(parseEthernet(frame).payload);
  return parseTcp(packet.payload, packet).payload;
}
