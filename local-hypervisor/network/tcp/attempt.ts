import type { TcpSegment } from "../wire/tcp";
import type { TcpConnection } from "./connection";
import type { TcpEndpoint } from "./connection-state";

export interface TcpAttemptDecisions {
  /** Answers the SYN; `established` is called once the handshake is done. `undefined` when there is no room */
  accept(established: (connection: TcpConnection) => void): TcpConnection | undefined;
  refuse(): void;
  /** The stack may forget the attempt */
  settled(): void;
}

/**
 * A SYN that waits for somebody's decision. Repetitions of it are absorbed meanwhile; once it is settled, by a decision
 * or because the other end gave up, further decisions do nothing.
 */
export class TcpAttempt {
  private open = true;
  private tellAbandoned: () => void = () => {};

  constructor(
    readonly local: TcpEndpoint,
    readonly remote: TcpEndpoint,
    readonly syn: TcpSegment,
    private readonly decisions: TcpAttemptDecisions,
  ) {}

  /** Answers with SYN and ACK; `undefined` when the other end has given up or the stack is full */
  accept(established: (connection: TcpConnection) => void): TcpConnection | undefined {
    return this.settle() ? this.decisions.accept(established) : undefined;
  }

  /** Answers with a reset */
  refuse(): void {
    if (this.settle()) this.decisions.refuse();
  }

  /** Answers nothing; a later repetition of the SYN is a new attempt */
  ignore(): void {
    this.settle();
  }

  /** Called once when the other end gave up or began anew before the decision */
  onAbandoned(abandoned: () => void): void {
    this.tellAbandoned = abandoned;
  }

  /** The other end gave up */
  abandon(): void {
    if (this.settle()) this.tellAbandoned();
  }

  private settle(): boolean {
    if (!this.open) return false;
    this.open = false;
    this.decisions.settled();
    return true;
  }
}
