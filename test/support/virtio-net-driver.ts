import type { FrameOffload } from "../../local-hypervisor/control-plane/ports";
import { FrameBatchWriter, readFrameBatch } from "../../local-hypervisor/guest/frame-batch";
import type { DeviceMemory } from "../../local-hypervisor/guest/guest-memory";
import { VirtioNetDevice } from "../../local-hypervisor/guest/virtio-net/device";
import { feature } from "../../local-hypervisor/guest/virtio-net/features";
import { TestMemory } from "./nvme-driver";

/** RAM of a test with the small fields that rings are made of. */
export class TestDeviceMemory extends TestMemory implements DeviceMemory {
  private readonly fields = new DataView(this.bytes.buffer);

  readUint16(address: number): number {
    return this.fields.getUint16(address, true);
  }

  readUint32(address: number): number {
    return this.fields.getUint32(address, true);
  }

  writeUint16(address: number, value: number): void {
    this.writes++;
    this.fields.setUint16(address, value, true);
  }

  writeUint32(address: number, value: number): void {
    this.writes++;
    this.fields.setUint32(address, value, true);
  }

  copyTo(target: Uint8Array, address: number): void {
    target.set(this.read(address, target.length));
  }
}

/** A part of a chain as a driver describes it */
export interface TestDescriptor {
  readonly address: number;
  readonly length: number;
  readonly flags: number;
  readonly next?: number;
}

export interface SentFrame {
  readonly frame: Uint8Array;
  readonly offload: FrameOffload | undefined;
}

export const descriptorFlag = { next: 1, write: 2, indirect: 4 } as const;
export const queueNames = ["receive", "transmit"] as const;
type QueueName = (typeof queueNames)[number];

const common = 0;
const interrupt = 0x1000;
const notify = 0x3000;
/** Where the driver keeps a queue: descriptors, what it offers, what it gets back */
const place = (queue: number) => 0x10000 + queue * 0x10000;
const offeredAt = (queue: number) => place(queue) + 0x4000;
const usedAt = (queue: number) => place(queue) + 0x6000;
/** Buffers of the two queues, a page each */
const buffersAt = (queue: number) => 0x100000 + queue * 0x100000;
export const bufferBytes = 4096;

/** What the drivers of Linux choose of this device */
export const linuxFeatures = Object.values(feature).reduce((bits, bit) => bits | bit, 0);

/** As much of a virtio network driver as tests need: both queues, polled, accesses as v86 makes them. */
export class VirtioNetDriver {
  readonly memory = new TestDeviceMemory();
  readonly device: VirtioNetDevice;
  interrupt = false;
  readonly size = 16;
  private readonly offered = [0, 0];
  private readonly seen = [0, 0];

  constructor(mtuBytes = 1500) {
    this.device = new VirtioNetDevice(
      { macAddress: "02:00:00:00:00:05", mtuBytes },
      {
        memory: this.memory,
        setInterrupt: (asserted) => {
          this.interrupt = asserted;
        },
      },
    );
  }

  /** Goes through the driver's steps; false when the device refuses the features */
  start(low = linuxFeatures, high = 1): boolean {
    this.writeByte(0x14, 0);
    this.offered.fill(0);
    this.seen.fill(0);
    this.memory.bytes.fill(0, place(0), place(2));
    this.writeByte(0x14, 3);
    for (const [word, bits] of [low, high].entries()) {
      this.device.write(0x08, word);
      this.device.write(0x0c, bits);
    }
    this.writeByte(0x14, 0x0b);
    if ((this.status & 8) === 0) return false;
    queueNames.forEach((_, queue) => {
      this.select(queue);
      this.device.write(0x20, place(queue));
      this.device.write(0x28, offeredAt(queue));
      this.device.write(0x30, usedAt(queue));
      this.writeHalfword(0x1c, 1);
    });
    this.writeByte(0x14, 0x0f);
    return true;
  }

  get status(): number {
    return this.device.read(0x14) & 0xff;
  }

  /** Reads the cause of the interrupt, which ends it */
  takeInterrupt(): number {
    return this.device.read(interrupt) & 0xff;
  }

