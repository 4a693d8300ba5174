import { serialize } from "node:v8";
import type { BlockDevice } from "../../local-hypervisor/control-plane/ports";
import { ActivityCounters } from "../../local-hypervisor/guest/activity-counters";
import { FrameBatchWriter } from "../../local-hypervisor/guest/frame-batch";
import type { WaitingFrame } from "../../local-hypervisor/guest/frame-device";
import { XenConsole } from "../../local-hypervisor/guest/xen/console";
import { XenDomain } from "../../local-hypervisor/guest/xen/domain";
import { VirtualDisks } from "../../local-hypervisor/guest/xen/vbd/virtual-disks";
import { VifBackEnd } from "../../local-hypervisor/guest/xen/vif/back-end";
import { VifDevice } from "../../local-hypervisor/guest/xen/vif/device";
import { StoreConnection } from "../../local-hypervisor/guest/xen/xenstore/store-connection";
import { Xenstore } from "../../local-hypervisor/guest/xen/xenstore/xenstore";
import { FlatMemory } from "./flat-memory";
import { MemoryDisk } from "./memory-disk";

const pageBytes = 4096;
const ownDomain = 0x7ff0;
/** The kernel's addresses are physical ones beyond this */
export const kernelBase = 0xc0000000;
/** Where the guest keeps what its hypercalls point to */
export const structure = 0x300000;
const call = { memory: 12, events: 32, hvm: 34 } as const;
/** A reference for each of the rings, then those of pages with data */
export const reference = { disks: [8, 9], transmit: 10, receive: 11, data: 16 } as const;
export const dataPages = 64;

/** Pages that a guest shares with domain 0, by what they are for. */
export const sharedPage = {
  sharedInfo: 0x5000,
  grantTable: 0x9000,
  disks: [0x100000, 0x101000],
  transmit: 0x102000,
  receive: 0x103000,
  data: 0x110000,
} as const;

/** Notes how many requests of a disk are under way at most */
class WatchedDisk extends MemoryDisk implements BlockDevice {
  underWay = 0;
  mostUnderWay = 0;

  override read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    return this.watched(super.read(offsetBytes, lengthBytes));
  }

  override write(offsetBytes: number, data: Uint8Array): Promise<void> {
    if (offsetBytes + data.length > this.sizeBytes) throw new RangeError("beyond the disk");
    return this.watched(super.write(offsetBytes, data));
  }

  private async watched<T>(request: Promise<T>): Promise<T> {
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    try {
      return await request;
    } finally {
      this.underWay--;
    }
  }
}

/**
 * A domain with everything that domain 0 has for it, connected as by a kernel that then loses its senses: two disks, a
 * network interface, console and store.
 */
export class HostileGuest {
  readonly memory = new FlatMemory(8 * 2 ** 20);
  readonly counters = new ActivityCounters();
  readonly disks = [new WatchedDisk(2 ** 16), new WatchedDisk(2 ** 16)] as const;
  readonly domain: XenDomain;
  readonly store: Xenstore;
  readonly connection: StoreConnection;
  readonly console: XenConsole;
  readonly virtualDisks: VirtualDisks;
  readonly vif: VifDevice;
  readonly vifBackEnd: VifBackEnd;
  /** The guest's ports: of the disks, of the network interface */
  ports: readonly number[] = [];
  readonly diskFrontEnds: readonly string[];
  printedBytes = 0;
  private readonly deferred: (() => void)[] = [];
  private readonly timers = new Set<() => void>();

  constructor() {
    const { memory, counters } = this;
    const defer = (work: () => void) => void this.deferred.push(work);
    const after = (_delayMs: number, callback: () => void) => {
      this.timers.add(callback);
      return () => void this.timers.delete(callback);
    };
    this.domain = new XenDomain("i-0123456789abcdef0", {
      memory,
      counters,
      after,
      ramAt: (address) => address,
      translate: (address) => (address >= kernelBase ? address - kernelBase : undefined),
      deliverVector: () => undefined,
      timeStamp: () => 5_000_000_000n,
      now: () => 1_700_000_005_000,
      printed: (bytes) => {
        this.printedBytes += bytes.length;
      },
      shutDown: () => undefined,
    });
    const { events, grants, layout, initialPorts, id } = this.domain;
    this.store = new Xenstore(id);
    const channel = events.bind(initialPorts.store, () => this.connection.notified());
    this.connection = new StoreConnection(this.store, {
      memory,
      pageAddress: layout.storePage,
      notify: () => channel?.notify(),
      defer,
    });
    this.console = new XenConsole({
      memory,
      events,
      page: layout.consolePage,
      remotePort: initialPorts.console,
      defer,
      printed: (bytes) => {
        this.printedBytes += bytes.length;
      },
    });
    const backEnds = { grants, events, store: this.store, defer, after };
    this.virtualDisks = new VirtualDisks(id, "paravirtual", { ...backEnds, memory, counters });
    this.vif = new VifDevice(9001, { memory, complain: () => undefined });
    this.vifBackEnd = new VifBackEnd({ domainId: id, handle: 0, macAddress: "02:00:00:00:00:05" }, this.vif, {
      ...backEnds,
      complain: () => undefined,
    });
    this.callWith(call.hvm, 23, [0, 0xf3]);
    this.diskFrontEnds = this.disks.map(
      (disk, index) =>
        `device/vbd/${this.virtualDisks.plug({ serial: `vol${index}`, deviceName: `/dev/xvd${"ab"[index]}` }, disk).number}`,
    );
    this.vifBackEnd.plug();
    this.connect();
  }

