import type { TrafficDirection } from "../filter/direction";
import type { PacketFacts, TcpFlags } from "../packet-facts";
import type { Ipv4Address } from "../wire/address";

/** Packets of one kind that passed an interface one way, or were rejected there, within an aggregation interval. */
export interface Flow {
  readonly direction: TrafficDirection;
  readonly isAdmitted: boolean;
  readonly protocol: number;
  /** As the packets carry them */
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  /** 0 where the protocol has no ports */
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Where egress leads, as AWS numbers it */
  readonly trafficPath?: number;
  /** Milliseconds since the epoch */
  readonly firstAtMs: number;
  lastAtMs: number;
  packets: number;
  bytes: number;
  /** Flags of all packets, as AWS adds them up */
  tcpFlags: number;
}

/** What packets have in common that are summed up in one flow */
export const flowId = (direction: TrafficDirection, facts: PacketFacts, isAdmitted: boolean): string =>
  `${direction}${isAdmitted} ${facts.protocol} ${facts.source} ${facts.destination} ${facts.sourcePort} ${facts.destinationPort}`;

const bits = { fin: 1, syn: 2, rst: 4, synAck: 18 };

/** FIN, SYN, RST and, together with SYN only, ACK (Amazon VPC user guide, `tcp-flags`) */
export function loggedTcpFlags(flags: TcpFlags | undefined): number {
  if (flags === undefined) return 0;
  const syn = flags.ack ? bits.synAck : bits.syn;
  return (flags.syn ? syn : 0) | (flags.fin ? bits.fin : 0) | (flags.rst ? bits.rst : 0);
}
