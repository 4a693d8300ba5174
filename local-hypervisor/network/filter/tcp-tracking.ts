import type { TcpFlags } from "../packet-facts";

/** Where a connection stands, as one who sees its segments pass can tell (RFC 9293, section 3.3.2). */
export type TcpState =
  | "synSent"
  /** Both sides sent a SYN */
  | "simultaneousOpen"
  | "synReceived"
  | "established"
  | "finWait"
  | "closeWait"
  | "lastAcknowledgement"
  | "timeWait"
  /** Reset */
  | "closed";

type Segment = "syn" | "synAck" | "ack" | "fin" | "rst";

/** What a segment means to a tracked connection. */
export type TcpOutcome =
  /** It belongs to it and keeps it alive */
  | "passed"
  /** It belongs to it but may be out of step, so it does not keep it alive */
  | "ignored"
  /** It belongs to it and is its end: nothing was ever established */
  | "ended"
  /** The old connection is over, this begins another between the same ports */
  | "reopened"
  /** It cannot belong to it */
  | "foreign";

/** What is remembered of a connection. */
export interface TcpTracking {
  state: TcpState;
  /** Whether the other side has sent anything */
  isReplied: boolean;
  /** Whether both sides began it at once */
  isSimultaneous: boolean;
  /** Whether one side has ended its half in an orderly way */
  isClosing: boolean;
  lastSegment: Segment;
  isLastFromOrigin: boolean;
}

export const newTcpTracking = (): TcpTracking => ({
  state: "synSent",
  isReplied: false,
  isSimultaneous: false,
  isClosing: false,
  lastSegment: "syn",
  isLastFromOrigin: true,
});

/** Whether a segment begins a connection */
export const isOpening = (flags: TcpFlags): boolean => segmentOf(flags) === "syn";

/** Undefined for combinations of flags that no TCP sends */
function segmentOf({ syn, ack, fin, rst }: TcpFlags): Segment | undefined {
  if (rst) return syn || fin ? undefined : "rst";
  if (syn) return fin ? undefined : ack ? "synAck" : "syn";
  if (!ack) return undefined;
  return fin ? "fin" : "ack";
}

/**
 * Follows a connection by one segment. The steps are those of Linux's connection tracking without sequence numbers: a
 * security group knows connections, it is not there to judge windows.
 */
export function trackTcp(tracking: TcpTracking, flags: TcpFlags, isFromOrigin: boolean): TcpOutcome {
  const segment = segmentOf(flags);
  const next = segment === undefined ? "foreign" : step(tracking, segment, isFromOrigin);
  if (segment === undefined || next === "foreign") return "foreign";
  if (next === "reopened") return next;
  const isAnswerToIgnoredSyn =
    segment === "synAck" && tracking.lastSegment === "syn" && tracking.isLastFromOrigin !== isFromOrigin;
  tracking.lastSegment = segment;
  tracking.isLastFromOrigin = isFromOrigin;
  if (next === "ignored" && !isAnswerToIgnoredSyn) {
    if (!isFromOrigin) tracking.isReplied = true;
    return "ignored";
  }
  const before = tracking.state;
  if (next === "ignored") {
    // The ends agree on a new connection, whose SYN we took for a stray one of the old
    tracking.state = "synReceived";
    tracking.isClosing = false;
  } else {
    tracking.state = next;
    tracking.isSimultaneous ||= next === "simultaneousOpen";
    tracking.isClosing ||= next === "finWait";
  }
  const wasReplied = tracking.isReplied;
  if (!isFromOrigin) tracking.isReplied = true;
  if (wasReplied) return "passed";
  if (segment === "rst") return "ended";
  // Until something else answers, a SYN that is sent again does not keep it alive
  return segment === "syn" && before === "synSent" ? "ignored" : "passed";
}

function step(
  tracking: TcpTracking,
  segment: Segment,
  isFromOrigin: boolean,
): TcpState | "ignored" | "reopened" | "foreign" {
  const { state } = tracking;
  switch (segment) {
    case "rst":
      return "closed";
    case "syn":
      return isFromOrigin ? synFromOrigin(tracking) : synFromReply(state);
    case "synAck":
      if (state === "simultaneousOpen") return "synReceived";
      if (isFromOrigin) return state === "synReceived" ? state : "foreign";
      return state === "synSent" ? "synReceived" : "ignored";
    case "fin":
      return fin(state);
    case "ack":
      return acknowledgement(tracking, isFromOrigin);
  }
}

function synFromOrigin(tracking: TcpTracking): TcpState | "ignored" | "reopened" {
  const { state } = tracking;
  if (state === "synSent" || state === "simultaneousOpen") return state;
  if (state !== "timeWait" && state !== "closed") return "ignored";
  return mayReopen(tracking, true) ? "reopened" : "ignored";
}

function synFromReply(state: TcpState): TcpState | "reopened" | "foreign" {
  if (state === "synSent" || state === "simultaneousOpen") return "simultaneousOpen";
  return state === "timeWait" ? "reopened" : "foreign";
}

/** After an orderly close either end may begin again; after a reset only the end that sent it (RFC 9293, 3.10.7.4). */
const mayReopen = (
  { isClosing, lastSegment, isLastFromOrigin }: TcpTracking,
  isFromOrigin: boolean,
): boolean => isClosing || (lastSegment === "rst" && isLastFromOrigin === isFromOrigin);

function fin(state: TcpState): TcpState | "foreign" {
  switch (state) {
    case "synSent":
    case "simultaneousOpen":
      return "foreign";
    case "synReceived":
    case "established":
      return "finWait";
    case "finWait":
    case "closeWait":
      return "lastAcknowledgement";
    default:
      return state;
  }
}

function acknowledgement(tracking: TcpTracking, isFromOrigin: boolean): TcpState | "ignored" | "foreign" {
  switch (tracking.state) {
    case "synSent":
    case "simultaneousOpen":
      return isFromOrigin ? "foreign" : "ignored";
    case "synReceived":
      return isFromOrigin || tracking.isSimultaneous ? "established" : "synReceived";
    case "finWait":
      return "closeWait";
    case "lastAcknowledgement": {
      // It answers a stray SYN, not the last FIN (RFC 5961, section 4)
      const isChallenge = tracking.lastSegment === "syn" && tracking.isLastFromOrigin && !isFromOrigin;
      return isChallenge ? "ignored" : "timeWait";
    }
    default:
      return tracking.state;
  }
}
