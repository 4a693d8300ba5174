import type { Log } from "../control-plane/log";
import type { NetworkTopology } from "../control-plane/network-topology";
import type { GuestNetwork, GuestStream, GuestStreamService } from "../control-plane/ports";
import type { Clock } from "../model/clock";
import { type GuestNetworkAttachment, InterfaceEndpoint } from "./interface-endpoint";
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
  let topology: NetworkTopology | undefined;
  return {
    configure: (next) => {
      topology = next;
    },
    connect: (networkInterfaceId) => {
      disconnect(networkInterfaceId);
      const attachment = attachmentOf(topology, networkInterfaceId);
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

function attachmentOf(
  topology: NetworkTopology | undefined,
  networkInterfaceId: string,
): GuestNetworkAttachment {
  const found = topology?.networkInterfaces.find((each) => each.networkInterfaceId === networkInterfaceId);
  const subnet = topology?.subnets.find((each) => each.subnetId === found?.subnetId);
  const vpc = topology?.vpcs.find((each) => each.vpcId === found?.vpcId);
  if (!found || !subnet || !vpc) throw new RangeError(`the topology has no interface ${networkInterfaceId}`);
  const [{ privateIpAddress, privateDnsName }] = found.addresses;
  const firstDot = privateDnsName.indexOf(".");
  return {
    networkInterfaceId,
    instanceId: found.instanceId ?? "",
    macAddress: found.macAddress,
    privateIpAddress,
    subnetCidr: subnet.cidrBlock,
    vpcCidr: vpc.cidrBlocks[0] ?? "",
    hostName: privateDnsName.slice(0, firstDot),
    domainName: privateDnsName.slice(firstDot + 1),
    mtuBytes: found.mtuBytes,
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
