import type { Clock } from "../../model/clock";
import { CongestionWindow } from "./congestion-window";
import { RetransmissionTimeout } from "./retransmission-timeout";
import { SendQueue } from "./send-queue";
import { advance, distance, laterOf, type SequenceNumber } from "./sequence-number";
import { Timer } from "./timer";

/** What the sending half wants on the wire; ports, acknowledgement and window are the connection's to add. */
export interface OutgoingSegment {
  readonly sequence: SequenceNumber;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly push: boolean;
  readonly payload: Uint8Array;
}

export interface SenderEvents {
  transmit(segment: OutgoingSegment): void;
  /** The other end has not answered for so long that it must be gone */
  gaveUp(): void;
}

/** What an acknowledgement was worth. */
export type Acknowledgement =
  /** It acknowledges what was never sent: answer and ignore the segment */
  | "unsent"
  /** It was taken; whether it moved anything does not matter to the connection */
  | "taken";

/** Retransmissions or unanswered window probes in a row; the intervals double from the timeout up to a minute */
const maximumAttempts = 10;
const maximumHandshakeAttempts = 6;

/**
 * The sending half of a connection: SYN, bytes and FIN as one stream of sequence numbers, what the other end's window
 * and the congestion window allow of it, retransmission (RFC 6298, RFC 6582) and probes of a closed window.
 */
export class Sender {
  private readonly queue = new SendQueue();
  private readonly timeout = new RetransmissionTimeout();
  private readonly timer: Timer;
  private timerPurpose: "retransmit" | "probe" = "retransmit";
  private congestion = new CongestionWindow(536);
  private segmentBytes = 536;
  /** Most bytes in one hand-over, a multiple of `segmentBytes` */
  private batchBytes = 536;

  /** SND.UNA, SND.NXT and SND.MAX: oldest unacknowledged, next to send, first never sent */
  private unacknowledged: SequenceNumber;
  private next: SequenceNumber;
  private highest: SequenceNumber;

  private window = 0;
  private largestWindow = 0;
  private windowSequence: SequenceNumber = 0;
  private windowAcknowledgement: SequenceNumber = 0;

  private stopped = false;
  private finWanted = false;
  private synAcknowledged = false;
  private finIsAcknowledged = false;

  private duplicates = 0;
  /** End of what was in flight when the last loss was seen */
  private recoveryEnd: SequenceNumber;
  private recovering = false;
  private attempts = 0;
  private measured: { readonly end: SequenceNumber; readonly sentAt: number } | undefined;

  constructor(
    private readonly clock: Clock,
    readonly initialSequence: SequenceNumber,
    private readonly events: SenderEvents,
  ) {
    this.timer = new Timer(clock);
    this.unacknowledged = initialSequence;
    this.next = initialSequence;
    this.highest = initialSequence;
    this.recoveryEnd = initialSequence;
  }

  /** Written and not acknowledged */
  get queuedBytes(): number {
    return this.queue.lengthBytes;
  }

  /** SND.NXT's highest value: the sequence number of a segment that carries nothing */
  get nextSequence(): SequenceNumber {
    return this.highest;
  }

  get finAcknowledged(): boolean {
    return this.finIsAcknowledged;
  }

  /** Whether `acknowledgement` covers something that is in flight */
  covers(acknowledgement: SequenceNumber): boolean {
    return distance(this.unacknowledged, acknowledgement) > 0 && distance(acknowledgement, this.highest) >= 0;
  }

  /** Largest payload of a segment on the wire */
  get segmentPayloadBytes(): number {
    return this.segmentBytes;
  }

  /** Largest payload of a segment, known once the other end's SYN is here, and how much may be handed over at once */
  setSegmentBytes(segmentBytes: number, batchBytes = segmentBytes): void {
    this.segmentBytes = segmentBytes;
    this.batchBytes = Math.max(1, Math.floor(batchBytes / segmentBytes)) * segmentBytes;
    this.congestion = new CongestionWindow(segmentBytes, this.batchBytes);
  }

  /** Sends the SYN */
  start(): void {
    this.transmitSyn();
    this.arm();
  }

  /** Sends the SYN again: the other end repeated its own */
  repeatSyn(): void {
    this.measured = undefined;
    this.transmitSyn();
  }

  write(data: Uint8Array): void {
    this.queue.append(data);
    this.push();
  }

