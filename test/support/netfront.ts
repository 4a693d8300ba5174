import type { FrameOffload } from "../../local-hypervisor/control-plane/ports";
import { FrameBatchWriter, readFrameBatch } from "../../local-hypervisor/guest/frame-batch";
import type { EventChannelBinder, GrantedPages } from "../../local-hypervisor/guest/xen/ports";
import {
  type SavedVifBackEnd,
  VifBackEnd,
  type VifBackEndPorts,
} from "../../local-hypervisor/guest/xen/vif/back-end";
import { VifDevice } from "../../local-hypervisor/guest/xen/vif/device";
import { Xenstore } from "../../local-hypervisor/guest/xen/xenstore/xenstore";
import { type SentFrame, TestDeviceMemory } from "./virtio-net-driver";

export const pageBytes = 4096;
const ringEntries = 256;
const ringPage = { transmit: 0x10000, receive: 0x11000 } as const;
/** Pages that frames go to and come from */
const buffersAt = { transmit: 0x100000, receive: 0x200000 } as const;
const ringReference = { transmit: 8, receive: 9 } as const;
const firstReference = { transmit: 1000, receive: 2000 } as const;
export const frontEndPath = "/local/domain/1/device/vif/0";
export const backEndPath = "/local/domain/0/backend/vif/1/0";
export const transmitPort = 5;
export const receivePort = 6;

export const transmitFlag = { checksumBlank: 1, dataValidated: 2, moreData: 4, extraInfo: 8 } as const;

/** A request of the transmit ring as a front end writes it */
export interface TestRequest {
  reference?: number;
  offset?: number;
  flags?: number;
  size?: number;
}

export interface ReceivedFrame {
  readonly frame: Uint8Array;
  readonly flags: number;
  /** From extra information; 0 without */
  readonly segmentBytes: number;
}

/** Grants of a test: which page, and how often it is in use. */
export class TestGrants implements GrantedPages {
  private readonly entries = new Map<number, { page: number; readOnly: boolean; uses: number }>();

  grant(reference: number, page: number, readOnly = false): void {
    this.entries.set(reference, { page, readOnly, uses: 0 });
  }

  /** As a guest ends access: an error while the other side still uses the page */
  revoke(reference: number): void {
    const uses = this.entries.get(reference)?.uses;
    if (uses !== 0) throw new Error(`grant ${reference} is used ${uses} times`);
    this.entries.delete(reference);
  }

  get uses(): number {
    return [...this.entries.values()].reduce((sum, { uses }) => sum + uses, 0);
  }

  map(reference: number, access: "read" | "write"): number | undefined {
    const entry = this.entries.get(reference);
    if (!entry || (entry.readOnly && access === "write")) return undefined;
    entry.uses++;
    return entry.page;
  }

  unmap(reference: number): void {
    const entry = this.entries.get(reference);
    if (!entry || entry.uses === 0) throw new Error(`grant ${reference} is not in use`);
    entry.uses--;
  }
}

/** As much of a Xen network front end as tests need, with the store, grants and events of its domain. */
export class Netfront {
  readonly store = new Xenstore(1);
  readonly complaints: string[] = [];
  /** Notifications of the guest, by port */
  readonly notified: number[] = [];
  readonly device: VifDevice;
  readonly backEnd: VifBackEnd;
  /** What back ends see of the domain */
  readonly ports: VifBackEndPorts;
  private readonly allocatedPorts = new Set([transmitPort, receivePort]);
  private readonly bound = new Map<number, () => void>();
  private readonly deferred: (() => void)[] = [];
  private timers: (() => void)[] = [];
  private produced = 0;
  private seen = 0;
  private offered = 0;
  private received = 0;

