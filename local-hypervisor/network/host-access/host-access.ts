import type { Duplex } from "node:stream";
import type { Log } from "../../control-plane/log";
import type { Clock } from "../../model/clock";
import type { Outside } from "../outside/outside";
import { bridge } from "../outside/socket-bridge";
import type { TcpConnection } from "../tcp/connection";
import type { TcpAcceptor } from "../tcp/stack";
import type { CompiledTopology } from "../topology/compiled-topology";
import { formatIpv4Address, type Ipv4Address } from "../wire/address";
import type { Ipv4Packet } from "../wire/ipv4";
import type { PacketOffload } from "../wire/packet-offload";
import { notAdmitted, refused, unanswered } from "./access-error";
import { Endpoint } from "./endpoint";
import { type ListenerStatus, Listeners } from "./listeners";
import { listeningPorts } from "./listening-ports";
import {
  type Admission,
  gatewayObstacle,
  networkAclObstacle,
  type Obstacle,
  securityGroupObstacle,
  type WayIn,
} from "./obstacle";
import { type Place, placeOfHost, placeOfInstance } from "./places";
import { reachablePorts } from "./reachability";

/** How long changes gather before the listeners follow them, milliseconds */
const gatherMs = 50;
/** How long a guest may take to answer a connection of a command, milliseconds */
const dialTimeoutMs = 15_000;

/** What this room asks of the fabric. */
export interface HostAccessFabric {
  readonly topology: CompiledTopology;
  isPlugged(networkInterfaceId: string): boolean;
  /** Called after every change of the topology and of what is plugged in */
  onChange(listener: () => void): void;
  receiveFromEndpoint(vpcId: string, packet: Ipv4Packet, offload?: PacketOffload): void;
}

export interface HostAccessOptions {
  readonly clock: Clock;
  /** Unpredictable bytes */
  randomBytes(lengthBytes: number): Uint8Array;
  readonly log: Log;
  /** This machine as guests and their rules see it */
  readonly hostAddress: Ipv4Address;
  readonly fabric: HostAccessFabric;
  readonly outside: Outside;
}

/** Whom to reach: an instance, or a host by address or name as the VPC knows it. */
export type AccessTarget =
  | { readonly instanceId: string }
  | { readonly host: string; readonly vpcId?: string };

/** A connection to a guest that stands; whoever takes it joins it to a stream of this machine. */
export interface GuestConnection {
  /** Whether it goes by the public address, or by the endpoint in the guest's subnet */
  readonly via: "public" | "endpoint";
  /** Address that it reached, dotted */
  readonly address: string;
  join(stream: Duplex): void;
}

export interface PingOutcome {
  readonly via: "public" | "endpoint";
  /** Address that was asked, dotted */
  readonly address: string;
  readonly roundTripMs: number;
}

/** This machine's ways to the guests. */
export interface HostAccess {
  /** Every port of a public address that rules admit, and where on this machine it listens */
  listListeners(): readonly ListenerStatus[];
  /** Which way a connection would go. Throws `AccessError` when rules admit none */
  findWay(target: AccessTarget, port: number): Pick<GuestConnection, "via" | "address">;
  /** Connects by the public address where rules admit that, else through the endpoint. Rejects with `AccessError` */
  dial(target: AccessTarget, port: number): Promise<GuestConnection>;
  /** Sends one echo request the same ways. Rejects with `AccessError` */
  ping(target: AccessTarget, timeoutMs: number): Promise<PingOutcome>;
  /** Takes a packet that a guest sent to the fourth address of a subnet of its VPC */
  receiveFromGuest(vpcId: string, packet: Ipv4Packet, options: { readonly checksumTrusted: boolean }): void;
  /** Resolves when the listeners stand as the rules of this moment want them */
  settled(): Promise<void>;
  close(): void;
}

/** A way that rules admit. */
interface OpenWay extends WayIn {
  readonly via: "public" | "endpoint";
  /** Where packets are sent to */
  readonly destination: Ipv4Address;
}