  /** A FIN follows the last byte written */
  finish(): void {
    this.finWanted = true;
    this.push();
  }

  /** Cancels the timer and forgets what was written */
  stop(): void {
    this.stopped = true;
    this.timer.cancel();
    this.queue.clear();
    this.finWanted = false;
  }

  /**
   * Takes the acknowledgement and window of a segment.
   * @param windowBytes after scaling
   * @param occupies the segment carries bytes, SYN or FIN: it is no duplicate acknowledgement
   */
  acknowledge(
    sequence: SequenceNumber,
    acknowledgement: SequenceNumber,
    windowBytes: number,
    occupies: boolean,
  ): Acknowledgement {
    if (distance(this.highest, acknowledgement) > 0) return "unsent";
    const acknowledged = distance(this.unacknowledged, acknowledgement);
    if (acknowledged < 0) return "taken";
    const repeats =
      acknowledged === 0 && !occupies && windowBytes === this.window && this.window > 0 && this.flight > 0;
    if (acknowledged > 0 || windowBytes === 0) this.attempts = 0;
    this.takeWindow(sequence, acknowledgement, windowBytes);
    if (acknowledged > 0) this.moveAhead(acknowledgement, acknowledged);
    else if (repeats) this.countDuplicate();
    this.push();
    return "taken";
  }

  /** SND.WND of the SYN, which is never scaled */
  takeWindow(sequence: SequenceNumber, acknowledgement: SequenceNumber, windowBytes: number): void {
    const newer =
      this.largestWindow === 0 ||
      distance(this.windowSequence, sequence) > 0 ||
      (this.windowSequence === sequence && distance(this.windowAcknowledgement, acknowledgement) >= 0);
    if (!newer) return;
    this.window = windowBytes;
    this.largestWindow = Math.max(this.largestWindow, windowBytes);
    this.windowSequence = sequence;
    this.windowAcknowledgement = acknowledgement;
  }

  /** Sequence numbers sent and not acknowledged */
  private get flight(): number {
    return distance(this.unacknowledged, this.highest);
  }

  /** Sequence number of the oldest byte in the queue */
  private get queueStart(): SequenceNumber {
    return this.synAcknowledged ? this.unacknowledged : advance(this.initialSequence, 1);
  }

  private moveAhead(acknowledgement: SequenceNumber, acknowledged: number): void {
    const bytes = this.synAcknowledged ? acknowledged : acknowledged - 1;
    if (bytes > this.queue.lengthBytes) this.finIsAcknowledged = true;
    this.synAcknowledged = true;
    this.queue.release(Math.min(bytes, this.queue.lengthBytes));
    this.unacknowledged = acknowledgement;
    this.next = laterOf(this.next, acknowledgement);
    this.measure(acknowledgement);
    this.timeout.resetBackOff();
    this.duplicates = 0;
    this.timer.cancel();
    if (!this.recovering) {
      this.congestion.grow(acknowledged);
    } else if (distance(this.recoveryEnd, acknowledgement) >= 0) {
      this.recovering = false;
      this.congestion.leaveRecovery();
    } else {
      this.congestion.deflate(acknowledged);
      this.retransmitOldest();
    }
  }

  private measure(acknowledgement: SequenceNumber): void {
    if (this.measured === undefined || distance(this.measured.end, acknowledgement) < 0) return;
    this.timeout.sample(this.clock.now() - this.measured.sentAt);
    this.measured = undefined;
  }

  private countDuplicate(): void {
    this.duplicates += 1;
    if (this.recovering) {
      this.congestion.inflate();
    } else if (this.duplicates === 3 && distance(this.recoveryEnd, this.unacknowledged) >= 0) {
      this.recovering = true;
      this.recoveryEnd = this.highest;
      this.congestion.enterRecovery(this.flight);
      this.retransmitOldest();
    }
  }

  private retransmitOldest(): void {
    this.measured = undefined;
    const used = this.transmitAt(this.unacknowledged, Math.min(this.segmentBytes, this.window));
    this.next = laterOf(this.next, advance(this.unacknowledged, used));
  }

  /** Sends what the windows allow and sets the timer that fits what is then in flight */
  private push(): void {
    if (this.synAcknowledged && !this.finIsAcknowledged) {
      while (this.transmitNext()) {}
    }
    this.arm();
  }

