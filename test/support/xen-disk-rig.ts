import { ActivityCounters } from "../../local-hypervisor/guest/activity-counters";
import { EventChannels } from "../../local-hypervisor/guest/xen/event-channels";
import { GrantTable } from "../../local-hypervisor/guest/xen/grant-table";
import { SharedInfo } from "../../local-hypervisor/guest/xen/shared-info";
import { VirtualDisks } from "../../local-hypervisor/guest/xen/vbd/virtual-disks";
import { BlkFront } from "./blk-front";
import { MemoryDisk } from "./memory-disk";
import { guestDomain, XenstoreRig } from "./xenstore-rig";

const sharedInfoPage = 0x11000;
const grantTablePage = 0x12000;
const firstFreePage = 0x20000;
const pageBytes = 4096;

/** A guest whose disks are Xen's, with the store, grants and event channels that they meet by. */
export class XenDiskRig extends XenstoreRig {
  events: EventChannels;
  grants: GrantTable;
  disks: VirtualDisks;
  counters = new ActivityCounters();
  readonly media = new Map<string, MemoryDisk>();
  /** Delays that run, to be let run out by hand */
  readonly delays = new Set<() => void>();
  private readonly freePages: number[] = [];
  private readonly freeReferences: number[] = [];

  constructor(readonly virtualizationType: "hvm" | "paravirtual" = "paravirtual") {
    super();
    const sharedInfo = new SharedInfo(this.memory);
    sharedInfo.map(sharedInfoPage);
    this.events = new EventChannels(sharedInfo, () => undefined);
    this.grants = new GrantTable(this.memory);
    this.grants.placeFrame(0, grantTablePage);
    this.disks = this.makeDisks();
    for (let page = this.memory.bytes.length - pageBytes; page >= firstFreePage; page -= pageBytes)
      this.freePages.push(page);
    for (let reference = 511; reference >= 8; reference--) this.freeReferences.push(reference);
  }

  /** Puts a disk in; the driver for it */
  plug(
    serial = "vol0",
    deviceName = "/dev/xvda",
    disk = new MemoryDisk(2 ** 20),
    readOnly = false,
  ): BlkFront {
    this.media.set(serial, disk);
    const { number } = this.disks.plug({ serial, deviceName, readOnly }, disk);
    this.work();
    return new BlkFront(this, number);
  }

  disk(serial = "vol0"): MemoryDisk {
    const disk = this.media.get(serial);
    if (!disk) throw new Error(`no disk ${serial}`);
    return disk;
  }

  /** Lets everything run until something holds */
  async until(holds: () => boolean, what: string): Promise<void> {
    for (let turn = 0; turn < 2000; turn++) {
      this.work();
      if (holds()) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error(`it did not come to it that ${what}`);
  }

  async settle(turns = 30): Promise<void> {
    for (let turn = 0; turn < turns; turn++) {
      this.work();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Takes everything on domain 0's side down in the midst of its work, and makes it again of what it saved */
  override restore(): void {
    const saved = structuredClone({
      disks: this.disks.save(),
      grants: this.grants.save(),
      events: this.events.save(),
    });
    this.disks.close();
    super.restore();
    const sharedInfo = new SharedInfo(this.memory, {
      pageAddress: sharedInfoPage,
      vcpuInfoAddress: undefined,
    });
    this.events = new EventChannels(sharedInfo, () => undefined, saved.events);
    this.grants = new GrantTable(this.memory, saved.grants);
    this.disks = this.makeDisks();
    this.disks.restore(saved.disks, (serial) => this.disk(serial));
  }

  takePage(): number {
    const page = this.freePages.pop();
    if (page === undefined) throw new Error("the guest has no page left");
    this.memory.bytes.fill(0, page, page + pageBytes);
    return page;
  }

  /** Grants domain 0 a page; the reference */
  grant(page: number, access: "read" | "write", domain = 0): number {
    const reference = this.freeReferences.pop();
    if (reference === undefined) throw new Error("the guest has no grant left");
    const entry = grantTablePage + reference * 8;
    this.memory.writeUint16(entry + 2, domain);
    this.memory.writeUint32(entry + 4, page / pageBytes);
    this.memory.writeUint16(entry, access === "read" ? 1 | 4 : 1);
    return reference;
  }

  /** Takes a grant back, as a kernel does: not while it is used */
  revoke(reference: number): void {
    const entry = grantTablePage + reference * 8;
    const page = this.memory.readUint32(entry + 4) * pageBytes;
    if (this.memory.readUint16(entry) & (8 | 16)) throw new Error(`grant ${reference} is still in use`);
    this.memory.writeUint16(entry, 0);
    this.freeReferences.push(reference);
    this.freePages.push(page);
  }

  /** Whether an event came to a port since the last call */
  takeEvent(port: number): boolean {
    const at = sharedInfoPage + 0x800 + (port >> 5) * 4;
    const pending = this.memory.readUint32(at);
    this.memory.writeUint32(at, pending & ~(1 << (port & 31)));
    return (pending & (1 << (port & 31))) !== 0;
  }

  private makeDisks(): VirtualDisks {
    return new VirtualDisks(guestDomain, this.virtualizationType, {
      memory: this.memory,
      grants: this.grants,
      events: this.events,
      store: this.store,
      counters: this.counters,
      defer: this.defer,
      after: (_delayMs, callback) => {
        this.delays.add(callback);
        return () => this.delays.delete(callback);
      },
    });
  }
}
