import type { FramePort } from "../../local-hypervisor/control-plane/ports";

const ethernetBytes = 14;
const protocolOffset = ethernetBytes + 9;
const icmpOffset = ethernetBytes + 20;
const icmp = 1;
const echoRequest = 8;

/** A port whose other end answers pings too, each after a delay, so that some are always on their way. */
export function echoingPort(port: FramePort, delayMs: number): FramePort {
  let toGuest: Parameters<FramePort["onFrame"]>[0] = () => undefined;
  return {
    send: (frame, offload) => {
      const isPing =
        frame[12] === 8 &&
        frame[13] === 0 &&
        frame[protocolOffset] === icmp &&
        frame[icmpOffset] === echoRequest;
      if (!isPing) port.send(frame, offload);
      else setTimeout(() => toGuest(echoReply(frame)), delayMs);
    },
    onFrame: (receive) => {
      toGuest = receive;
      port.onFrame(receive);
    },
  };
}

/** The same with both pairs of addresses exchanged; of the checksum, only what the changed type makes of it */
function echoReply(request: Uint8Array): Uint8Array {
  const reply = request.slice();
  reply.set(request.subarray(6, 12), 0);
  reply.set(request.subarray(0, 6), 6);
  reply.set(request.subarray(30, 34), 26);
  reply.set(request.subarray(26, 30), 30);
  reply[icmpOffset] = 0;
  const fields = new DataView(reply.buffer);
  const sum = fields.getUint16(icmpOffset + 2) + (echoRequest << 8);
  fields.setUint16(icmpOffset + 2, (sum & 0xffff) + (sum >> 16));
  return reply;
}