  private transmitNext(): boolean {
    const offset = distance(this.queueStart, this.next);
    const unsent = this.queue.lengthBytes - offset;
    if (unsent < 0) return false; // the FIN is sent
    const inFlight = distance(this.unacknowledged, this.next);
    const usable = Math.min(this.window, this.congestion.sizeBytes) - inFlight;
    if (usable <= 0) return false;
    const bytes = this.worthSending(Math.min(unsent, this.batchBytes, usable), unsent);
    const fin = this.finWanted && bytes === unsent && usable > bytes;
    if (bytes === 0 && !fin) return false;
    // Sender's silly window avoidance (RFC 9293, 3.8.6.2.1)
    const worthwhile = bytes === unsent || bytes >= this.segmentBytes || 2 * bytes >= this.largestWindow;
    if (!worthwhile && inFlight > 0) return false;
    this.next = advance(this.next, this.transmitAt(this.next, bytes, fin));
    return true;
  }

  /** Whole segments, unless these are the last bytes */
  private worthSending(bytes: number, unsent: number): number {
    return bytes === unsent || bytes < this.segmentBytes ? bytes : bytes - (bytes % this.segmentBytes);
  }

  /** Sends bytes from `sequence` on and gives the sequence numbers used. The FIN goes along when it follows directly. */
  private transmitAt(sequence: SequenceNumber, maximumBytes: number, mayFinish = true): number {
    const offset = distance(this.queueStart, sequence);
    const bytes = Math.min(maximumBytes, this.queue.lengthBytes - offset);
    const last = offset + bytes === this.queue.lengthBytes;
    const fin = this.finWanted && mayFinish && last;
    const used = bytes + (fin ? 1 : 0);
    const end = advance(sequence, used);
    if (sequence === this.highest && used > 0) {
      this.measured ??= { end, sentAt: this.clock.now() };
    }
    this.highest = laterOf(this.highest, end);
    const payload = this.queue.copy(offset, bytes);
    this.events.transmit({ sequence, syn: false, fin, push: last && bytes > 0, payload });
    return used;
  }

  /** As Linux: an old sequence number makes the other end tell its window, and no byte leaves against its will */
  private transmitProbe(): void {
    const sequence = advance(this.unacknowledged, -1);
    this.events.transmit({ sequence, syn: false, fin: false, push: false, payload: new Uint8Array(0) });
  }

  private transmitSyn(): void {
    const sequence = this.initialSequence;
    if (this.highest === sequence) this.measured = { end: advance(sequence, 1), sentAt: this.clock.now() };
    this.next = advance(sequence, 1);
    this.highest = laterOf(this.highest, this.next);
    this.events.transmit({ sequence, syn: true, fin: false, push: false, payload: new Uint8Array(0) });
  }

  private arm(): void {
    if (this.stopped) return; // a link that answers at once may end the connection while it sends
    const fin = this.finWanted && !this.finIsAcknowledged ? 1 : 0;
    const unsent = this.queue.lengthBytes - distance(this.queueStart, this.next) + fin;
    const stalled = this.synAcknowledged && this.next === this.unacknowledged && unsent > 0;
    if (!stalled && this.flight === 0) {
      this.timer.cancel();
      return;
    }
    const purpose = stalled ? "probe" : "retransmit";
    if (this.timer.running && this.timerPurpose === purpose) return;
    this.timerPurpose = purpose;
    this.timer.start(this.timeout.valueMs, () => this.timerRang());
  }

  private timerRang(): void {
    this.attempts += 1;
    const limit = this.synAcknowledged ? maximumAttempts : maximumHandshakeAttempts;
    if (this.attempts > limit) {
      this.events.gaveUp();
      return;
    }
    this.timeout.backOff();
    this.measured = undefined;
    if (!this.synAcknowledged) {
      this.transmitSyn();
      this.arm();
    } else if (this.timerPurpose === "probe") {
      this.transmitProbe();
      this.arm();
    } else {
      this.goBack();
    }
  }

  /** The timer rang: everything in flight counts as lost and is sent again as acknowledgements allow */
  private goBack(): void {
    this.congestion.collapse(this.flight);
    this.recovering = false;
    this.recoveryEnd = this.highest;
    this.duplicates = 0;
    this.next = this.unacknowledged;
    this.push();
  }
}
