import { EnaDevice, type SavedAdapter } from "../../local-hypervisor/guest/ena/device";
import { FrameBatchWriter, readFrameBatch } from "../../local-hypervisor/guest/frame-batch";
import { type SentFrame, TestDeviceMemory } from "./virtio-net-driver";

export const macAddress = "02:00:00:00:00:05";
const entryBytes = 64;
const place = {
  commands: 0x1000,
  completions: 0x3000,
  events: 0x5000,
  transmitCompletions: 0x10000,
  transmit: 0x20000,
  receiveCompletions: 0x30000,
  receive: 0x40000,
  transmitBuffers: 0x100000,
  receiveBuffers: 0x180000,
} as const;
const adminDepth = 32;
const eventDepth = 16;
export const queueDepth = 64;
export const bufferBytes = 2048;
const way = { transmit: 1, receive: 2 } as const;
const unmask = 1 << 30;
const limit = { frames: 64, bytes: 256 * 1024 };

export interface Meta {
  readonly networkHeaderAt: number;
  readonly networkHeaderBytes: number;
  readonly segmentBytes: number;
}

/** Control bits of a first descriptor: TCP over IPv4 with its sum begun, and one to be cut besides */
export const control = {
  partialChecksum: (1 << 14) | (1 << 17) | (12 << 8) | 8,
  segmentation: (1 << 7) | (1 << 13) | (1 << 14) | (12 << 8) | 8,
} as const;

/** The driver's side of an Elastic Network Adapter, in plain steps. */
export class EnaDriver {
  readonly memory = new TestDeviceMemory();
  device: EnaDevice;
  /** Vectors of messages so far */
  readonly messages: number[] = [];
  private seconds: (() => void)[] = [];
  private commandTail = 0;
  private completionHead = 0;
  private completionPhase = 1;
  private eventHead = 0;
  private eventPhase = 1;
  transmitTail = 0;
  receiveTail = 0;
  private readonly heads = { transmit: 0, receive: 0 };
  private readonly phases = { transmit: 1, receive: 1 };

  constructor(readonly mtuBytes = 1500) {
    this.device = new EnaDevice({ macAddress, mtuBytes }, this.ports);
  }

  private get ports() {
    return {
      memory: this.memory,
      signal: (vector: number) => void this.messages.push(vector),
      everySecond: (callback: () => void) => {
        this.seconds.push(callback);
        return () => {
          this.seconds = this.seconds.filter((each) => each !== callback);
        };
      },
    };
  }

  /** Ends this device and goes on with another that is as this one was */
  move(): void {
    const saved: SavedAdapter = structuredClone(this.device.save());
    this.seconds = [];
    this.device = EnaDevice.restore(saved, { macAddress, mtuBytes: this.mtuBytes }, this.ports);
  }

  second(): void {
    for (const each of this.seconds) each();
  }

  /** Resets the device and gives it the admin queue */
  reset(): void {
    this.device.write(0x54, 1);
    this.device.write(0x54, 0);
    // As memory that a driver asks its kernel for
    this.memory.bytes.fill(0, place.commands, place.transmitBuffers);
    this.device.write(0x10, place.commands);
    this.device.write(0x18, adminDepth | (entryBytes << 16));
    this.device.write(0x20, place.completions);
    this.device.write(0x28, adminDepth | (entryBytes << 16));
    this.device.write(0x34, eventDepth | (entryBytes << 16));
    this.device.write(0x38, place.events);
    this.commandTail = this.completionHead = this.eventHead = 0;
    this.completionPhase = this.eventPhase = 1;
    this.transmitTail = this.receiveTail = 0;
    this.heads.transmit = this.heads.receive = 0;
    this.phases.transmit = this.phases.receive = 1;
  }

  /** Opens the queue of events */
  openEvents(groups = 0x11): void {
    this.command(9, (view) => {
      view.setUint8(17, 26);
      view.setUint32(24, groups, true);
    });
    this.device.write(0x40, eventDepth);
  }

