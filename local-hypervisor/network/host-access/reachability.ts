import { ingressPortsFrom } from "../filter/interface-rules";
import type { PortRange } from "../filter/port-table";
import type { Ipv4Address } from "../wire/address";
import { gatewayObstacle, networkAclObstacle, type ReachabilityTopology, type WayIn } from "./obstacle";

/** Ports of one public address that let this machine in. */
export interface ReachablePorts {
  readonly networkInterfaceId: string;
  readonly instanceId?: string;
  readonly publicAddress: Ipv4Address;
  readonly protocol: "tcp" | "udp";
  /** In order, none empty */
  readonly ranges: readonly PortRange[];
}

/**
 * What of the plugged interfaces this machine reaches by their public addresses: the way back through an internet
 * gateway, the network ACL both ways, and the security groups. A pure function of the topology.
 */
export function reachablePorts(
  topology: ReachabilityTopology,
  isPlugged: (networkInterfaceId: string) => boolean,
  hostAddress: Ipv4Address,
): ReachablePorts[] {
  const found: ReachablePorts[] = [];
  for (const networkInterface of topology.networkInterfaces) {
    const { networkInterfaceId, addresses } = networkInterface;
    if (!isPlugged(networkInterfaceId)) continue;
    for (const { privateAddress, publicAddress } of addresses) {
      const way: WayIn = { networkInterface, privateAddress, source: hostAddress };
      if (publicAddress === undefined || gatewayObstacle(topology, way)) continue;
      for (const protocol of ["tcp", "udp"] as const) {
        const ranges = admittedRanges(topology, way, protocol);
        if (ranges.length === 0) continue;
        const { instanceId } = networkInterface.topology;
        found.push({
          networkInterfaceId,
          ...(instanceId && { instanceId }),
          publicAddress,
          protocol,
          ranges,
        });
      }
    }
  }
  return found;
}

/** What the groups admit, cut where the network ACL changes its mind */
function admittedRanges(topology: ReachabilityTopology, way: WayIn, protocol: "tcp" | "udp"): PortRange[] {
  const { networkInterfaceId, subnet } = way.networkInterface;
  const entries = subnet.topology.networkAclEntries;
  const edges = entries.flatMap(({ ports }) => (ports ? [ports.from, ports.to + 1] : []));
  const admitted = ingressPortsFrom(topology.rulesOf(networkInterfaceId), way.source, protocol)
    .flatMap((range) => cut(range, edges))
    .filter(({ from }) => !networkAclObstacle(topology, way, { protocol, port: from }));
  return joined(admitted);
}

function cut({ from, to }: PortRange, edges: readonly number[]): PortRange[] {
  const starts = [from, ...edges.filter((edge) => edge > from && edge <= to)].sort((a, b) => a - b);
  return starts.flatMap((start, index) => {
    const end = (starts[index + 1] ?? to + 1) - 1;
    return end < start ? [] : [{ from: start, to: end }];
  });
}

function joined(ranges: readonly PortRange[]): PortRange[] {
  const result: PortRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last !== undefined && last.to + 1 >= range.from)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else result.push(range);
  }
  return result;
}
