import type { Log } from "../control-plane/log";
import type { GuestNetwork, GuestStream, GuestStreamService } from "../control-plane/ports";
import type { Clock } from "../model/clock";
import { InterfaceEndpoint } from "./interface-endpoint";
import { metadataAddress } from "./local-addresses";
import type { TcpConnection } from "./tcp/connection";
import type { TcpAcceptor } from "./tcp/stack";

const httpPort = 80;

export interface GuestNetworkOptions {
  /** Listens on port 80 of 169.254.169.254 */
  readonly metadata: GuestStreamService;
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
}

/** The network that guests are plugged into. Interfaces do not reach each other: each has the router to itself. */
export function createGuestNetwork(options: GuestNetworkOptions): GuestNetwork {
  const endpoints = new Map<string, InterfaceEndpoint>();
  const disconnect = (networkInterfaceId: string) => {
    endpoints.get(networkInterfaceId)?.unplug();
    endpoints.delete(networkInterfaceId);
  };
  return {
    connect: (attachment) => {
      disconnect(attachment.networkInterfaceId);
      const acceptMetadata: TcpAcceptor = (connection) =>
        options.metadata.accept(streamOf(connection, attachment.instanceId));
      const endpoint = new InterfaceEndpoint({
        attachment,
        clock: options.clock,
        randomBytes: (lengthBytes) => options.randomBytes(lengthBytes),
        log: options.log,
        listener: (address, port) =>
          address === metadataAddress && port === httpPort ? acceptMetadata : undefined,
      });
      endpoints.set(attachment.networkInterfaceId, endpoint);
      return endpoint.port;
    },
    disconnect,
    close: () => {
      for (const networkInterfaceId of [...endpoints.keys()]) disconnect(networkInterfaceId);
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
