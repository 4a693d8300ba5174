import type { Clock } from "../../model/clock";
import type { TcpAttempt } from "../tcp/attempt";
import { TcpStack } from "../tcp/stack";
import { type Ipv4Packet, ipProtocol, plainIpv4Packet } from "../wire/ipv4";
import type { PacketOffload } from "../wire/packet-offload";
import { serializeTcp } from "../wire/tcp";

/** The Internet's usual 1,500 bytes a packet, which also holds where a VPC meets it */
const segmentBytes = 1_460;
/** What one frame with work left to do may carry */
const batchBytes = 65_000;
const receiveBufferBytes = 512 * 1024;
/** Linux's; shorter ones would keep alive what the tracking of idle flows ends */
const keepAliveMs = 7_200_000;

export interface HostTcpStackOptions {
  readonly clock: Clock;
  randomBytes(lengthBytes: number): Uint8Array;
  send(packet: Ipv4Packet, offload: PacketOffload): void;
  /** Takes SYNs from guests; absent when nobody is there */
  decide?(attempt: TcpAttempt): void;
}

/** The TCP of this machine's end towards guests: checksums and segments are left to who delivers. */
export function createHostTcpStack(options: HostTcpStackOptions): TcpStack {
  return new TcpStack({
    clock: options.clock,
    randomBytes: (lengthBytes) => options.randomBytes(lengthBytes),
    segmentBytes,
    batchBytes,
    receiveBufferBytes,
    keepAliveMs,
    maximumConnections: 4_096,
    maximumHandshakes: 512,
    maximumAttempts: 512,
    ...(options.decide && { decide: (attempt: TcpAttempt) => options.decide?.(attempt) }),
    transmit: (segment, addresses, timeToLive, cutAt) => {
      const payload = serializeTcp(segment, addresses, "offloaded");
      const packet = plainIpv4Packet({ ...addresses, protocol: ipProtocol.tcp, payload, timeToLive });
      options.send(packet, cutAt === undefined ? {} : { segmentBytes: cutAt });
    },
  });
}