  select(queue: number): void {
    this.writeHalfword(common + 0x16, queue);
    this.writeHalfword(common + 0x18, this.size);
  }

  writeByte(offset: number, value: number): void {
    this.device.writeByte(offset, value);
  }

  writeHalfword(offset: number, value: number): void {
    this.device.writeByte(offset, value & 0xff);
    this.device.writeByte(offset + 1, value >> 8);
  }

  describe(name: QueueName, index: number, { address, length, flags, next = 0 }: TestDescriptor): void {
    const queue = queueNames.indexOf(name);
    const at = place(queue) + index * 16;
    this.memory.writeUint32(at, address);
    this.memory.writeUint32(at + 4, 0);
    this.memory.writeUint32(at + 8, length);
    this.memory.writeUint16(at + 12, flags);
    this.memory.writeUint16(at + 14, next);
  }

  /** Offers a chain; `by` more than one claims chains that are not there */
  offer(name: QueueName, head: number, by = 1): void {
    const queue = queueNames.indexOf(name);
    const index = this.offered[queue] as number;
    this.memory.writeUint16(offeredAt(queue) + 4 + (index % this.size) * 2, head);
    this.offered[queue] = index + by;
    this.memory.writeUint16(offeredAt(queue) + 2, (index + by) & 0xffff);
  }

  /** Offers that many receive buffers of a page */
  offerBuffers(count: number, length = bufferBytes): void {
    for (let index = 0; index < count; index++) {
      const buffer = (this.offered[0] as number) % this.size;
      this.describe("receive", buffer, {
        address: buffersAt(0) + buffer * bufferBytes,
        length,
        flags: descriptorFlag.write,
      });
      this.offer("receive", buffer);
    }
  }

  /** Puts a frame with its header into the transmit queue, in parts of so many bytes, and says so */
  send(frame: Uint8Array, header: Uint8Array = new Uint8Array(12), partBytes = bufferBytes): void {
    const bytes = Uint8Array.from([...header, ...frame]);
    this.memory.write(buffersAt(1), bytes);
    const parts = Math.ceil(bytes.length / partBytes);
    for (let part = 0; part < parts; part++) {
      const start = part * partBytes;
      const last = part === parts - 1;
      const length = Math.min(partBytes, bytes.length - start);
      const flags = last ? 0 : descriptorFlag.next;
      this.describe("transmit", part, { address: buffersAt(1) + start, length, flags, next: part + 1 });
    }
    this.offer("transmit", 0);
    this.notify();
  }

  notify(): void {
    this.writeHalfword(notify + 4, 1);
  }

  /** What the device takes now */
  taken(limit = { frames: 64, bytes: 2 ** 18 }): SentFrame[] {
    const batch = new FrameBatchWriter();
    this.device.transmit(batch, limit);
    const sent: SentFrame[] = [];
    readFrameBatch(batch.take(), (frame, offload) => sent.push({ frame, offload }));
    return sent;
  }

  /** Frames that the device delivered since the last call, each with its header */
  received(): { header: DataView; frame: Uint8Array }[] {
    const frames: { header: DataView; frame: Uint8Array }[] = [];
    for (let used = this.used("receive"); used; used = this.used("receive")) {
      const pieces = [used];
      const count = new DataView(used.buffer, used.byteOffset).getUint16(10, true);
      while (pieces.length < count) pieces.push(this.used("receive") as Uint8Array);
      const bytes = Uint8Array.from(Buffer.concat(pieces));
      frames.push({ header: new DataView(bytes.buffer, 0, 12), frame: bytes.slice(12) });
    }
    return frames;
  }

  /** Next chain that came back, as the bytes that were written into its buffer */
  used(name: QueueName): Uint8Array | undefined {
    const queue = queueNames.indexOf(name);
    const index = this.seen[queue] as number;
    if (index === this.memory.readUint16(usedAt(queue) + 2)) return undefined;
    this.seen[queue] = (index + 1) & 0xffff;
    const entry = usedAt(queue) + 4 + (index % this.size) * 8;
    const buffer = this.memory.readUint32(entry);
    const length = this.memory.readUint32(entry + 4);
    return this.memory.read(buffersAt(queue) + buffer * bufferBytes, length);
  }
}
