import type { PacketFacts } from "../packet-facts";
import { ipProtocol } from "../wire/ipv4";
import type { TrafficDirection } from "./direction";
import type { FlowKey } from "./flow-table";

/** ICMP's queries by the type of their replies: echo, timestamp, information and address mask (RFC 792, RFC 950) */
const queryOfReply: ReadonlyMap<number, number> = new Map([
  [0, 8],
  [14, 13],
  [16, 15],
  [18, 17],
]);
const queries: ReadonlySet<number> = new Set(queryOfReply.values());

/** Whether an ICMP message asks for a reply */
export const isIcmpQuery = (facts: PacketFacts): boolean => queries.has(facts.icmpType ?? -1);

/** The flow that a packet belongs to; undefined for ICMP messages that are neither query nor reply */
export function flowKeyOf(direction: TrafficDirection, facts: PacketFacts): FlowKey | undefined {
  const isEgress = direction === "egress";
  const { protocol } = facts;
  const local = isEgress ? facts.source : facts.destination;
  const remote = isEgress ? facts.destination : facts.source;
  if (protocol === ipProtocol.icmp) {
    const type = facts.icmpType ?? -1;
    const query = queryOfReply.get(type) ?? type;
    if (!queries.has(query)) return undefined;
    const identifier = facts.icmpIdentifier ?? 0;
    const message = query * 256 + (facts.icmpCode ?? 0);
    // Who asks owns the identifier: both sides may ask under the same one
    const isLocalQuery = (query === type) === isEgress;
    return isLocalQuery
      ? { protocol, local, remote, localPort: identifier, remotePort: message }
      : { protocol, local, remote, localPort: message, remotePort: identifier };
  }
  const source = facts.sourcePort ?? 0;
  const destination = facts.destinationPort ?? 0;
  // Literals rather than a spread: two keys are made for every packet
  return isEgress
    ? { protocol, local, remote, localPort: source, remotePort: destination }
    : { protocol, local, remote, localPort: destination, remotePort: source };
}