  constructor(
    readonly memory = new TestDeviceMemory(),
    readonly grants = new TestGrants(),
    saved?: { backEnd: SavedVifBackEnd; of: Netfront },
  ) {
    this.device = new VifDevice(1500, { memory, complain: (what) => this.complaints.push(what) });
    this.ports = {
      grants,
      store: saved?.of.store ?? this.store,
      events: this.events,
      defer: (work: () => void) => void this.deferred.push(work),
      after: (_delayMs: number, callback: () => void) => {
        this.timers.push(callback);
        return () => {
          this.timers = this.timers.filter((timer) => timer !== callback);
        };
      },
      complain: (what: string) => void this.complaints.push(what),
    };
    if (saved) {
      this.store = saved.of.store;
      Object.assign(this, { produced: saved.of.produced, seen: saved.of.seen });
      Object.assign(this, { offered: saved.of.offered, received: saved.of.received });
      this.backEnd = VifBackEnd.restore(saved.backEnd, this.device, this.ports);
      return;
    }
    this.backEnd = new VifBackEnd(
      { domainId: 1, handle: 0, macAddress: "02:00:00:00:00:05" },
      this.device,
      this.ports,
    );
    this.backEnd.plug();
    this.settle();
  }

  /** Runs what was put off until after the guest's instruction */
  settle(): void {
    while (this.deferred.length > 0) this.deferred.shift()?.();
  }

  timeOut(): void {
    for (const timer of this.timers.splice(0)) timer();
  }

  get backEndState(): string | undefined {
    return this.store.read(`${backEndPath}/state`);
  }

