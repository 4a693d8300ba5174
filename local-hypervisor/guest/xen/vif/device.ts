import { mergeSegments } from "../../../network/offload/merge-segments";
import type { FrameBatchWriter } from "../../frame-batch";
import {
  type BatchLimit,
  completeWaiting,
  type FrameDevice,
  type TakenOffloads,
  type WaitingFrame,
} from "../../frame-device";
import type { DeviceMemory } from "../../guest-memory";
import { IoRing, IoRingFailure, type SavedIoRing } from "../io-ring";
import type { BoundEventChannel, GrantedPages } from "../ports";
import { Receiver } from "./receiver";
import { Transmitter } from "./transmitter";
import { receiveEntryBytes, transmitEntryBytes } from "./wire";

/** What a front end said when it connected. */
export interface FrontEnd {
  readonly grants: GrantedPages;
  /** Guest-physical addresses of the rings' pages */
  readonly transmitPage: number;
  readonly receivePage: number;
  /** The same channel twice where the front end has one for both */
  readonly transmitChannel: BoundEventChannel;
  readonly receiveChannel: BoundEventChannel;
  readonly scatters: boolean;
  readonly takes: TakenOffloads;
}

export interface VifDevicePorts {
  readonly memory: DeviceMemory;
  /** Takes a line about a front end that breaks the rules; at most some a connection */
  complain(what: string): void;
}

export interface SavedVifDevice {
  readonly transmitRing: SavedIoRing;
  readonly receiveRing: SavedIoRing;
  readonly notified: boolean;
  readonly untoldCompletions: boolean;
  readonly stopped: boolean;
}

interface Connection {
  readonly frontEnd: FrontEnd;
  readonly transmitRing: IoRing;
  readonly receiveRing: IoRing;
  readonly transmitter: Transmitter;
  readonly receiver: Receiver;
}

/** Complaints of one connection; a hostile guest must not fill a log */
const maxComplaints = 3;

/**
 * The rings of a Xen network interface (xen/include/public/io/netif.h), connected and disconnected by `VifBackEnd`, of
 * which there is another whenever the guest starts anew. A broken ring stops the device until the front end connects anew; a frame
 * that cannot be is answered with an error.
 */
export class VifDevice implements FrameDevice {
  private connection: Connection | undefined;
  private notified = false;
  private untoldCompletions = false;
  private stopped = false;
  private complaints = 0;
  private offered: () => void = () => undefined;

  constructor(
    private readonly mtuBytes: number,
    private readonly ports: VifDevicePorts,
  ) {}

  /** Begins with rings of a front end; throws `IoRingFailure` where they lie in no memory */
  connect(frontEnd: FrontEnd, saved?: SavedVifDevice): void {
    const { memory } = this.ports;
    const { grants, transmitPage, receivePage, scatters } = frontEnd;
    const transmitRing = new IoRing(memory, transmitPage, transmitEntryBytes, saved?.transmitRing);
    const receiveRing = new IoRing(memory, receivePage, receiveEntryBytes, saved?.receiveRing);
    const refused = (why: string) => this.complain(`${why}; it was not carried`);
    this.connection = {
      frontEnd,
      transmitRing,
      receiveRing,
      transmitter: new Transmitter(memory, grants, transmitRing, this.mtuBytes, refused),
      receiver: new Receiver(memory, grants, receiveRing, scatters, refused),
    };
    this.complaints = 0;
    // A front end may have offered frames before anyone listened
    this.notified = saved?.notified ?? true;
    this.untoldCompletions = saved?.untoldCompletions ?? false;
    this.stopped = saved?.stopped ?? false;
  }

  /** Looks into the rings no more; what was under way stays where it is */
  reset(): void {
    this.connection = undefined;
    this.notified = false;
    this.untoldCompletions = false;
  }

  /** The front end notified its event channel; in the middle of the hypercall its frames can be taken */
  notify(): void {
    this.notified = true;
    this.offered();
  }

  onOffer(offered: () => void): void {
    this.offered = offered;
  }

  get isListening(): boolean {
    return this.connection !== undefined && !this.stopped;
  }

  get hasFrames(): boolean {
    return this.notified && this.isListening;
  }

  transmit(batch: FrameBatchWriter, limit: BatchLimit): void {
    const { connection } = this;
    if (!connection || !this.hasFrames) return;
    this.guard(() => {
      if (connection.transmitter.run(batch, limit)) this.untoldCompletions = true;
      if (connection.transmitRing.available > 0) return;
      // What the guest offers meanwhile is either seen here or told
      this.notified = connection.transmitRing.askForNotification();
    });
  }

  receive(frames: WaitingFrame[]): number {
    const { connection } = this;
    if (!connection || this.stopped) return 0;
    let delivered = 0;
    let cost = 0;
    this.guard(() => {
      while (delivered < frames.length) {
        const { takes } = connection.frontEnd;
        if (takes.segmentation) mergeSegments(frames, delivered);
        cost += completeWaiting(frames, delivered, takes);
        const frame = frames[delivered];
        if (!frame || !connection.receiver.deliver(frame)) break;
        delivered++;
        cost += frame.cost;
      }
    });
    frames.splice(0, delivered);
    if (delivered > 0 && connection.receiveRing.publish()) {
      const { transmitChannel, receiveChannel } = connection.frontEnd;
      // One upcall for both
      if (transmitChannel !== receiveChannel) this.tellCompletions();
      else this.untoldCompletions = false;
      // Last: it may wake the guest's processor, and with it whoever calls this
      receiveChannel.notify();
    }
    return cost;
  }

  /** A driver that came upon the answers by itself, as Linux's does when it sends more, need not be told */
  get hasCompletions(): boolean {
    return this.untoldCompletions && this.connection?.transmitRing.isAwaited === true;
  }

  tellCompletions(): void {
    const isAwaited = this.hasCompletions;
    this.untoldCompletions = false;
    if (isAwaited) this.connection?.frontEnd.transmitChannel.notify();
  }

  /** Of a connected device */
  save(): SavedVifDevice | undefined {
    if (!this.connection) return undefined;
    const { transmitRing, receiveRing } = this.connection;
    return {
      transmitRing: transmitRing.save(),
      receiveRing: receiveRing.save(),
      notified: this.notified,
      untoldCompletions: this.untoldCompletions,
      stopped: this.stopped,
    };
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof IoRingFailure)) throw error;
      this.stopped = true;
      this.notified = false;
      this.complaints = Math.min(this.complaints, maxComplaints - 1);
      this.complain(`${error.message}; the interface stands still until its driver connects anew`);
    }
  }

  private complain(what: string): void {
    if (++this.complaints <= maxComplaints) this.ports.complain(what);
  }
}
