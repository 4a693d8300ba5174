import { mergeSegments } from "../../network/offload/merge-segments";
import type { FrameBatchWriter } from "../frame-batch";
import { type BatchLimit, completeWaiting, type FrameDevice, type WaitingFrame } from "../frame-device";
import type { DeviceMemory } from "../guest-memory";
import { feature, isPossibleChoice, offeredFeatures } from "./features";
import { notifyStrideBytes, windowPart } from "./pci-function";
import { Receiver } from "./receiver";
import { Transmitter } from "./transmitter";
import { RingFailure, type SavedVirtqueue, Virtqueue } from "./virtqueue";

/** What makes a network card an interface's. */
export interface NetworkCardIdentity {
  /** Six octets, colons */
  readonly macAddress: string;
  /** Largest IP packet, bytes */
  readonly mtuBytes: number;
}

/** What a network card is connected to. */
export interface NetworkCardPorts {
  readonly memory: DeviceMemory;
  /** Drives the interrupt pin, level triggered */
  setInterrupt(asserted: boolean): void;
}

export interface SavedVirtioNet {
  readonly queues: readonly SavedVirtqueue[];
  readonly driverFeatures: readonly number[];
  readonly deviceFeatureSelect: number;
  readonly driverFeatureSelect: number;
  readonly selectedQueue: number;
  readonly status: number;
  readonly interruptCauses: number;
  readonly notified: boolean;
  readonly untoldCompletions: boolean;
}

/** Offsets of the common configuration (Virtual I/O Device 1.2, section 4.1.4.3) */
const register = {
  deviceFeatureSelect: 0x00,
  deviceFeature: 0x04,
  driverFeatureSelect: 0x08,
  driverFeature: 0x0c,
  queuesAndVector: 0x10,
  statusAndSelect: 0x14,
  queueSizeAndVector: 0x18,
  queueEnableAndNotify: 0x1c,
  queueAddresses: 0x20,
  end: 0x38,
} as const;
const deviceStatus = 0x14;
const queueSelect = 0x16;
const queueSize = 0x18;
const queueEnable = 0x1c;

const status = { driverOk: 4, featuresOk: 8, needsReset: 0x40 } as const;
const interruptCause = { queue: 1, configuration: 2 } as const;
const noVector = 0xffff;
const linkUp = 1;

/**
 * A virtio network card (Virtual I/O Device 1.2, section 5.1) with one queue each way. A broken ring stops the device
 * until it is reset.
 */
export class VirtioNetDevice implements FrameDevice {
  private readonly receiveQueue: Virtqueue;
  private readonly transmitQueue: Virtqueue;
  private readonly queues: readonly Virtqueue[];
  private readonly receiver: Receiver;
  private readonly transmitter: Transmitter;
  /** Address, link and MTU as the driver reads them, little endian */
  private readonly configuration = new DataView(new ArrayBuffer(12));
  private readonly driverFeatures = new Uint32Array(2);
  private deviceFeatureSelect = 0;
  private driverFeatureSelect = 0;
  private selectedQueue = 0;
  private status = 0;
  private interruptCauses = 0;
  private notified = false;
  private untoldCompletions = false;
  private offered: () => void = () => undefined;

  constructor(
    { macAddress, mtuBytes }: NetworkCardIdentity,
    private readonly ports: NetworkCardPorts,
  ) {
    const { memory } = ports;
    this.receiveQueue = new Virtqueue(memory, true);
    this.transmitQueue = new Virtqueue(memory, false);
    this.queues = [this.receiveQueue, this.transmitQueue];
    this.receiver = new Receiver(memory, this.receiveQueue);
    this.transmitter = new Transmitter(memory, this.transmitQueue, mtuBytes);
    macAddress.split(":").forEach((octet, index) => {
      this.configuration.setUint8(index, Number.parseInt(octet, 16));
    });
    this.configuration.setUint16(6, linkUp, true);
    this.configuration.setUint16(8, 1, true); // pairs of queues
    this.configuration.setUint16(10, mtuBytes, true);
  }

  get isListening(): boolean {
    return this.isRunning && this.receiveQueue.enabled;
  }

