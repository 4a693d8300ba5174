import type { TcpSegment } from "../wire/tcp";
import { Acknowledgement } from "./acknowledgement";
import type { TcpEndpoint, TcpEnvironment, TcpOutcome, TcpState } from "./connection-state";
import { KeepAlive } from "./keep-alive";
import { Reader } from "./reader";
import { Receiver } from "./receiver";
import { type OutgoingSegment, Sender } from "./sender";
import { advance, distance, type SequenceNumber } from "./sequence-number";
import { Timer } from "./timer";

const defaultTimeToLive = 64;
/** What a SYN without the option means (RFC 9293, 3.7.1) */
const defaultSegmentBytes = 536;
const nothing = new Uint8Array(0);

/**
 * A TCP connection (RFC 9293): its state, and the sending and receiving halves that the state drives. Bytes come and go
 * through the methods below; segments through `receive` and the environment's `transmit`.
 */
export class TcpConnection {
  /** IP TTL of every packet from here on */
  timeToLive = defaultTimeToLive;

  private currentState: TcpState = "synSent";
  private readonly sender: Sender;
  private receiver: Receiver | undefined;
  private readonly reader = new Reader({
    receiver: () => this.receiver,
    isOver: () => this.outcome !== undefined,
    endTold: () => this.tellCloseWhenDone(),
  });
  private readonly acknowledgement: Acknowledgement;
  private readonly timeWaitTimer: Timer;
  private keepAlive: KeepAlive | undefined;
  private sendScale = 0;
  private receiveScale = 0;
  /** The other end's SYN carried a window scale, so that ours may answer it */
  private scaling = true;

  private outcome: TcpOutcome | undefined;
  /** `end` was called */
  private ended = false;
  private tellAcknowledged: () => void = () => {};
  private tellClose: ((outcome: TcpOutcome) => void) | undefined;

  constructor(
    private readonly environment: TcpEnvironment,
    readonly local: TcpEndpoint,
    readonly remote: TcpEndpoint,
    initialSequence: SequenceNumber,
  ) {
    this.acknowledgement = new Acknowledgement({
      clock: environment.clock,
      delayMs: environment.delayedAcknowledgementMs,
      transmit: () => this.transmitAcknowledgement(),
    });
    this.timeWaitTimer = new Timer(environment.clock);
    this.sender = new Sender(environment.clock, initialSequence, {
      transmit: (segment) => this.transmit(segment),
      gaveUp: () => this.close("timedOut"),
    });
    while (environment.receiveBufferBytes >> this.receiveScale > 0xffff) this.receiveScale += 1;
  }

  get state(): TcpState {
    return this.currentState;
  }

  /** Written and not yet acknowledged */
  get unacknowledgedBytes(): number {
    return this.sender.queuedBytes;
  }

  /** Active open: sends the SYN */
  connect(): void {
    this.sender.start();
  }

  /** Passive open: takes the SYN that a listener got and answers it */
  answer(syn: TcpSegment): void {
    this.currentState = "synReceived";
    this.takeSyn(syn);
    this.sender.start();
  }

  write(data: Uint8Array): void {
    if (this.canSend) this.sender.write(data);
  }

  /** Closes the sending side after everything written; the other side may go on */
  end(): void {
    if (!this.canSend) return;
    if (this.currentState === "closeWait") this.currentState = "lastAck";
    else if (this.currentState === "established") this.currentState = "finWait1";
    this.ended = true;
    this.sender.finish();
  }

  /** Resets the connection */
  abort(): void {
    if (this.currentState === "closed") return;
    if (this.currentState !== "synSent" && this.currentState !== "timeWait") this.transmitReset();
    this.close("aborted");
  }

  /** Registers the only reader; before it, bytes wait */
  onData(receive: (data: Uint8Array) => void): void {
    this.reader.onData(receive);
  }

  /** Called once, after the last byte, when the other end closed its side */
  onEnd(ended: () => void): void {
    this.reader.onEnd(ended);
  }

  /** Called whenever the other end acknowledged bytes */
  onAcknowledged(acknowledged: () => void): void {
    this.tellAcknowledged = acknowledged;
  }

  /** Called once, when nothing more will happen here; at once when that is already so */
  onClose(closed: (outcome: TcpOutcome) => void): void {
    this.tellClose = closed;
    if (this.outcome !== undefined) closed(this.outcome);
  }

  /** Keeps bytes back: the window closes as they pile up */
  pause(): void {
    this.reader.pause();
  }

  resume(): void {
    this.reader.resume();
    if (this.receiver?.wantsWindowUpdate && this.isSynchronized) this.transmitAcknowledgement();
  }

