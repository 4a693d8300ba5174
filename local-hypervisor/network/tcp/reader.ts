import type { Receiver } from "./receiver";

export interface ReaderEvents {
  /** Where bytes come from; `undefined` before the other end's SYN */
  receiver(): Receiver | undefined;
  /** Whether the connection's owner was told that it is over: nothing is read from then on */
  isOver(): boolean;
  /** The reader was told of the end */
  endTold(): void;
}

/** The owner's end of what a connection receives: bytes as they come, then the end, once; kept back while it pauses. */
export class Reader {
  private paused = false;
  private delivering = false;
  private ended = false;
  private receiveData: ((data: Uint8Array) => void) | undefined;
  private tellEnd: () => void = () => {};

  constructor(private readonly events: ReaderEvents) {}

  /** Whether the owner was told of the end */
  get isDone(): boolean {
    return this.ended;
  }

  /** Whether somebody reads who has not come to the end */
  get isBehind(): boolean {
    return this.receiveData !== undefined && !this.ended;
  }

  onData(receive: (data: Uint8Array) => void): void {
    this.receiveData = receive;
    this.deliver();
  }

  onEnd(ended: () => void): void {
    this.tellEnd = ended;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.deliver();
  }

  /** Hands on what is there, unless that is being done */
  deliver(): void {
    const receiver = this.events.receiver();
    if (receiver === undefined || this.delivering || this.receiveData === undefined) return;
    if (this.events.isOver()) return;
    this.delivering = true;
    while (!this.paused && !this.events.isOver()) {
      const data = receiver.read();
      if (data === undefined) break;
      this.receiveData(data);
    }
    this.delivering = false;
    if (!receiver.ended || receiver.unreadBytes > 0 || this.paused || this.ended) return;
    this.ended = true;
    this.tellEnd();
    this.events.endTold();
  }
}
