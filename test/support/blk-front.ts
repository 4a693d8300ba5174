import { messageType } from "../../local-hypervisor/guest/xen/xenstore/wire";
import type { XenDiskRig } from "./xen-disk-rig";

const pageBytes = 4096;
const sectorBytes = 512;
const ringEntries = 32;
const entryBytes = 108;
const directSegments = 11;

export const blockOperation = { read: 0, write: 1, barrier: 2, flush: 3, discard: 5, indirect: 6 } as const;

export interface FrontSegment {
  reference: number;
  firstSector: number;
  lastSector: number;
}

interface Pending {
  readonly segments: readonly (FrontSegment & { readonly page: number })[];
  readonly references: readonly number[];
  readonly resolve: (completion: Completion) => void;
}

export interface Completion {
  readonly status: number;
  readonly operation: number;
  /** Of a read */
  readonly data: Uint8Array;
}

/** As much of Linux's blkfront as tests need: it meets the back end in the store and drives the ring. */
export class BlkFront {
  readonly path: string;
  ring = 0;
  port = 0;
  ringReference = 0;
  /** Events that the front end was woken by */
  wakes = 0;
  produced = 0;
  private consumed = 0;
  private lastId = 0n;
  private readonly pending = new Map<bigint, Pending>();

  constructor(
    private readonly rig: XenDiskRig,
    number: number,
  ) {
    this.path = `device/vbd/${number}`;
  }

  get underWay(): number {
    return this.pending.size;
  }

  said(node: string): string {
    return this.rig.client.read(`${this.rig.client.read(`${this.path}/backend`)}/${node}`);
  }

  get backEndState(): string {
    return this.said("state");
  }

  setState(state: number): void {
    this.rig.client.write(`${this.path}/state`, String(state));
  }

  /** Makes a ring and a port, and tells of them in a transaction that is tried until it holds */
  share(protocol = "x86_32-abi"): void {
    this.ring = this.rig.takePage();
    this.ringReference = this.rig.grant(this.ring, "write");
    this.rig.memory.writeUint32(this.ring + 4, 1);
    this.rig.memory.writeUint32(this.ring + 12, 1);
    this.port = this.rig.events.allocateUnbound(1, 0, 1);
    this.produced = this.consumed = 0;
    const nodes = {
      "ring-ref": this.ringReference,
      "event-channel": this.port,
      protocol,
      "feature-persistent": 1,
    };
    for (let answer = "EAGAIN"; answer === "EAGAIN"; ) {
      const transaction = this.rig.client.begin();
      for (const [name, value] of Object.entries(nodes))
        this.rig.client.write(`${this.path}/${name}`, String(value), transaction);
      answer = this.rig.client.end(transaction);
    }
  }

  async connect(protocol?: string): Promise<void> {
    await this.rig.until(() => this.backEndState === "2", "the back end waits");
    this.share(protocol);
    this.setState(3);
    await this.rig.until(() => ["4", "5"].includes(this.backEndState), "the back end answers");
    if (this.backEndState === "4") this.setState(4);
  }

  /** As a driver that lets go: it closes, and takes its ring back once the back end is closed too */
  async close(): Promise<void> {
    this.setState(5);
    this.setState(6);
    await this.rig.until(() => ["6", "ENOENT"].includes(this.backEndState), "the back end has closed");
    this.takeCompletions();
    this.rig.revoke(this.ringReference);
    this.rig.events.close(this.port);
  }

  read(sector: number, sectors: number, options?: { shuffled?: boolean }): Promise<Completion> {
    return this.transfer(blockOperation.read, sector, sectors * sectorBytes, undefined, options);
  }

  write(sector: number, data: Uint8Array, operation: number = blockOperation.write): Promise<Completion> {
    return this.transfer(operation, sector, data.length, data);
  }

  flush(): Promise<Completion> {
    return this.submit((view) => view.setUint8(0, blockOperation.flush), []);
  }

  discard(sector: number, sectors: number, flags = 0): Promise<Completion> {
    return this.submit((view) => {
      view.setUint8(0, blockOperation.discard);
      view.setUint8(1, flags);
      view.setBigUint64(12, BigInt(sector), true);
      view.setBigUint64(20, BigInt(sectors), true);
    }, []);
  }

