import type { ActivityCounters } from "../activity-counters";
import type { DeviceMemory } from "../guest-memory";
import type { CpuidAnswer, TrapHandler } from "../trap-handler";
import { EventChannels, type SavedEventChannels } from "./event-channels";
import { GrantTable, type SavedGrantTable } from "./grant-table";
import type { ShutdownReason } from "./hypercalls/processor";
import { HypercallTable } from "./hypercalls/table";
import { domainUuid, hypercallPage, hypercallPageMsr, xenCpuid } from "./identity";
import { layOutXenMemory, type XenMemoryLayout } from "./memory-map";
import { type SavedSharedInfo, SharedInfo } from "./shared-info";
import { DomainTime, type SavedTime } from "./time";
import { VirtualMemory } from "./virtual-memory";

/** What a domain needs of the machine that it is. */
export interface DomainPorts {
  readonly memory: DeviceMemory & { readonly sizeBytes: number };
  readonly counters: ActivityCounters;
  /** Physical address of one of the guest's kernel; undefined where nothing is mapped */
  translate(address: number): number | undefined;
  /** Physical address of the RAM behind one that the guest names: another one in the platform device's window */
  ramAt(address: number): number;
  /** Interrupts the processor with a vector of its local APIC */
  deliverVector(vector: number): void;
  /** Nanoseconds that the guest's time stamp counter shows */
  timeStamp(): bigint;
  /** Milliseconds since 1970 */
  now(): number;
  after(delayMs: number, callback: () => void): () => void;
  /** The guest printed on the emergency console */
  printed(bytes: Uint8Array): void;
  /** The guest ended itself, in the middle of a hypercall; its processor is to run no further */
  shutDown(reason: ShutdownReason): void;
}

export interface SavedDomain {
  readonly sharedInfo: SavedSharedInfo;
  readonly events: SavedEventChannels;
  readonly grants: SavedGrantTable;
  readonly time: SavedTime;
  readonly upcallVector: number | undefined;
  readonly ports: { readonly store: number; readonly console: number };
}

/** HVM_PARAM_* of xen/include/public/hvm/params.h */
const parameters = { storePage: 1, storePort: 2, consolePage: 17, consolePort: 18 } as const;
/** VIRQ_TIMER */
const timerInterrupt = 0;
const pageBytes = 4096;
/** Of the emergency console, on which kernels print some pages before theirs is there */
const maxPrintedBytesPerSecond = 256 * 1024;

/**
 * A guest as Xen's hypervisor has it: a domain with one processor whose memory is translated (HVM and PVH), and all
 * that its hypercalls change. Domain 0 is this side.
 */
export class XenDomain implements TrapHandler {
  readonly id = 1;
  readonly uuid: string;
  readonly layout: XenMemoryLayout;
  readonly sharedInfo: SharedInfo;
  readonly events: EventChannels;
  readonly grants: GrantTable;
  readonly time: DomainTime;
  readonly virtual: VirtualMemory;
  /** The guest's ports of xenstore and console, allocated before it starts */
  readonly initialPorts: { readonly store: number; readonly console: number };
  /** Whether the guest's own SHUTDOWN_suspend is what this side waits for */
  isAskedToSuspend = false;
  private upcallVector: number | undefined;
  private printing = { second: 0, lengthBytes: 0 };
  private readonly table: HypercallTable;

  constructor(
    instanceId: string,
    private readonly machine: DomainPorts,
    saved?: SavedDomain,
  ) {
    const { memory, counters, translate, timeStamp, now, after } = machine;
    this.uuid = domainUuid(instanceId);
    this.layout = layOutXenMemory(memory.sizeBytes);
    this.virtual = new VirtualMemory(memory, translate);
    this.sharedInfo = new SharedInfo(memory, saved?.sharedInfo);
    this.upcallVector = saved?.upcallVector;
    const interrupts = counters.counter("interrupt", "upcall for events");
    const interrupt = () => {
      if (this.upcallVector === undefined) return;
      interrupts.count++;
      machine.deliverVector(this.upcallVector);
    };
    this.events = new EventChannels(this.sharedInfo, interrupt, saved?.events, counters);
    this.grants = new GrantTable(memory, saved?.grants);
    this.time = new DomainTime(
      { timeStamp, now, after, due: () => this.events.raiseVirtualInterrupt(timerInterrupt) },
      saved?.time,
    );
    this.initialPorts = saved?.ports ?? {
      store: this.events.allocateUnbound(this.id, 0, this.id),
      console: this.events.allocateUnbound(this.id, 0, this.id),
    };
    this.table = new HypercallTable(counters);
    if (saved) this.time.publish(this.sharedInfo);
  }