export function createHostAccess(options: HostAccessOptions): HostAccess {
  const { clock, fabric, outside, hostAddress } = options;
  const listeners = new Listeners(outside, options.log);
  const endpoint = new Endpoint({
    clock,
    randomBytes: (lengthBytes) => options.randomBytes(lengthBytes),
    send: (vpcId, packet, offload) => fabric.receiveFromEndpoint(vpcId, packet, offload),
  });
  let publicAddresses: ReadonlySet<Ipv4Address> = new Set();
  let cancelFollow: (() => void) | undefined;
  let closed = false;

  const plugged = () =>
    fabric.topology.networkInterfaces.filter(({ networkInterfaceId }) =>
      fabric.isPlugged(networkInterfaceId),
    );
  const follow = (): void => {
    cancelFollow = undefined;
    if (closed) return;
    const now = new Set(
      plugged().flatMap(({ addresses }) => addresses.flatMap(({ publicAddress }) => publicAddress ?? [])),
    );
    for (const address of publicAddresses) if (!now.has(address)) outside.forget(address);
    publicAddresses = now;
    const reachable = reachablePorts(fabric.topology, (id) => fabric.isPlugged(id), hostAddress);
    listeners.update(
      reachable.flatMap(({ ranges, ...place }) =>
        listeningPorts(ranges, place.protocol).map((port) => ({ ...place, port })),
      ),
    );
  };
  fabric.onChange(() => {
    cancelFollow ??= clock.after(gatherMs, follow);
  });

  const findPlace = (target: AccessTarget): Place =>
    "instanceId" in target
      ? placeOfInstance(target.instanceId, plugged())
      : placeOfHost(target.host, target.vpcId, plugged());

  /** Throws what is in the way of the public address, or of the endpoint where there is no public address */
  const openWay = (place: Place, admission: Admission): OpenWay => {
    const { networkInterface, privateAddress, publicAddress } = place;
    let obstacle: Obstacle | undefined;
    let refusal: Error | undefined;
    if (publicAddress !== undefined) {
      const way = { networkInterface, privateAddress, source: hostAddress };
      obstacle =
        gatewayObstacle(fabric.topology, way) ??
        networkAclObstacle(fabric.topology, way, admission) ??
        securityGroupObstacle(fabric.topology, way, admission);
      if (obstacle === undefined) return { ...way, via: "public", destination: publicAddress };
      refusal = notAdmitted(way, admission, obstacle);
    }
    const way = { networkInterface, privateAddress, source: networkInterface.subnet.endpoint };
    obstacle = securityGroupObstacle(fabric.topology, way, admission);
    if (obstacle === undefined) return { ...way, via: "endpoint", destination: privateAddress };
    throw refusal ?? notAdmitted(way, admission, obstacle);
  };

  const connect = (way: OpenWay, port: number, established: TcpAcceptor): TcpConnection => {
    const remote = { address: way.destination, port };
    return way.via === "public"
      ? outside.connectTcp(remote, established)
      : endpoint.connectTcp(way.networkInterface.vpc.vpcId, way.source, remote, established);
  };

  return {
    listListeners: () => listeners.list(),
    findWay: (target, port) => {
      const { via, destination } = openWay(findPlace(target), { protocol: "tcp", port });
      return { via, address: formatIpv4Address(destination) };
    },
    dial: async (target, port) => {
      const place = findPlace(target);
      const way = openWay(place, { protocol: "tcp", port });
      const connection = await new Promise<TcpConnection>((resolve, reject) => {
        const cancel = clock.after(dialTimeoutMs, () => {
          reject(unanswered(place.networkInterface, `at TCP port ${port}`));
          opening.abort();
        });
        const opening = connect(way, port, (standing) => {
          cancel();
          resolve(standing);
        });
        opening.onClose((outcome) => {
          cancel();
          reject(
            outcome === "reset"
              ? refused(place.networkInterface, port)
              : unanswered(place.networkInterface, `at TCP port ${port}`),
          );
        });
      });
      return {
        via: way.via,
        address: formatIpv4Address(way.destination),
        join: (stream) => {
          if (stream.destroyed) connection.abort();
          else bridge(connection, stream);
        },
      };
    },
    ping: async (target, timeoutMs) => {
      const place = findPlace(target);
      const way = openWay(place, { protocol: "icmp" });
      const roundTripMs =
        way.via === "public"
          ? await outside.ping(way.destination, timeoutMs)
          : await endpoint.ping(way.networkInterface.vpc.vpcId, way, timeoutMs);
      if (roundTripMs !== undefined)
        return { via: way.via, address: formatIpv4Address(way.destination), roundTripMs };
      throw unanswered(place.networkInterface, "echo requests");
    },
    receiveFromGuest: (vpcId, packet, trust) => endpoint.receive(vpcId, packet, trust),
    settled: async () => {
      cancelFollow?.();
      follow();
      await listeners.settled();
    },
    close: () => {
      closed = true;
      cancelFollow?.();
      listeners.close();
      endpoint.close();
    },
  };
}