  /** Data in granted pages, by indirect segments where there are more than a request holds */
  transfer(
    operation: number,
    sector: number,
    lengthBytes: number,
    data?: Uint8Array,
    { shuffled = false } = {},
  ): Promise<Completion> {
    const segments: (FrontSegment & { page: number })[] = [];
    for (let at = 0; at < lengthBytes; ) {
      const firstSector = shuffled ? segments.length % 3 : 0;
      const here = Math.min(lengthBytes - at, pageBytes - firstSector * sectorBytes);
      const page = this.rig.takePage();
      if (data) this.rig.memory.bytes.set(data.subarray(at, at + here), page + firstSector * sectorBytes);
      segments.push({
        page,
        reference: this.rig.grant(page, data ? "read" : "write"),
        firstSector,
        lastSector: firstSector + here / sectorBytes - 1,
      });
      at += here;
    }
    return this.submitSegments(operation, sector, segments);
  }

  submitSegments(
    operation: number,
    sector: number,
    segments: readonly (FrontSegment & { page: number })[],
  ): Promise<Completion> {
    const put = (view: DataView, at: number, list: readonly FrontSegment[]) => {
      list.forEach(({ reference, firstSector, lastSector }, index) => {
        view.setUint32(at + index * 8, reference, true);
        view.setUint8(at + index * 8 + 4, firstSector);
        view.setUint8(at + index * 8 + 5, lastSector);
      });
    };
    const lists: number[] = [];
    if (segments.length > directSegments) {
      const page = this.rig.takePage();
      put(new DataView(this.rig.memory.bytes.buffer), page, segments);
      lists.push(this.rig.grant(page, "read"));
    }
    return this.submit(
      (view) => {
        view.setUint8(0, lists.length > 0 ? blockOperation.indirect : operation);
        view.setBigUint64(12, BigInt(sector), true);
        if (lists.length > 0) {
          view.setUint8(1, operation);
          view.setUint16(2, segments.length, true);
          lists.forEach((reference, index) => {
            view.setUint32(24 + index * 4, reference, true);
          });
        } else {
          view.setUint8(1, segments.length);
          put(view, 20, segments);
        }
      },
      segments,
      lists,
    );
  }

  /** Puts a request into the ring; resolves with its response, which `run` finds */
  submit(
    fill: (view: DataView) => void,
    segments: readonly (FrontSegment & { page: number })[],
    lists: readonly number[] = [],
  ): Promise<Completion> {
    if (this.produced - this.consumed >= ringEntries) throw new Error("the ring is full");
    const at = this.ring + 64 + (this.produced % ringEntries) * entryBytes;
    const view = new DataView(this.rig.memory.bytes.buffer, at, entryBytes);
    this.rig.memory.bytes.fill(0, at, at + entryBytes);
    fill(view);
    const id = ++this.lastId << 20n;
    view.setBigUint64(4, id, true);
    this.produced++;
    this.rig.memory.writeUint32(this.ring, this.produced);
    const event = this.rig.memory.readUint32(this.ring + 4);
    if ((this.produced - event) >>> 0 < 1) this.rig.events.send(this.port);
    const references = [...segments.map(({ reference }) => reference), ...lists];
    return new Promise((resolve) => this.pending.set(id, { segments, references, resolve }));
  }

  /** Lets everything run until all requests are answered; only an event makes the front end look */
  async run(): Promise<void> {
    await this.rig.until(() => {
      if (this.rig.takeEvent(this.port)) {
        this.wakes++;
        this.takeCompletions();
      }
      return this.pending.size === 0;
    }, "all requests are answered");
  }

  takeCompletions(): void {
    const { memory } = this.rig;
    do {
      for (const end = memory.readUint32(this.ring + 8); this.consumed !== end; this.consumed++) {
        const at = this.ring + 64 + (this.consumed % ringEntries) * entryBytes;
        const view = new DataView(memory.bytes.buffer, at, 12);
        const id = view.getBigUint64(0, true);
        const pending = this.pending.get(id);
        if (!pending) throw new Error(`a response to nothing: ${id}`);
        this.pending.delete(id);
        const data = pending.segments.map(({ page, firstSector, lastSector }) =>
          memory.read(page + firstSector * sectorBytes, (lastSector - firstSector + 1) * sectorBytes),
        );
        for (const reference of pending.references) this.rig.revoke(reference);
        pending.resolve({
          status: view.getInt16(10, true),
          operation: view.getUint8(8),
          data: Buffer.concat(data),
        });
      }
      memory.writeUint32(this.ring + 12, this.consumed + 1);
    } while (memory.readUint32(this.ring + 8) !== this.consumed);
  }

  /** What a driver finds of its own when the guest is gone and comes again: nothing */
  forget(): void {
    this.pending.clear();
  }

  /** The names that the guest's disks have */
  static list(rig: XenDiskRig): string[] {
    const names = rig.client.ask(messageType.directory, ["device/vbd"]);
    return names === "" || names === "ENOENT" ? [] : names.split("\0");
  }
}