  get memoryBytes(): number {
    return this.machine.memory.sizeBytes;
  }

  get memoryPages(): number {
    return Math.floor(this.memoryBytes / pageBytes);
  }

  cpuid(leaf: number): CpuidAnswer | undefined {
    return xenCpuid(leaf, this.id);
  }

  readMsr(index: number): { low: number; high: number } | undefined {
    return index === hypercallPageMsr ? { low: 0, high: 0 } : undefined;
  }

  writeMsr(index: number, low: number, high: number): boolean {
    if (index !== hypercallPageMsr) return false;
    const address = (low & -pageBytes) >>> 0;
    // Xen raises a fault for a page that is not there; a guest that asks for it is beyond help either way
    if (high === 0 && this.machine.memory.covers(address, pageBytes))
      this.machine.memory.write(address, hypercallPage());
    return true;
  }

  hypercall(number: number, given: readonly number[]): number {
    return this.table.call(this, number, given);
  }

  /** HVM_PARAM_*; 0 for those that nobody set */
  parameter(index: number): number {
    switch (index) {
      case parameters.storePage:
        return this.layout.storePage / pageBytes;
      case parameters.storePort:
        return this.initialPorts.store;
      case parameters.consolePage:
        return this.layout.consolePage / pageBytes;
      case parameters.consolePort:
        return this.initialPorts.console;
      default:
        return 0;
    }
  }

  /** Physical address of the RAM behind one that the guest names */
  ramAt(address: number): number {
    return this.machine.ramAt(address);
  }

  mapSharedInfo(address: number): void {
    this.sharedInfo.map(address);
    this.time.publish(this.sharedInfo);
  }

  registerVcpuInfo(address: number): void {
    this.sharedInfo.registerVcpuInfo(address);
    this.time.publish(this.sharedInfo);
    this.interruptIfPending();
  }

  /** How older kernels ask to be interrupted; newer ones name a vector for each processor besides, which counts */
  setCallback(vector: number | undefined): void {
    this.upcallVector ??= vector;
    this.interruptIfPending();
  }

  setUpcallVector(vector: number): void {
    this.upcallVector = vector;
    this.interruptIfPending();
  }

  /** Events may have come before there was a way to tell of them */
  private interruptIfPending(): void {
    if (this.upcallVector !== undefined && this.sharedInfo.upcallIsPending)
      this.machine.deliverVector(this.upcallVector);
  }

  /** Of a guest that prints without end the rest is left out, as Xen does too: whoever keeps it cannot keep up */
  printed(bytes: Uint8Array): void {
    const second = Math.floor(this.machine.now() / 1000);
    if (second !== this.printing.second) this.printing = { second, lengthBytes: 0 };
    this.printing.lengthBytes += bytes.length;
    if (this.printing.lengthBytes <= maxPrintedBytesPerSecond) this.machine.printed(bytes);
  }

  /** The guest's processor stood still for some time: its clocks are right, and its watchdogs are not to bark */
  wentOn(): void {
    this.time.publish(this.sharedInfo, { stoodStill: true });
  }

  /** The domain is no more */
  close(): void {
    this.time.stopTimer();
  }

  shutDown(reason: ShutdownReason): void {
    this.time.stopTimer();
    this.machine.shutDown(reason);
  }

  save(): SavedDomain {
    return {
      sharedInfo: this.sharedInfo.save(),
      events: this.events.save(),
      grants: this.grants.save(),
      time: this.time.save(),
      upcallVector: this.upcallVector,
      ports: this.initialPorts,
    };
  }
}
