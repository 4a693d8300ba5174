import type { NetworkTopology } from "../../control-plane/network-topology";
import type { SecurityGroupIndex } from "../filter/interface-rules";
import type { Ipv4Address } from "../wire/address";
import type { CompiledNetworkInterface } from "./compiled-topology";

/** Rules, members and prefix lists as rules refer to them. A group's members are known by their private addresses. */
export function securityGroupIndex(
  topology: Pick<NetworkTopology, "securityGroups" | "prefixLists">,
  networkInterfaces: readonly CompiledNetworkInterface[],
): SecurityGroupIndex {
  const rules = new Map(topology.securityGroups.map((group) => [group.groupId, group.rules]));
  const members = new Map<string, Set<Ipv4Address>>();
  for (const { topology: networkInterface, addresses } of networkInterfaces) {
    for (const groupId of networkInterface.groupIds) {
      const known = members.get(groupId) ?? new Set<Ipv4Address>();
      for (const { privateAddress } of addresses) known.add(privateAddress);
      members.set(groupId, known);
    }
  }
  const nobody: ReadonlySet<Ipv4Address> = new Set();
  return {
    rules: (groupId) => rules.get(groupId) ?? [],
    memberAddresses: (groupId) => members.get(groupId) ?? nobody,
    prefixListBlocks: (prefixListId) => topology.prefixLists[prefixListId] ?? [],
  };
}
