import type { PortRange } from "../filter/port-table";
import { wellKnownPorts } from "./well-known-ports";

/** Listeners that one address gets for one protocol, besides those for well-known ports */
const mostPorts = 256;

/**
 * The ports to listen on where these are admitted: all of them when they are few, otherwise the narrowest ranges whole
 * and the well-known ports of the others.
 */
export function listeningPorts(ranges: readonly PortRange[], protocol: "tcp" | "udp"): number[] {
  const ports = new Set<number>();
  let room = mostPorts;
  for (const { from, to } of [...ranges].sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const first = Math.max(from, 1); // nobody listens on port 0
    const width = to - first + 1;
    if (width <= room) {
      room -= width;
      for (let port = first; port <= to; port += 1) ports.add(port);
    } else {
      for (const port of wellKnownPorts[protocol]) if (port >= first && port <= to) ports.add(port);
    }
  }
  return [...ports].sort((a, b) => a - b);
}