  write(entries: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(entries)) this.store.write(`${frontEndPath}/${name}`, value);
    this.settle();
  }

  /** Goes through the front end's steps as Linux's netfront does */
  connect(more: Readonly<Record<string, string>> = {}): void {
    this.produced = this.seen = this.offered = this.received = 0;
    this.memory.bytes.fill(0, ringPage.transmit, ringPage.receive + pageBytes);
    for (const page of Object.values(ringPage)) {
      this.memory.writeUint32(page + 4, 1);
      this.memory.writeUint32(page + 12, 1);
    }
    this.grants.grant(ringReference.transmit, ringPage.transmit);
    this.grants.grant(ringReference.receive, ringPage.receive);
    this.write({
      "tx-ring-ref": String(ringReference.transmit),
      "rx-ring-ref": String(ringReference.receive),
      "event-channel-tx": String(transmitPort),
      "event-channel-rx": String(receivePort),
      "request-rx-copy": "1",
      "feature-rx-notify": "1",
      "feature-sg": "1",
      "feature-gso-tcpv4": "1",
      ...more,
    });
    this.write({ state: "4" });
  }

  /** Puts requests into the transmit ring; the ids are their places */
  offer(requests: readonly TestRequest[]): void {
    for (const { reference = 0, offset = 0, flags = 0, size = 0 } of requests) {
      const at = this.transmitEntry(this.produced);
      this.memory.writeUint32(at, reference);
      this.memory.writeUint16(at + 4, offset);
      this.memory.writeUint16(at + 6, flags);
      this.memory.writeUint16(at + 8, this.produced % ringEntries);
      this.memory.writeUint16(at + 10, size);
      this.produced++;
    }
    this.pushRequests(this.produced);
  }

  pushRequests(produced: number): void {
    const before = this.memory.readUint32(ringPage.transmit);
    this.memory.writeUint32(ringPage.transmit, produced);
    const event = this.memory.readUint32(ringPage.transmit + 4);
    if ((produced - event) >>> 0 < (produced - before) >>> 0) this.bound.get(transmitPort)?.();
  }

  /** Sends a frame in parts of so many bytes, each in a page of its own at a place of its own */
  send(frame: Uint8Array, offload?: FrameOffload, partBytes = pageBytes): void {
    const parts = Math.max(1, Math.ceil(frame.length / partBytes));
    const requests: TestRequest[] = [];
    for (let part = 0; part < parts; part++) {
      const page = (this.produced + part) % ringEntries;
      const bytes = frame.subarray(part * partBytes, (part + 1) * partBytes);
      const offset = (page * 37) % (pageBytes - bytes.length + 1);
      const address = buffersAt.transmit + page * pageBytes;
      this.memory.write(address + offset, bytes);
      const reference = firstReference.transmit + page;
      this.grants.grant(reference, address, true);
      const flags = part < parts - 1 ? transmitFlag.moreData : 0;
      requests.push({ reference, offset, flags, size: bytes.length });
    }
    const [first, ...rest] = requests;
    let flags = first?.flags ?? 0;
    if (offload) flags |= transmitFlag.checksumBlank | transmitFlag.dataValidated;
    if (offload?.segmentBytes) flags |= transmitFlag.extraInfo;
    // Extra information as the fields of a request: type and flags, size, kind
    const segmentBytes = offload?.segmentBytes;
    const extra: TestRequest[] = segmentBytes ? [{ reference: 1 | (segmentBytes << 16), offset: 1 }] : [];
    this.offer([{ ...first, flags, size: frame.length }, ...extra, ...rest]);
  }

  /** What the device takes now */
  taken(limit = { frames: 64, bytes: 2 ** 18 }): SentFrame[] {
    const batch = new FrameBatchWriter();
    this.device.transmit(batch, limit);
    const sent: SentFrame[] = [];
    readFrameBatch(batch.take(), (frame, offload) => sent.push({ frame, offload }));
    return sent;
  }

  /** Outcomes of requests that were answered since the last call, by id; as Linux does, asks to hear of the next */
  answers(): (readonly [number, number])[] {
    const answers: (readonly [number, number])[] = [];
    for (; this.seen !== this.memory.readUint32(ringPage.transmit + 8); this.seen++) {
      const at = this.transmitEntry(this.seen);
      answers.push([this.memory.readUint16(at), (this.memory.readUint16(at + 2) << 16) >> 16]);
    }
    this.memory.writeUint32(ringPage.transmit + 12, this.seen + 1);
    return answers;
  }

  /** Offers that many pages for frames */
  offerPages(count: number): void {
    for (let index = 0; index < count; index++, this.offered++) {
      const place = this.offered % ringEntries;
      this.grants.grant(firstReference.receive + place, buffersAt.receive + place * pageBytes);
      this.offerReference(place, firstReference.receive + place);
    }
    this.memory.writeUint32(ringPage.receive, this.offered);
  }

  offerReference(place: number, reference: number): void {
    const at = this.receiveEntry(place);
    this.memory.writeUint32(at, place);
    this.memory.writeUint32(at + 4, reference);
  }

  pushPages(produced: number): void {
    this.memory.writeUint32(ringPage.receive, produced);
  }

  /** Frames that came since the last call, put together as Linux does; -1 in place of one with an error */
  frames(): (ReceivedFrame | number)[] {
    const frames: (ReceivedFrame | number)[] = [];
    const end = this.memory.readUint32(ringPage.receive + 8);
    while (this.received !== end) {
      const pieces: Uint8Array[] = [];
      const first = this.response(this.received);
      let segmentBytes = 0;
      let flags = first.flags;
      for (let response = first; ; response = this.response(this.received)) {
        const place = this.received++ % ringEntries;
        if (response.outcome < 0) {
          frames.push(response.outcome);
          break;
        }
        pieces.push(this.memory.read(buffersAt.receive + place * pageBytes, response.outcome));
        this.grants.revoke(firstReference.receive + place);
        flags = response.flags;
        if (flags & 8) {
          const extra = this.receiveEntry(this.received++);
          segmentBytes = this.memory.readUint16(extra + 2);
          expect([this.memory.readUint16(extra), this.memory.readUint32(extra + 4)]).toEqual([1, 1]);
        }
        if ((flags & 4) === 0) {
          frames.push({ frame: Uint8Array.from(Buffer.concat(pieces)), flags: first.flags, segmentBytes });
          break;
        }
      }
    }
    this.memory.writeUint32(ringPage.receive + 12, this.received + 1);
    return frames;
  }

  /** Notifications of the guest since the last call */
  takeNotifications(): number[] {
    return this.notified.splice(0);
  }

  private get events(): EventChannelBinder {
    return {
      bind: (remotePort, notified) => {
        if (!this.allocatedPorts.has(remotePort) || this.bound.has(remotePort)) return undefined;
        this.bound.set(remotePort, notified);
        return {
          remotePort,
          notify: () => void this.notified.push(remotePort),
          onClosed: () => undefined,
          close: () => void this.bound.delete(remotePort),
        };
      },
    };
  }

  private response(index: number): { outcome: number; flags: number } {
    const at = this.receiveEntry(index);
    const outcome = (this.memory.readUint16(at + 6) << 16) >> 16;
    return { outcome, flags: this.memory.readUint16(at + 4) };
  }

  private transmitEntry(index: number): number {
    return ringPage.transmit + 64 + (index % ringEntries) * 12;
  }

  private receiveEntry(index: number): number {
    return ringPage.receive + 64 + (index % ringEntries) * 8;
  }
}
