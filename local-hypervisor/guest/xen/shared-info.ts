import type { DeviceMemory } from "../guest-memory";
import { fail } from "./errors";

/** Layout of `struct shared_info` and `struct vcpu_info` for 32-bit guests (xen/include/public/xen.h, arch-x86/xen.h) */
const pendingOffset = 0x800;
const maskOffset = 0x880;
const wallClockOffset = 0x900;
const vcpuInfoBytes = 64;
const vcpu = { pendingSelector: 4, time: 32 } as const;
const pageBytes = 4096;
/** Ports that two levels of 32-bit words can tell of */
export const maxEventChannels = 1024;

export interface SavedSharedInfo {
  /** Physical address of the page, once the guest chose one */
  readonly pageAddress: number | undefined;
  /** Physical address of the processor's own part, once it was moved out of the page */
  readonly vcpuInfoAddress: number | undefined;
}

/**
 * The page through which hypervisor and guest tell each other of events and time. It does not exist until the guest
 * says where it wants it; events before that are not shown to anybody.
 */
export class SharedInfo {
  private pageAddress: number | undefined;
  private vcpuInfoAddress: number | undefined;

  constructor(
    private readonly memory: DeviceMemory,
    saved?: SavedSharedInfo,
  ) {
    this.pageAddress = saved?.pageAddress;
    this.vcpuInfoAddress = saved?.vcpuInfoAddress;
  }

  get isMapped(): boolean {
    return this.pageAddress !== undefined;
  }

  /** Puts the page where the guest wants it, with what it held (XENMAPSPACE_shared_info) */
  map(address: number): void {
    if (!this.memory.covers(address, pageBytes)) fail("invalid");
    const content =
      this.pageAddress === undefined
        ? new Uint8Array(pageBytes)
        : this.memory.read(this.pageAddress, pageBytes);
    this.pageAddress = address;
    this.memory.write(address, content);
  }

  /**
   * Moves the processor's part out of the page (VCPUOP_register_vcpu_info). As Xen does, everything is then marked as
   * pending, so that nothing is lost between the two.
   */
  registerVcpuInfo(address: number): void {
    if (this.vcpuInfoAddress !== undefined) fail("invalid");
    if (address % 4096 > pageBytes - vcpuInfoBytes || !this.memory.covers(address, vcpuInfoBytes))
      fail("invalid");
    this.memory.write(
      address,
      this.pageAddress === undefined
        ? new Uint8Array(vcpuInfoBytes)
        : this.memory.read(this.pageAddress, vcpuInfoBytes),
    );
    this.vcpuInfoAddress = address;
    this.memory.writeUint32(address + vcpu.pendingSelector, 0xffffffff);
    this.setUpcallPending(address);
  }

  /** Marks an event; whether the processor has to be interrupted for it */
  setPending(port: number): boolean {
    const { pageAddress } = this;
    if (pageAddress === undefined) return false;
    const word = (port >> 5) * 4;
    const bit = 1 << (port & 31);
    const pending = this.memory.readUint32(pageAddress + pendingOffset + word);
    if (pending & bit) return false;
    this.memory.writeUint32(pageAddress + pendingOffset + word, (pending | bit) >>> 0);
    return this.isMasked(port) ? false : this.select(port);
  }

  /** Lets a port through again; whether the processor has to be interrupted for what waited at it */
  unmask(port: number): boolean {
    const { pageAddress } = this;
    if (pageAddress === undefined) return false;
    const word = (port >> 5) * 4;
    const bit = 1 << (port & 31);
    const mask = this.memory.readUint32(pageAddress + maskOffset + word);
    this.memory.writeUint32(pageAddress + maskOffset + word, (mask & ~bit) >>> 0);
    const pending = this.memory.readUint32(pageAddress + pendingOffset + word);
    return (pending & bit) !== 0 && this.select(port);
  }

  /** Whether the processor was to be interrupted and has not looked since */
  get upcallIsPending(): boolean {
    const address = this.vcpuInfo;
    return address !== undefined && (this.memory.readUint16(address) & 1) !== 0;
  }

  /** A port that is closed waits no longer */
  clearPending(port: number): void {
    const { pageAddress } = this;
    if (pageAddress === undefined) return;
    const at = pageAddress + pendingOffset + (port >> 5) * 4;
    this.memory.writeUint32(at, (this.memory.readUint32(at) & ~(1 << (port & 31))) >>> 0);
  }

  /** Seconds and nanoseconds since 1970 at which the system time was 0 (`wc_sec`, `wc_nsec`) */
  setWallClock(seconds: number, nanoseconds: number): void {
    if (this.pageAddress === undefined) return;
    this.update(this.pageAddress + wallClockOffset, (fields) => {
      fields.setUint32(4, seconds, true);
      fields.setUint32(8, nanoseconds, true);
    });
  }

  /** How the guest computes its time from the time stamp counter (`struct vcpu_time_info`, without its version) */
  setVcpuTime(write: (fields: DataView) => void): void {
    const address = this.vcpuInfo;
    if (address !== undefined) this.update(address + vcpu.time, write);
  }

  save(): SavedSharedInfo {
    return { pageAddress: this.pageAddress, vcpuInfoAddress: this.vcpuInfoAddress };
  }

  private get vcpuInfo(): number | undefined {
    return this.vcpuInfoAddress ?? this.pageAddress;
  }

  /** A reader that sees an odd version, or another after than before, reads again */
  private update(address: number, write: (fields: DataView) => void): void {
    const bytes = this.memory.read(address, 32);
    const fields = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    write(fields);
    fields.setUint32(0, ((fields.getUint32(0, true) | 1) + 1) >>> 0, true);
    this.memory.write(address, bytes);
  }

  private isMasked(port: number): boolean {
    const word = this.memory.readUint32((this.pageAddress ?? 0) + maskOffset + (port >> 5) * 4);
    return (word & (1 << (port & 31))) !== 0;
  }

  private select(port: number): boolean {
    const address = this.vcpuInfo;
    if (address === undefined) return false;
    const selector = this.memory.readUint32(address + vcpu.pendingSelector);
    const bit = 1 << (port >> 5);
    if (selector & bit) return false;
    this.memory.writeUint32(address + vcpu.pendingSelector, (selector | bit) >>> 0);
    return this.setUpcallPending(address);
  }

  private setUpcallPending(address: number): boolean {
    const flags = this.memory.readUint16(address);
    this.memory.writeUint16(address, flags | 1);
    return (flags & 1) === 0;
  }
}
