import type { TcpState } from "./tcp-tracking";

/** How long a flow without packets is remembered, seconds. */
export interface TrackingTimeouts {
  readonly tcp: Readonly<Record<TcpState, number>>;
  /** UDP that has seen one request and its reply at most */
  readonly udp: number;
  /** UDP that has seen more than that */
  readonly udpStream: number;
  readonly icmp: number;
  /** Other protocols, of which only addresses are known */
  readonly other: number;
}

/**
 * EC2's own where its documentation names them (established TCP, UDP, UDP streams, other protocols); those of Linux for
 * the steps of opening and closing TCP and for ICMP, which it does not name.
 */
export const defaultTrackingTimeouts: TrackingTimeouts = {
  tcp: {
    synSent: 120,
    simultaneousOpen: 120,
    synReceived: 60,
    established: 432_000,
    finWait: 120,
    closeWait: 60,
    lastAcknowledgement: 30,
    timeWait: 120,
    closed: 10,
  },
  udp: 30,
  udpStream: 180,
  icmp: 30,
  other: 600,
};
