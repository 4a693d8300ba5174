import type { TrafficDirection } from "../../../local-hypervisor/network/filter/direction";
import { parseIpv4Address } from "../../../local-hypervisor/network/wire/address";
import { serializeIcmp } from "../../../local-hypervisor/network/wire/icmp";
import {
  type Ipv4Packet,
  ipProtocol,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../local-hypervisor/network/wire/ipv4";
import { serializeTcp } from "../../../local-hypervisor/network/wire/tcp";
import { serializeUdp } from "../../../local-hypervisor/network/wire/udp";

/** A packet between an interface and a remote address in few words; ports are seen from the interface. */
export type PacketSketch =
  | readonly [direction: "i" | "e", "tcp", remote: string, local: number, remotePort: number, flags: string]
  | readonly [direction: "i" | "e", "udp", remote: string, local: number, remotePort: number]
  | readonly [direction: "i" | "e", "icmp", remote: string, type: number, code: number, identifier: number]
  /** An error about the sketched packet, which went the other way */
  | readonly [direction: "i" | "e", "error", remote: string, type: number, code: number, about: PacketSketch]
  | readonly [direction: "i" | "e", "other", remote: string, protocol: number];

export const directionOf = ([direction]: PacketSketch): TrafficDirection =>
  direction === "i" ? "ingress" : "egress";

/** Each side's first sequence number, always the same: a sketch has no memory of what was sent before. */
const initialSequence = { i: 5000, e: 1000 } as const;

/** The packet of an interface with this address */
export function drawPacket(sketch: PacketSketch, localAddress: string): Ipv4Packet {
  const [direction, kind, remoteAddress] = sketch;
  const local = parseIpv4Address(localAddress);
  const remote = parseIpv4Address(remoteAddress);
  const addresses =
    direction === "e" ? { source: local, destination: remote } : { source: remote, destination: local };
  const packet = (protocol: number, payload: Uint8Array) =>
    plainIpv4Packet({ ...addresses, protocol, payload });
  switch (kind) {
    case "tcp": {
      const [, , , localPort, remotePort, flags] = sketch;
      return packet(
        ipProtocol.tcp,
        serializeTcp(
          { ...ports(direction, localPort, remotePort), ...tcpFields(direction, flags) },
          addresses,
        ),
      );
    }
    case "udp": {
      const [, , , localPort, remotePort] = sketch;
      const payload = new Uint8Array(8);
      return packet(
        ipProtocol.udp,
        serializeUdp({ ...ports(direction, localPort, remotePort), payload }, addresses),
      );
    }
    case "icmp": {
      const [, , , type, code, identifier] = sketch;
      const message = { type, code, rest: identifier * 65_536 + 1, payload: new Uint8Array(8) };
      return packet(ipProtocol.icmp, serializeIcmp(message));
    }
    case "error": {
      const [, , , type, code, about] = sketch;
      const payload = serializeIpv4(drawPacket(about, localAddress)).subarray(0, 28);
      return packet(ipProtocol.icmp, serializeIcmp({ type, code, rest: 0, payload }));
    }
    case "other":
      return packet(sketch[3], new Uint8Array(8));
  }
}

const ports = (direction: "i" | "e", localPort: number, remotePort: number) =>
  direction === "e"
    ? { sourcePort: localPort, destinationPort: remotePort }
    : { sourcePort: remotePort, destinationPort: localPort };

function tcpFields(direction: "i" | "e", flags: string) {
  const syn = flags.includes("S");
  return {
    syn,
    fin: flags.includes("F"),
    reset: flags.includes("R"),
    push: false,
    sequence: initialSequence[direction] + (syn ? 0 : 1),
    ...(flags.includes("A") && { acknowledgement: initialSequence[direction === "i" ? "e" : "i"] + 1 }),
    window: 65_535,
    payload: new Uint8Array(0),
  };
}
