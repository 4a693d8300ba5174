import type { NetworkTopology } from "../network-topology";
import type { FramePort } from "./device";

/** The network that guests are plugged into: everything between their interfaces, this machine and the outside. */
export interface GuestNetwork {
  /** Replaces what the network knows of VPCs, interfaces and rules. New flows follow it at once */
  configure(topology: NetworkTopology): void;
  /**
   * Plugs in an interface that the topology has and gives the engine's end of the cable; a second call with the same
   * id replaces the first. Throws `RangeError` for an id that the topology does not have.
   */
  connect(networkInterfaceId: string, cable: { readonly frameOffload: boolean }): FramePort;
  /** Unplugs it and drops its connections; an unknown id is ignored */
  disconnect(networkInterfaceId: string): void;
  /** Unplugs everything and cancels all timers */
  close(): void;
}

/** One end of a byte stream (TCP) between a guest and a service on the link, as the service sees it. */
export interface GuestStream {
  /** The instance whose interface opened the stream */
  readonly instanceId: string;
  /**
   * Queues bytes; the array must not be changed afterwards. `timeToLive` is the IP TTL of every packet from here on,
   * until a call gives another (64 at first).
   */
  write(data: Uint8Array, timeToLive?: number): void;
  /** Bytes that were written and not yet acknowledged: a service stops writing while this is large */
  readonly unacknowledgedBytes: number;
  /** Closes in order after everything written is delivered */
  end(): void;
  /** Resets the connection and forgets what was written */
  abort(): void;
  /** Keeps bytes of the guest back; the guest stops sending when the buffer is full */
  pause(): void;
  resume(): void;
  /** Registers the only receiver of bytes */
  onData(receive: (data: Uint8Array) => void): void;
  /** Called once when the guest closed its sending side */
  onEnd(ended: () => void): void;
  /** Called whenever the guest acknowledged bytes, so that `unacknowledgedBytes` fell */
  onAcknowledged(acknowledged: () => void): void;
  /** Called once when the connection is gone, whatever the reason */
  onClose(closed: () => void): void;
}

/** A service that listens on the guests' link, such as the metadata service. */
export interface GuestStreamService {
  accept(stream: GuestStream): void;
}