  /** One command; gives its status and its answer from byte 8 on */
  command(opcode: number, fill: (view: DataView) => void = () => {}): { status: number; answer: DataView } {
    const bytes = new Uint8Array(entryBytes);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, this.commandTail & 0xfff, true);
    view.setUint8(2, opcode);
    fill(view);
    this.memory.write(place.commands + (this.commandTail % adminDepth) * entryBytes, bytes);
    this.commandTail = (this.commandTail + 1) & 0xffff;
    this.device.write(0x2c, this.commandTail);
    const entry = this.memory.read(place.completions + this.completionHead * entryBytes, entryBytes);
    const completion = new DataView(entry.buffer, entry.byteOffset);
    if (completion.getUint8(3) !== this.completionPhase) throw new Error("the command was not answered");
    if (completion.getUint16(0, true) !== ((this.commandTail - 1) & 0xfff))
      throw new Error("another's answer");
    this.completionHead = (this.completionHead + 1) % adminDepth;
    if (this.completionHead === 0) this.completionPhase ^= 1;
    return { status: completion.getUint8(2), answer: new DataView(entry.buffer, entry.byteOffset + 8) };
  }

  feature(id: number) {
    return this.command(8, (view) => view.setUint8(17, id));
  }

  /** Events since the last call: group and first word of each */
  events(): [number, number][] {
    const found: [number, number][] = [];
    for (;;) {
      const at = place.events + (this.eventHead % eventDepth) * entryBytes;
      const [phase] = this.memory.read(at + 4, 1);
      if (((phase ?? 0) & 1) !== this.eventPhase) break;
      found.push([this.memory.readUint16(at), this.memory.readUint32(at + 16)]);
      this.eventHead++;
      if (this.eventHead % eventDepth === 0) this.eventPhase ^= 1;
    }
    if (found.length > 0) this.device.write(0x40, this.eventHead + eventDepth);
    return found;
  }

  createQueue(name: keyof typeof way, changes: { depth?: number; address?: number; vector?: number } = {}) {
    const { depth = queueDepth, address = place[`${name}Completions`], vector = 1 } = changes;
    const completions = this.command(3, (view) => {
      view.setUint8(4, 1 << 5);
      view.setUint8(5, name === "transmit" ? 2 : 4);
      view.setUint16(6, depth, true);
      view.setUint32(8, vector, true);
      view.setUint32(12, address, true);
    });
    if (completions.status !== 0) return completions.status;
    return this.command(1, (view) => {
      view.setUint8(4, way[name] << 5);
      view.setUint8(6, 1);
      view.setUint16(8, completions.answer.getUint16(0, true), true);
      view.setUint16(10, depth, true);
      view.setUint32(12, place[name], true);
    }).status;
  }

  /** Everything up to frames; the interrupt of the I/O queues is open */
  start(): void {
    this.reset();
    this.openEvents();
    for (const name of ["transmit", "receive"] as const)
      if (this.createQueue(name) !== 0) throw new Error("no queue");
    this.unmask();
    this.messages.length = 0;
  }

  unmask(): void {
    this.device.write(0x1800, unmask);
  }

  /** Puts a descriptor on the transmit ring */
  put(words: readonly [number, number, number, number]): void {
    const at = place.transmit + (this.transmitTail % queueDepth) * 16;
    words.forEach((word, index) => {
      this.memory.writeUint32(at + index * 4, word >>> 0);
    });
    this.transmitTail = (this.transmitTail + 1) & 0xffff;
  }

  putMeta({ networkHeaderAt, networkHeaderBytes, segmentBytes }: Meta): void {
    const first = (1 << 14) | (1 << 20) | (1 << 21) | (1 << 23) | (1 << 26);
    this.put([
      first | ((segmentBytes >> 10) << 16),
      0,
      networkHeaderBytes | (networkHeaderAt << 8) | ((segmentBytes & 0x3ff) << 22),
      0,
    ]);
  }

  /** Offers a frame in parts of so many bytes, without the doorbell */
  putFrame(
    frame: Uint8Array,
    { id = 0, bits = 0, partBytes = 4096, meta = undefined as Meta | undefined } = {},
  ): void {
    if (meta) this.putMeta(meta);
    for (let at = 0; at < frame.length; at += partBytes) {
      const part = frame.subarray(at, at + partBytes);
      const address = place.transmitBuffers + (this.transmitTail % queueDepth) * 4096;
      this.memory.write(address, part);
      const isFirst = at === 0;
      const isLast = at + partBytes >= frame.length;
      const flags = (isFirst && !meta ? 1 << 26 : 0) | (isFirst ? 1 << 28 : 0) | (isLast ? 1 << 27 : 0);
      this.put([
        part.length | flags | (isFirst ? (id >> 10) << 16 : 0),
        isFirst ? bits | ((id & 0x3ff) << 22) : 0,
        address,
        0,
      ]);
    }
  }

  ring(): void {
    this.device.write(0x1000, this.transmitTail);
  }

  /** Frames that the device took */
  taken(): SentFrame[] {
    const batch = new FrameBatchWriter();
    const found: SentFrame[] = [];
    while (this.device.hasFrames) this.device.transmit(batch, limit);
    readFrameBatch(batch.take(), (frame, offload) => found.push({ frame, offload }));
    return found;
  }

  /** Ids of the frames that were sent, since the last call */
  completed(): number[] {
    return this.completions("transmit", 8, 3).map((at) => this.memory.readUint16(at));
  }

  /** Offers receive buffers */
  offerBuffers(count: number): void {
    for (let index = 0; index < count; index++) {
      const slot = this.receiveTail % queueDepth;
      const at = place.receive + slot * 16;
      this.memory.writeUint16(at, bufferBytes);
      this.memory.writeUint16(at + 4, slot);
      this.memory.writeUint32(at + 8, place.receiveBuffers + slot * bufferBytes);
      this.memory.writeUint32(at + 12, 0);
      this.receiveTail = (this.receiveTail + 1) & 0xffff;
    }
    this.device.write(0x1004, this.receiveTail);
  }

  /** Frames that the guest got, with what the device says of their headers */
  received(): { frame: Uint8Array; status: number }[] {
    const found: { frame: Uint8Array; status: number }[] = [];
    let parts: Uint8Array[] = [];
    for (const at of this.completions("receive", 16, 3)) {
      const status = this.memory.readUint32(at);
      const id = this.memory.readUint16(at + 6);
      if (((status >>> 26) & 1) !== (parts.length === 0 ? 1 : 0)) throw new Error("first out of place");
      parts.push(this.memory.read(place.receiveBuffers + id * bufferBytes, this.memory.readUint16(at + 4)));
      if ((status & (1 << 27)) === 0) continue;
      found.push({ frame: Uint8Array.from(Buffer.concat(parts)), status: status & 0x1ffff });
      parts = [];
    }
    if (parts.length > 0) throw new Error("half a frame");
    return found;
  }

  private completions(name: keyof typeof way, bytes: number, phaseAt: number): number[] {
    const found: number[] = [];
    for (;;) {
      const at = place[`${name}Completions`] + this.heads[name] * bytes;
      const [phase] = this.memory.read(at + phaseAt, 1);
      if (((phase ?? 0) & 1) !== this.phases[name]) return found;
      found.push(at);
      this.heads[name] = (this.heads[name] + 1) % queueDepth;
      if (this.heads[name] === 0) this.phases[name] ^= 1;
    }
  }
}