  /** Calls with a pointer to words; the result */
  callWith(number: number, operation: number, words: readonly number[]): number {
    words.forEach((word, index) => {
      this.memory.writeUint32(structure + index * 4, word >>> 0);
    });
    return this.domain.hypercall(number, [operation, kernelBase + structure]);
  }

  notify(port: number): void {
    this.callWith(call.events, 4, [port]);
  }

  /** Comes to its senses: new rings, new ports, and front ends that say where they are and that they are connected */
  connect(): void {
    const { memory } = this;
    this.callWith(call.memory, 7, [ownDomain, 0, 0, sharedPage.sharedInfo / pageBytes]);
    this.callWith(call.memory, 7, [ownDomain, 1, 0, sharedPage.grantTable / pageBytes]);
    for (const path of [...this.diskFrontEnds, "device/vif/0"]) this.say(path, { state: 1 });
    this.work();
    for (const port of this.ports) this.callWith(call.events, 3, [port]);
    const { events, id } = this.domain;
    this.ports = [0, 1, 2, 3].map(() => events.allocateUnbound(id, 0, id));
    for (const page of [...sharedPage.disks, sharedPage.transmit, sharedPage.receive]) {
      memory.write(page, new Uint8Array(pageBytes));
      memory.writeUint32(page + 4, 1);
      memory.writeUint32(page + 12, 1);
    }
    this.grantEverything();
    this.diskFrontEnds.forEach((path, index) => {
      this.say(path, {
        protocol: "x86_32-abi",
        "ring-ref": reference.disks[index],
        "event-channel": this.ports[index],
      });
    });
    this.say("device/vif/0", {
      "tx-ring-ref": reference.transmit,
      "rx-ring-ref": reference.receive,
      "event-channel-tx": this.ports[2],
      "event-channel-rx": this.ports[3],
      "request-rx-copy": 1,
      "feature-sg": 1,
      "feature-gso-tcpv4": 1,
    });
    for (const path of [...this.diskFrontEnds, "device/vif/0"])
      for (const state of [3, 4]) {
        this.say(path, { state });
        this.work();
      }
  }

  /** Writes nodes of the guest's own */
  say(path: string, nodes: Readonly<Record<string, string | number | undefined>>): void {
    for (const [name, value] of Object.entries(nodes))
      this.store.write(`/local/domain/${this.domain.id}/${path}/${name}`, String(value), "guest-owns");
  }

  grantEverything(): void {
    const pages: [number, number][] = [
      [reference.disks[0], sharedPage.disks[0]],
      [reference.disks[1], sharedPage.disks[1]],
      [reference.transmit, sharedPage.transmit],
      [reference.receive, sharedPage.receive],
      ...Array.from({ length: dataPages }, (_, page): [number, number] => [
        reference.data + page,
        sharedPage.data + page * pageBytes,
      ]),
    ];
    for (const [one, page] of pages) {
      const entry = sharedPage.grantTable + one * 8;
      this.memory.writeUint32(entry + 4, page / pageBytes);
      this.memory.writeUint32(entry, 1);
    }
  }

  /** Does what was put off, and says how much that was */
  work(): number {
    let done = 0;
    for (let work = this.deferred.shift(); work; work = this.deferred.shift()) {
      work();
      done++;
    }
    return done;
  }

  /** A turn of the machine between two slices of its processor */
  async turn(frames: readonly WaitingFrame[]): Promise<{ workDone: number; sentBytes: number }> {
    const workDone = this.work();
    const batch = new FrameBatchWriter();
    this.vif.transmit(batch, { frames: 64, bytes: 2 ** 18 });
    const sentBytes = batch.lengthBytes;
    this.vif.receive([...frames]);
    this.vif.tellCompletions();
    for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setImmediate(resolve));
    return { workDone: workDone + this.work(), sentBytes };
  }

  /** The timers that run come due */
  expire(): void {
    for (const callback of [...this.timers]) {
      this.timers.delete(callback);
      callback();
    }
  }

  /** What domain 0 keeps for the guest, bytes: all that a save would hold */
  get keptBytes(): number {
    const { domain, store, connection, console, virtualDisks, vifBackEnd } = this;
    const parts = [domain, store, connection, console, virtualDisks, vifBackEnd];
    return serialize(parts.map((part) => part.save())).length;
  }

  /** Ends it, and waits until its disks have come to rest */
  async close(): Promise<void> {
    this.virtualDisks.close();
    this.vifBackEnd.close();
    this.connection.close();
    this.domain.close();
    for (let turns = 0; turns < 200 && this.disks.some(({ underWay }) => underWay > 0); turns++)
      await new Promise((resolve) => setImmediate(resolve));
  }
}
