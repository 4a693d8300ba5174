import type { TrapHandler } from "../../guest/trap-handler";
import { domainUuid } from "../../guest/xen/identity";
import { layOutXenMemory } from "../../guest/xen/memory-map";
import { FirmwareBoard, type SavedFirmwareBoard } from "./firmware-board";
import type { Machine } from "./machine";
import type { PlatformDeviceSlot, SavedPlatformDevice } from "./platform-device-slot";

export interface HvmBoardPorts {
  readonly machine: Machine;
  /** Takes what firmware and boot loader show, for the console */
  printed(bytes: Uint8Array): void;
  /** Hears, as a sentence, that nothing boots */
  bootFailed(sentence: string): void;
}

export interface SavedHvmBoard {
  readonly firmware: SavedFirmwareBoard;
  readonly platformDevice: SavedPlatformDevice;
}

/**
 * What a Xen guest has whose machine is a PC: firmware with its settings, and the platform device, by which the guest's
 * Xen drivers have the emulated disk taken away.
 */
export class HvmBoard {
  private readonly firmware: FirmwareBoard;
  private readonly platformDevice: PlatformDeviceSlot;

  constructor(
    instanceId: string,
    private readonly ports: HvmBoardPorts,
    saved?: SavedHvmBoard,
  ) {
    const { machine, printed, bootFailed } = ports;
    const memoryBytes = machine.memory.sizeBytes;
    const layout = layOutXenMemory(memoryBytes);
    this.firmware = new FirmwareBoard(
      { usableBytes: layout.consolePage, memoryBytes, identity: { uuid: domainUuid(instanceId) } },
      { io: machine.ports, shown: printed, bootFailed },
      saved?.firmware,
    );
    this.platformDevice = machine.plugPlatformDevice(layout.platformWindow, saved?.platformDevice);
  }

  /** Whether the guest's Xen drivers have had the emulated disk taken away */
  get diskIsUnplugged(): boolean {
    return this.platformDevice.unplug.disksAreUnplugged;
  }

  /** Physical address of the RAM behind one that the guest names */
  ramAt(address: number): number {
    return this.platformDevice.translate(address);
  }

  /** The domain as the processor meets it: firmware has its own ways where it finds Xen, so it does not find it */
  trapHandler(domain: TrapHandler): TrapHandler {
    const { machine } = this.ports;
    return {
      cpuid: (leaf, subleaf) => (machine.isPaging ? domain.cpuid(leaf, subleaf) : undefined),
      readMsr: (index) => domain.readMsr(index),
      writeMsr: (index, low, high) => domain.writeMsr(index, low, high),
      hypercall: (number, parameters) => domain.hypercall(number, parameters),
    };
  }

  /** Between two slices of the processor */
  exchange(): void {
    this.firmware.exchange();
  }

  serialOutput(bytes: Uint8Array): void {
    // What was shown before comes first
    this.firmware.exchange();
    this.firmware.serialPortUsed();
    this.ports.printed(bytes);
  }

  consoleInput(bytes: Uint8Array): void {
    this.firmware.type(bytes);
    this.ports.machine.serialInput(0, bytes);
  }

  reset(): void {
    this.firmware.reset();
    this.platformDevice.reset();
  }

  save(): SavedHvmBoard {
    return { firmware: this.firmware.save(), platformDevice: this.platformDevice.save() };
  }
}