  /** Takes a segment that was sent from `remote` to `local` */
  receive(segment: TcpSegment): void {
    if (this.currentState === "closed") return;
    this.keepAlive?.heard();
    if (this.currentState === "synSent") this.receiveInSynSent(segment);
    else this.receiveSynchronized(segment);
    if (this.isSynchronized) this.acknowledgement.flush();
  }

  /** A SYN beyond everything seen: the other end uses the ports for a new connection (RFC 9293, 3.10.7.4) */
  mayBeReplacedBy(segment: TcpSegment): boolean {
    return (
      this.currentState === "timeWait" &&
      segment.syn &&
      segment.acknowledgement === undefined &&
      this.receiver !== undefined &&
      distance(this.receiver.next, segment.sequence) > 0
    );
  }

  /** Ends without a word on the wire */
  release(): void {
    this.close("aborted");
  }

  private get canSend(): boolean {
    if (this.ended) return false;
    return ["synSent", "synReceived", "established", "closeWait"].includes(this.currentState);
  }

  private get isSynchronized(): boolean {
    return this.currentState !== "synSent" && this.currentState !== "closed";
  }

  private takeSyn(segment: TcpSegment): void {
    const { segmentBytes, batchBytes, receiveBufferBytes } = this.environment;
    this.receiver = new Receiver(advance(segment.sequence, 1), receiveBufferBytes, segmentBytes);
    const theirs = Math.max(segment.maximumSegmentBytes ?? defaultSegmentBytes, 64);
    this.sender.setSegmentBytes(Math.min(theirs, segmentBytes), batchBytes);
    this.sender.takeWindow(segment.sequence, segment.acknowledgement ?? 0, segment.window);
    this.scaling = segment.windowScale !== undefined;
    this.sendScale = segment.windowScale ?? 0;
    if (!this.scaling) this.receiveScale = 0;
  }

  private receiveInSynSent(segment: TcpSegment): void {
    const { acknowledgement } = segment;
    if (acknowledgement !== undefined && !this.sender.covers(acknowledgement)) {
      if (!segment.reset) this.transmitReset(acknowledgement);
      return;
    }
    if (segment.reset) {
      if (acknowledgement !== undefined) this.close("reset");
      return;
    }
    if (!segment.syn) return;
    this.takeSyn(segment);
    if (acknowledgement === undefined) {
      this.currentState = "synReceived"; // both ends opened at once
      this.sender.repeatSyn();
      return;
    }
    this.acknowledgement.demand();
    this.establish();
    this.sender.acknowledge(segment.sequence, acknowledgement, segment.window, true);
  }

  private receiveSynchronized(segment: TcpSegment): void {
    const receiver = this.receiver as Receiver;
    const { sequence, payload } = segment;
    const length = payload.length + (segment.syn ? 1 : 0) + (segment.fin ? 1 : 0);
    if (!receiver.accepts(sequence, length)) {
      if (!segment.reset) this.receiveRepetition(segment);
      return;
    }
    if (segment.reset) {
      // Only an exact hit resets; others are answered, against blind attacks (RFC 5961)
      if (this.currentState === "timeWait") return; // nor may a late one cut the wait short (RFC 1337)
      if (sequence === receiver.next) this.close("reset");
      else this.acknowledgement.demand();
      return;
    }
    if (segment.syn && !this.receiveRepeatedSyn(segment)) return;
    if (segment.acknowledgement === undefined) return;
    if (!this.receiveAcknowledgement(segment, segment.acknowledgement, length)) return;
    if (length > 0 && this.isReceiving) this.receivePayload(segment, receiver);
    else if (length > 0) this.receiveRepetition(segment);
  }

  /** Nothing new can come after the other end's FIN */
  private receiveRepetition(segment: TcpSegment): void {
    this.acknowledgement.demand();
    if (this.currentState === "timeWait" && segment.fin) this.enterTimeWait();
  }

  /** Whether the rest of the segment counts */
  private receiveRepeatedSyn(segment: TcpSegment): boolean {
    const own = advance(segment.sequence, 1) === this.receiver?.next;
    if (this.currentState === "synReceived" && own) {
      if (segment.acknowledgement !== undefined) return true;
      this.sender.repeatSyn();
    } else {
      this.acknowledgement.demand();
    }
    return false;
  }

  /** Whether the rest of the segment counts */
  private receiveAcknowledgement(segment: TcpSegment, acknowledgement: number, length: number): boolean {
    if (this.currentState === "synReceived") {
      if (!this.sender.covers(acknowledgement)) {
        this.transmitReset(acknowledgement);
        return false;
      }
      this.establish();
    }
    const queued = this.sender.queuedBytes;
    const scale = segment.syn ? 0 : this.sendScale;
    const windowBytes = segment.window << scale;
    const worth = this.sender.acknowledge(segment.sequence, acknowledgement, windowBytes, length > 0);
    if (worth === "unsent") {
      this.acknowledgement.demand();
      return false;
    }
    if (this.sender.finAcknowledged) this.ourFinIsAcknowledged();
    if (this.sender.queuedBytes < queued) this.tellAcknowledged();
    return !this.isClosed;
  }

