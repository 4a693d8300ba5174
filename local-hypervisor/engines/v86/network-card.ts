import type { ActivityCounter, ActivityCounters } from "../../guest/activity-counters";
import { FrameBatchWriter, readFrameBatch } from "../../guest/frame-batch";
import type { FrameDevice, WaitingFrame } from "../../guest/frame-device";
import type { Clock } from "../../model/clock";
import { DeliveryPace, gatheringMs } from "./delivery-pace";
import { FrameCredit, frameCost } from "./frame-credit";
import type { NetworkInterfaceDescription } from "./messages";

/** What the daemon's thread handles in a fraction of a millisecond */
const batchLimit = { frames: 64, bytes: 256 * 2 ** 10 };
/** How long the guest may wait to hear that frames were sent; mostly an answer comes first and saves the interrupt */
const completionDelayMs = 1;
/** So little leaves at once after a pause: a question or an answer, for which somebody waits. Much is followed by more */
const smallBytes = 2048;

export interface NetworkCardPorts {
  /** Name of the device among what the guest's activity is counted by, such as `vif 0` */
  readonly name: string;
  readonly device: FrameDevice;
  readonly counters: ActivityCounters;
  /** Only differences of its times count, of which the parts of a millisecond do */
  readonly clock: Clock;
  /** Takes the device out of the machine */
  takeOut(): void;
  /** Hands a batch of frames to the daemon's thread */
  post(networkInterfaceId: string, batch: Uint8Array): void;
}

/** A network interface of the guest in its worker: its device, of any kind, and what waits on either side of it. */
export class NetworkCard {
  private readonly device: FrameDevice;
  private readonly credit: FrameCredit;
  private readonly sent = new FrameBatchWriter();
  private readonly waiting: WaitingFrame[] = [];
  private waitingCost = 0;
  private lastPost = Number.NEGATIVE_INFINITY;
  private readonly pace: DeliveryPace;
  private cancelGathering: (() => void) | undefined;
  private cancelCompletions: (() => void) | undefined;
  private readonly framesOut: ActivityCounter;
  private readonly framesIn: ActivityCounter;
  private readonly bytesOut: ActivityCounter;
  private readonly bytesIn: ActivityCounter;

  constructor(
    readonly description: NetworkInterfaceDescription,
    private readonly ports: NetworkCardPorts,
  ) {
    this.credit = new FrameCredit(description.credit);
    this.pace = new DeliveryPace(() => ports.clock.now());
    this.device = ports.device;
    this.device.onOffer(() => this.take());
    this.framesOut = ports.counters.counter("io", `${ports.name} transmit`);
    this.framesIn = ports.counters.counter("io", `${ports.name} receive`);
    this.bytesOut = ports.counters.counter("bytes", `${ports.name} transmit`);
    this.bytesIn = ports.counters.counter("bytes", `${ports.name} receive`);
  }

  /** Whether a driver of the guest takes frames */
  get isListening(): boolean {
    return this.device.isListening;
  }

  /** Takes frames for the guest, which `exchange` gives it */
  receive(batch: Uint8Array): void {
    readFrameBatch(batch, (bytes, offload) => {
      const cost = frameCost(bytes.length);
      this.waiting.push({ bytes, offload, cost });
      this.waitingCost += cost;
      this.framesIn.count++;
      this.bytesIn.count += bytes.length;
    });
  }

  /** Moves on what waits, both ways. Between two slices of the guest */
  exchange(): void {
    this.post();
    while (this.device.hasFrames && this.credit.mayPostBatch()) {
      this.device.transmit(this.sent, batchLimit);
      if (this.sent.frames === 0) break;
      this.post();
    }
    this.deliver();
    if (this.device.hasCompletions)
      this.cancelCompletions ??= this.ports.clock.after(completionDelayMs, () => this.tellCompletions());
  }

  /** Frames that wait for the guest, to be given to `receiveSaved` of another card; between two slices nothing waits to go */
  saveWaiting(): Uint8Array {
    const batch = new FrameBatchWriter();
    for (const { bytes, offload } of this.waiting) batch.add(bytes.length, offload).set(bytes);
    return batch.take();
  }

  /** Takes frames that waited when the guest was saved: nobody on the other side counts them any more */
  receiveSaved(batch: Uint8Array): void {
    readFrameBatch(batch, (bytes, offload) => void this.waiting.push({ bytes, offload, cost: 0 }));
  }

  /** The machine was reset */
  reset(): void {
    this.device.reset();
    this.sent.take();
    this.drop();
    this.pace.reset();
    this.stopGathering();
    this.cancelCompletions?.();
    this.cancelCompletions = undefined;
  }

  unplug(): void {
    this.reset();
    this.ports.takeOut();
  }

  /**
   * Takes what the guest offers while it goes on. Its driver then finds the room itself when it sends more, where its TCP
   * would stop after two frames until an interrupt (TCP small queues)
   */
  private take(): void {
    if (this.sent.frames === 0 && !this.credit.mayPostBatch()) return;
    this.device.transmit(this.sent, batchLimit);
    const isAwaited =
      this.sent.frameBytes <= smallBytes && this.ports.clock.now() - this.lastPost >= gatheringMs;
    if (isAwaited) this.post();
  }

  private post(): void {
    if (this.sent.frames === 0) return;
    this.framesOut.count += this.sent.frames;
    this.bytesOut.count += this.sent.frameBytes;
    this.credit.postedBatch();
    this.lastPost = this.ports.clock.now();
    this.ports.post(this.description.networkInterfaceId, this.sent.take());
  }

  private deliver(): void {
    if (this.waiting.length === 0) return;
    // Nobody listens: frames that came before the driver was there are not for it
    if (!this.device.isListening) this.drop();
    else if (this.pace.isDue(this.waitingCost)) this.deliverNow();
    else this.cancelGathering ??= this.ports.clock.after(gatheringMs, () => this.deliverNow());
  }

  private deliverNow(): void {
    this.stopGathering();
    const cost = this.device.receive(this.waiting);
    if (cost > 0) this.pace.delivered();
    this.settle(cost);
  }

  private stopGathering(): void {
    this.cancelGathering?.();
    this.cancelGathering = undefined;
  }

  private tellCompletions(): void {
    this.cancelCompletions = undefined;
    this.device.tellCompletions();
  }

  private drop(): void {
    this.waiting.length = 0;
    this.settle(this.waitingCost);
  }

  private settle(cost: number): void {
    this.waitingCost -= cost;
    this.credit.delivered(cost);
  }
}
