import { isServiceAddress, routerMac } from "../services/network-addresses";
import type { CompiledNetworkInterface, CompiledTopology } from "../topology/compiled-topology";
import type { Ipv4Address, MacAddress } from "../wire/address";
import { type ArpPacket, arpOperation } from "../wire/arp";

type ArpTopology = Pick<CompiledTopology, "interfaceByPrivateAddress" | "natGatewayByPrivateAddress">;

/**
 * The reply to an interface's request: the router's MAC address for what the network itself is, an interface's own
 * for its addresses in the same subnet. Nobody else hears the request. Silence about the asker's own addresses, so that
 * probes find no conflict, and about everything that is not there.
 */
export function answerArp(
  request: ArpPacket,
  asker: CompiledNetworkInterface,
  topology: ArpTopology,
): ArpPacket | undefined {
  if (request.operation !== arpOperation.request) return undefined;
  const macAddress = macBehind(request.targetAddress, asker, topology);
  if (macAddress === undefined) return undefined;
  return {
    operation: arpOperation.reply,
    senderMac: macAddress,
    senderAddress: request.targetAddress,
    targetMac: request.senderMac,
    targetAddress: request.senderAddress,
  };
}

function macBehind(
  address: Ipv4Address,
  asker: CompiledNetworkInterface,
  topology: ArpTopology,
): MacAddress | undefined {
  const { vpc, subnet } = asker;
  if (isServiceAddress(asker, address) || address === subnet.endpoint) return routerMac;
  if (topology.natGatewayByPrivateAddress(vpc.vpcId, address)?.subnet === subnet) return routerMac;
  const found = topology.interfaceByPrivateAddress(vpc.vpcId, address);
  if (found === undefined || found.subnet !== subnet) return undefined;
  return found.networkInterfaceId === asker.networkInterfaceId ? undefined : found.macAddress;
}
