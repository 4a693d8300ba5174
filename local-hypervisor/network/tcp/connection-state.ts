import type { Clock } from "../../model/clock";
import type { Ipv4Address } from "../wire/address";
import type { TcpSegment } from "../wire/tcp";

export interface TcpEndpoint {
  readonly address: Ipv4Address;
  readonly port: number;
}

/** States of RFC 9293, 3.3.2. LISTEN is the stack's: a connection begins with the first SYN. */
export type TcpState =
  | "synSent"
  | "synReceived"
  | "established"
  | "finWait1"
  | "finWait2"
  | "closeWait"
  | "closing"
  | "lastAck"
  | "timeWait"
  | "closed";

/** Why a connection is over. */
export type TcpOutcome =
  /** Both sides closed and everything was delivered */
  | "finished"
  /** The other end reset it, or refused it */
  | "reset"
  /** The other end no longer answers */
  | "timedOut"
  /** `abort` was called here */
  | "aborted";

export interface TcpSettings {
  /** Largest payload of a segment that this link carries, bytes */
  readonly segmentBytes: number;
  /** Most payload handed to `transmit` at once, to be cut into segments further down; absent where nobody does */
  readonly batchBytes?: number;
  /** Most bytes kept for a reader that does not take them */
  readonly receiveBufferBytes: number;
  /** How long a closed connection absorbs late segments, milliseconds */
  readonly timeWaitMs: number;
  /** How long an acknowledgement may wait for company, milliseconds */
  readonly delayedAcknowledgementMs: number;
  /** Silence after which the other end is asked whether it is still there, milliseconds; absent for never */
  readonly keepAliveMs?: number;
}

export interface TcpEnvironment extends TcpSettings {
  readonly clock: Clock;
  /** `segmentBytes` when the payload is more than the other end takes in a segment: to be cut into pieces of that size */
  transmit(segment: TcpSegment, timeToLive: number, segmentBytes?: number): void;
  /** The connection may be used: the handshake is done */
  established(): void;
  /** Nothing is left of it: the stack may forget it */
  released(): void;
}