  private get isClosed(): boolean {
    return this.currentState === "closed";
  }

  private ourFinIsAcknowledged(): void {
    if (this.currentState === "finWait1") this.currentState = "finWait2";
    else if (this.currentState === "closing") this.enterTimeWait();
    else if (this.currentState === "lastAck") this.close("finished");
  }

  private get isReceiving(): boolean {
    return ["established", "finWait1", "finWait2"].includes(this.currentState);
  }

  private receivePayload(segment: TcpSegment, receiver: Receiver): void {
    const start = segment.syn ? advance(segment.sequence, 1) : segment.sequence;
    if (receiver.take(start, segment.payload, segment.fin) === "irregular") this.acknowledgement.demand();
    // One large segment stands for many: its sender waits for the acknowledgement as for that of the second of two
    else this.acknowledgement.count(segment.payload.length > this.environment.segmentBytes ? 2 : 1);
    if (receiver.ended) this.theirFinIsHere();
    this.reader.deliver();
  }

  private theirFinIsHere(): void {
    if (this.currentState === "established") this.currentState = "closeWait";
    else if (this.currentState === "finWait1") this.currentState = "closing";
    else if (this.currentState === "finWait2") this.enterTimeWait();
  }

  private establish(): void {
    this.currentState = this.ended ? "finWait1" : "established";
    const { clock, keepAliveMs } = this.environment;
    if (keepAliveMs !== undefined) {
      this.keepAlive = new KeepAlive(clock, keepAliveMs, {
        probe: () => this.transmitProbe(),
        gaveUp: () => this.close("timedOut"),
      });
    }
    this.environment.established();
  }

  private enterTimeWait(): void {
    this.currentState = "timeWait";
    this.timeWaitTimer.start(this.environment.timeWaitMs, () => this.close("finished"));
    this.tellCloseWhenDone();
  }

  /** Nothing more comes from here on: the owner need not wait, unless bytes still wait for the owner */
  private tellCloseWhenDone(): void {
    if ((this.currentState === "timeWait" || this.isClosed) && this.reader.isDone)
      this.tellClosed("finished");
  }

  private close(outcome: TcpOutcome): void {
    if (this.isClosed) return;
    this.currentState = "closed";
    this.sender.stop();
    this.acknowledgement.stop();
    this.timeWaitTimer.cancel();
    this.keepAlive?.stop();
    this.environment.released();
    const mustWait = outcome === "finished" && this.reader.isBehind;
    if (!mustWait) this.tellClosed(outcome);
  }

  private tellClosed(outcome: TcpOutcome): void {
    if (this.outcome !== undefined) return;
    this.outcome = outcome;
    this.tellClose?.(outcome);
  }

  private transmitAcknowledgement(): void {
    const sequence = this.sender.nextSequence;
    this.transmit({ sequence, syn: false, fin: false, push: false, payload: nothing });
  }

  /** A sequence number that is acknowledged already makes the other end answer */
  private transmitProbe(): void {
    const sequence = advance(this.sender.nextSequence, -1);
    this.transmit({ sequence, syn: false, fin: false, push: false, payload: nothing });
  }

  private transmit(segment: OutgoingSegment): void {
    const { receiver, environment } = this;
    this.acknowledgement.sent();
    const windowBytes = receiver?.advertise() ?? environment.receiveBufferBytes;
    const scale = segment.syn ? 0 : this.receiveScale;
    const { segmentBytes } = environment;
    environment.transmit(
      {
        sourcePort: this.local.port,
        destinationPort: this.remote.port,
        ...segment,
        ...(receiver !== undefined && { acknowledgement: receiver.next }),
        reset: false,
        window: Math.min(windowBytes >>> scale, 0xffff),
        ...(segment.syn && { maximumSegmentBytes: segmentBytes }),
        ...(segment.syn && this.scaling && { windowScale: this.receiveScale }),
      },
      this.timeToLive,
      segment.payload.length > this.sender.segmentPayloadBytes ? this.sender.segmentPayloadBytes : undefined,
    );
  }

  private transmitReset(sequence = this.sender.nextSequence): void {
    this.environment.transmit(
      {
        sourcePort: this.local.port,
        destinationPort: this.remote.port,
        sequence,
        ...(this.receiver !== undefined && { acknowledgement: this.receiver.next }),
        syn: false,
        fin: false,
        reset: true,
        push: false,
        window: 0,
        payload: nothing,
      },
      this.timeToLive,
    );
  }
}