  get hasFrames(): boolean {
    return this.notified;
  }

  onOffer(offered: () => void): void {
    this.offered = offered;
  }

  transmit(batch: FrameBatchWriter, limit: BatchLimit): void {
    if (!this.notified || !this.isRunning) return;
    this.guard(() => {
      const { transmitQueue } = this;
      const wantsInterrupt = this.transmitter.run(batch, limit, {
        checksum: this.isAgreed(feature.checksum),
        segmentation: this.isAgreed(feature.tcp4Segmentation),
      });
      if (wantsInterrupt) this.untoldCompletions = true;
      if (transmitQueue.available > 0) return;
      // Asked for notifications first: what the guest offers meanwhile is either seen here or told
      transmitQueue.askForNotifications(true);
      this.notified = transmitQueue.available > 0;
    });
  }

  receive(frames: WaitingFrame[]): number {
    if (!this.isListening) return 0;
    let delivered = 0;
    let cost = 0;
    this.guard(() => {
      const mergeable = this.isAgreed(feature.mergeableReceiveBuffers);
      const taken = {
        checksum: this.isAgreed(feature.guestChecksum),
        segmentation: this.isAgreed(feature.guestTcp4Segmentation),
      };
      while (delivered < frames.length) {
        if (taken.segmentation) mergeSegments(frames, delivered);
        cost += completeWaiting(frames, delivered, taken);
        const frame = frames[delivered];
        if (!frame || !this.receiver.deliver(frame, mergeable)) break;
        delivered++;
        cost += frame.cost;
      }
    });
    frames.splice(0, delivered);
    // Last: an interrupt may wake the guest's processor, and with it whoever calls this
    this.guard(() => {
      if (delivered > 0 && this.receiveQueue.publish()) this.interrupt(interruptCause.queue);
    });
    return cost;
  }

  get hasCompletions(): boolean {
    return this.untoldCompletions;
  }

  tellCompletions(): void {
    if (this.untoldCompletions) this.interrupt(interruptCause.queue);
  }

  save(): SavedVirtioNet {
    return {
      queues: this.queues.map((queue) => queue.save()),
      driverFeatures: [...this.driverFeatures],
      deviceFeatureSelect: this.deviceFeatureSelect,
      driverFeatureSelect: this.driverFeatureSelect,
      selectedQueue: this.selectedQueue,
      status: this.status,
      interruptCauses: this.interruptCauses,
      notified: this.notified,
      untoldCompletions: this.untoldCompletions,
    };
  }

  /** Goes on as another card was saved; the guest's memory and the bus are there as they were */
  restore(saved: SavedVirtioNet): void {
    saved.queues.forEach((queue, index) => {
      this.queues[index]?.restore(queue);
    });
    this.driverFeatures.set(saved.driverFeatures);
    this.deviceFeatureSelect = saved.deviceFeatureSelect;
    this.driverFeatureSelect = saved.driverFeatureSelect;
    this.selectedQueue = saved.selectedQueue;
    this.status = saved.status;
    this.interruptCauses = saved.interruptCauses;
    this.notified = saved.notified;
    this.untoldCompletions = saved.untoldCompletions;
  }

  reset(): void {
    for (const queue of this.queues) queue.reset();
    this.driverFeatures.fill(0);
    this.deviceFeatureSelect = 0;
    this.driverFeatureSelect = 0;
    this.selectedQueue = 0;
    this.status = 0;
    this.notified = false;
    this.untoldCompletions = false;
    this.interruptCauses = 0;
    this.ports.setInterrupt(false);
  }

  /** Reads 32 bits at an offset that is a multiple of four; narrower registers lie within */
  read(offset: number): number {
    if (offset < register.end) return this.readCommon(offset);
    if (offset === windowPart.interrupt) {
      const causes = this.interruptCauses;
      this.interruptCauses = 0;
      this.ports.setInterrupt(false);
      return causes;
    }
    const within = offset - windowPart.device;
    return within >= 0 && within < this.configuration.byteLength
      ? this.configuration.getUint32(within, true)
      : 0;
  }

