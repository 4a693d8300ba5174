import type { Clock } from "../../model/clock";

/** What EC2's connection tracking grants UDP: one exchange, and a conversation */
const idleMs = { exchange: 30_000, conversation: 180_000 } as const;

/** Ends a UDP flow that has been silent for long. */
export class IdleWatch {
  private lastAtMs: number;
  private sent = 0;
  private received = 0;
  private cancel: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly ended: () => void,
  ) {
    this.lastAtMs = clock.now();
    this.cancel = this.arm(idleMs.exchange);
  }

  /** When the flow was last used, milliseconds since the epoch */
  get usedAtMs(): number {
    return this.lastAtMs;
  }

  noteSent(): void {
    this.sent += 1;
    this.lastAtMs = this.clock.now();
  }

  noteReceived(): void {
    this.received += 1;
    this.lastAtMs = this.clock.now();
  }

  stop(): void {
    this.cancel();
  }

  private get limitMs(): number {
    return this.sent > 1 && this.received > 0 ? idleMs.conversation : idleMs.exchange;
  }

  /** The alarm is not set anew for every datagram: it looks when it rings */
  private arm(delayMs: number): () => void {
    return this.clock.after(delayMs, () => {
      const restMs = this.lastAtMs + this.limitMs - this.clock.now();
      if (restMs <= 0) this.ended();
      else this.cancel = this.arm(restMs);
    });
  }
}
