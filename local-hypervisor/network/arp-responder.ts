import { isLocalAddress, type LocalAddresses, routerMac } from "./local-addresses";
import { type ArpPacket, arpOperation } from "./wire/arp";

/** The reply to a request for one of the network's own addresses; silence otherwise, so that probes find no conflict */
export function answerArp(request: ArpPacket, local: LocalAddresses): ArpPacket | undefined {
  if (request.operation !== arpOperation.request || !isLocalAddress(local, request.targetAddress))
    return undefined;
  return {
    operation: arpOperation.reply,
    senderMac: routerMac,
    senderAddress: request.targetAddress,
    targetMac: request.senderMac,
    targetAddress: request.senderAddress,
  };
}