  /** Writes 32 bits at an offset that is a multiple of four */
  write(offset: number, value: number): void {
    if (offset >= windowPart.notify) this.notify((offset - windowPart.notify) / notifyStrideBytes);
    else if (offset === register.deviceFeatureSelect) this.deviceFeatureSelect = value;
    else if (offset === register.driverFeatureSelect) this.driverFeatureSelect = value;
    else if (offset === register.driverFeature) this.chooseFeatures(value);
    else if (offset >= register.queueAddresses && offset < register.end) {
      const queue = this.queues[this.selectedQueue];
      if (queue && !queue.enabled) queue.addresses[(offset - register.queueAddresses) / 4] = value;
    }
  }

  /** Writes one byte; a register of 16 bits is written low byte first */
  writeByte(offset: number, value: number): void {
    const queue = this.queues[this.selectedQueue];
    const isHigh = offset & 1;
    if (offset >= windowPart.notify) {
      if (offset % notifyStrideBytes === 0) this.notify((offset - windowPart.notify) / notifyStrideBytes);
    } else if (offset === deviceStatus) this.setStatus(value);
    else if (offset === queueEnable && value === 1)
      this.guard(() => queue && !queue.enabled && queue.enable());
    else if ((offset & ~1) === queueSelect) this.selectedQueue = withByte(this.selectedQueue, isHigh, value);
    else if ((offset & ~1) === queueSize && queue && !queue.enabled)
      queue.size = withByte(queue.size, isHigh, value);
  }

  private get isRunning(): boolean {
    return (this.status & (status.driverOk | status.needsReset)) === status.driverOk;
  }

  private readCommon(offset: number): number {
    const queue = this.queues[this.selectedQueue];
    switch (offset) {
      case register.deviceFeatureSelect:
        return this.deviceFeatureSelect;
      case register.deviceFeature:
        return offeredFeatures(this.deviceFeatureSelect);
      case register.driverFeatureSelect:
        return this.driverFeatureSelect;
      case register.driverFeature:
        return this.driverFeatures[this.driverFeatureSelect] ?? 0;
      case register.queuesAndVector:
        return noVector | (this.queues.length << 16);
      case register.statusAndSelect:
        return this.status | (this.selectedQueue << 16);
      case register.queueSizeAndVector:
        return (queue?.size ?? 0) | (noVector << 16);
      case register.queueEnableAndNotify:
        return (queue?.enabled ? 1 : 0) | (queue ? this.selectedQueue << 16 : 0);
      default:
        return queue?.addresses[(offset - register.queueAddresses) / 4] ?? 0;
    }
  }

  private chooseFeatures(value: number): void {
    const agreed = (this.status & status.featuresOk) !== 0;
    if (!agreed && this.driverFeatureSelect < 2) this.driverFeatures[this.driverFeatureSelect] = value;
  }

  private setStatus(value: number): void {
    if (value === 0) {
      this.reset();
      return;
    }
    const [low, high] = this.driverFeatures;
    const refused = (value & status.featuresOk) !== 0 && !isPossibleChoice(low as number, high as number);
    const kept = this.status & status.needsReset;
    this.status = (refused ? value & ~status.featuresOk : value) | kept;
  }

  private notify(index: number): void {
    if (this.queues[index] !== this.transmitQueue || !this.transmitQueue.enabled || this.notified) return;
    this.notified = true;
    this.guard(() => this.transmitQueue.askForNotifications(false));
    this.offered();
  }

  private isAgreed(bit: number): boolean {
    return ((this.driverFeatures[0] as number) & bit) !== 0;
  }

  private interrupt(cause: number): void {
    if (cause === interruptCause.queue) this.untoldCompletions = false;
    this.interruptCauses |= cause;
    this.ports.setInterrupt(true);
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof RingFailure)) throw error;
      this.status |= status.needsReset;
      this.notified = false;
      this.interrupt(interruptCause.configuration);
    }
  }
}

function withByte(word: number, isHigh: number, value: number): number {
  return isHigh ? (word & 0xff) | (value << 8) : (word & 0xff00) | value;
}
