import type { Log } from "../control-plane/log";
import type { FlowLogSink, GuestNetwork, GuestStream, GuestStreamService } from "../control-plane/ports";
import type { Clock } from "../model/clock";
import { Fabric } from "./fabric/fabric";
import { createHostAccess, type HostAccess } from "./host-access/host-access";
import type { HostService } from "./outside/host-service";
import { createOutside, type Outside } from "./outside/outside";
import { createResolver } from "./resolver/resolver";
import type { Upstream } from "./resolver/upstream";
import type { NetworkServices } from "./services/interface-services";
import type { TcpConnection } from "./tcp/connection";
import { type Ipv4Address, parseIpv4Address } from "./wire/address";

export interface GuestNetworkOptions {
  /** Listens on port 80 of 169.254.169.254 */
  readonly metadata: GuestStreamService;
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** This machine as guests and rules see it, dotted */
  readonly hostAddress: string;
  /** What of this machine guests may reach, by name */
  readonly hostServices: readonly HostService[];
  /** Whether the daemon itself listens on a port of this machine */
  isDaemonPort(port: number): boolean;
  /** Takes the records of flow logs. @default - they are dropped */
  readonly flowLogSink?: FlowLogSink;
  /** Answers names that no VPC has. @default - this machine's own resolvers */
  readonly upstream?: Upstream;
}

/** The guests' network with this machine's ways into it. */
export interface HostedGuestNetwork extends GuestNetwork {
  readonly hostAccess: HostAccess;
}

/** Composes the fabric with what stands around it: metadata, resolver, the internet, this machine. */
export function createGuestNetwork(options: GuestNetworkOptions): HostedGuestNetwork {
  const { clock, log } = options;
  const randomBytes = (lengthBytes: number): Uint8Array => options.randomBytes(lengthBytes);
  const hostAddress: Ipv4Address = parseIpv4Address(options.hostAddress);
  const resolver = createResolver({
    clock,
    log,
    hostAddress: options.hostAddress,
    hostServices: options.hostServices,
    ...(options.upstream && { upstream: options.upstream }),
  });
  const services: NetworkServices = {
    acceptMetadata: (connection, { topology }) =>
      options.metadata.accept(streamOf(connection, topology.instanceId ?? "")),
    resolve: (query, { networkInterfaceId, vpc: { vpcId } }, transport) =>
      resolver.answer(query, { networkInterfaceId, vpcId, transport }, fabric.topology.source),
  };
  const fabric: Fabric = new Fabric({
    clock,
    randomBytes,
    log,
    services,
    outside: { receive: (packet, receipt) => outside.receive(packet, receipt) },
    endpoint: {
      receive: (vpcId, packet, receipt) => hostAccess.receiveFromGuest(vpcId, packet, receipt),
    },
    ...(options.flowLogSink && { flowLogSink: options.flowLogSink }),
  });
  const outside: Outside = createOutside({
    clock,
    randomBytes,
    log,
    hostAddress,
    hostServices: options.hostServices,
    isDaemonPort: (port) => options.isDaemonPort(port),
    send: (packet, offload) => fabric.receiveFromOutside(packet, offload),
  });
  const hostAccess: HostAccess = createHostAccess({
    clock,
    randomBytes,
    log,
    hostAddress,
    fabric,
    outside,
  });
  return {
    hostAccess,
    configure: (topology) => fabric.configure(topology),
    connect: (networkInterfaceId, cable) => fabric.connect(networkInterfaceId, cable),
    disconnect: (networkInterfaceId) => fabric.disconnect(networkInterfaceId),
    close: () => {
      hostAccess.close();
      fabric.close();
      outside.close();
    },
  };
}

/** A connection as a service of another room sees it */
function streamOf(connection: TcpConnection, instanceId: string): GuestStream {
  return {
    instanceId,
    get unacknowledgedBytes() {
      return connection.unacknowledgedBytes;
    },
    write: (data, timeToLive) => {
      if (timeToLive !== undefined) connection.timeToLive = timeToLive;
      connection.write(data);
    },
    end: () => connection.end(),
    abort: () => connection.abort(),
    pause: () => connection.pause(),
    resume: () => connection.resume(),
    onData: (receive) => connection.onData(receive),
    onEnd: (ended) => connection.onEnd(ended),
    onAcknowledged: (acknowledged) => connection.onAcknowledged(acknowledged),
    onClose: (closed) => connection.onClose(closed),
  };
}
