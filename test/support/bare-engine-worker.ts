import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { V86 } from "v86";
import type { BareGuestMessage, BareHostMessage, BareStart } from "./bare-engine";

/**
 * A boot on v86 and nothing else. It shares no code with the embedded engine on purpose, down to the ROM and the zero
 * page, so that a mistake there cannot slow both.
 */
const { vmlinux, bzImage, initrd, commandLine, memoryMib, wasmPath, macAddress } = workerData as BareStart;
const memoryBytes = memoryMib * 2 ** 20;
const zeroPage = 0x90000;
const commandLineAddress = 0x20000;

interface BareCpu {
  write_blob(bytes: Uint8Array, address: number): void;
  readonly io: { port_write8(port: number, value: number): void };
  readonly devices: {
    readonly virtio_net?: { mac: Uint8Array };
    readonly pci: {
      readonly isa_bridge_space8: Uint8Array;
      readonly device_spaces: readonly (Int32Array | undefined)[];
    };
  };
}

const post = (message: BareGuestMessage) => parentPort?.postMessage(message);

const elf = new DataView(vmlinux.buffer, vmlinux.byteOffset, vmlinux.byteLength);

function resetRom(): ArrayBuffer {
  const rom = new Uint8Array(0x10000);
  const code = [
    [0xfa, 0xfc, 0x2e, 0x66, 0x0f, 0x01, 0x16, 0x80, 0x00, 0x0f, 0x20, 0xc0, 0x0c, 0x01, 0x0f, 0x22, 0xc0],
    [0x66, 0xea, ...words(0xf0019), 0x10, 0x00],
    [0x66, 0xb8, 0x18, 0x00, 0x8e, 0xd8, 0x8e, 0xc0, 0x8e, 0xd0, 0x8e, 0xe0, 0x8e, 0xe8],
    [
      0xbe,
      ...words(zeroPage),
      0x31,
      0xdb,
      0x31,
      0xed,
      0x31,
      0xff,
      0xb8,
      ...words(elf.getUint32(24, true)),
      0xff,
      0xe0,
    ],
  ];
  rom.set(code.flat());
  rom.set([0x1f, 0x00, ...words(0xf0090)], 0x80);
  rom.set([...words(0xffff), ...words(0x00cf9b00), ...words(0xffff), ...words(0x00cf9300)], 0xa0);
  rom.set([0xea, 0x00, 0x00, 0x00, 0xf0], 0xfff0);
  return rom.buffer;
}

function words(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}

function bootParameters(initrdAddress: number): Uint8Array {
  const page = new Uint8Array(4096);
  const view = new DataView(page.buffer);
  page.set(bzImage.subarray(0x1f1, 0x290), 0x1f1);
  page.set([3, 80], 6);
  page[0x0e] = 25;
  page[0x210] = 0xff;
  page[0x211] = (page[0x211] ?? 0) | 0x81;
  view.setUint32(0x218, initrdAddress, true);
  view.setUint32(0x21c, initrd.length, true);
  view.setUint32(0x228, commandLineAddress, true);
  page[0x1e8] = 2;
  for (const [at, start, length] of [
    [0x2d0, 0, 0x9fc00],
    [0x2e4, 0x100000, memoryBytes - 0x100000],
  ] as const) {
    view.setUint32(at, start, true);
    view.setUint32(at + 8, length, true);
    view.setUint32(at + 16, 1, true);
  }
  return page;
}

/** What a BIOS does for the card: one level triggered line for everything, and every function may be master */
function enablePci(cpu: BareCpu): void {
  const { isa_bridge_space8: bridge, device_spaces: spaces } = cpu.devices.pci;
  const line = 11;
  bridge.fill(line, 0x60, 0x64);
  cpu.io.port_write8(0x4d1, 1 << (line - 8));
  for (const space of spaces) {
    if (!space) continue;
    const bytes = new Uint8Array(space.buffer);
    bytes[0x3c] = line;
    bytes[0x04] = (bytes[0x04] ?? 0) | 7;
  }
}

const emulator = new V86({
  wasm_path: wasmPath,
  wasm_fn: async (imports: object) => {
    const webAssembly = Reflect.get(globalThis, "WebAssembly");
    const { instance } = await webAssembly.instantiate(readFileSync(wasmPath), imports);
    return instance.exports;
  },
  memory_size: memoryBytes,
  vga_memory_size: 2 ** 20,
  bios: { buffer: resetRom() },
  autostart: false,
  disable_keyboard: true,
  disable_mouse: true,
  disable_speaker: true,
  ...(macAddress !== undefined && { net_device: { type: "virtio" } }),
} as ConstructorParameters<typeof V86>[0]);

emulator.add_listener("emulator-loaded", () => {
  const cpu = Reflect.get(Reflect.get(emulator, "v86"), "cpu") as BareCpu;
  const card = cpu.devices.virtio_net;
  if (card && macAddress)
    card.mac = Uint8Array.from(macAddress.split(":"), (octet) => Number.parseInt(octet, 16));
  if (card) enablePci(cpu);
  const headers = elf.getUint32(28, true);
  for (let at = headers; at < headers + elf.getUint16(44, true) * 32; at += 32) {
    if (elf.getUint32(at, true) !== 1) continue;
    const offset = elf.getUint32(at + 4, true);
    cpu.write_blob(
      vmlinux.subarray(offset, offset + elf.getUint32(at + 16, true)),
      elf.getUint32(at + 12, true),
    );
  }
  const initrdAddress = (Math.min(memoryBytes, 0x38000000) - initrd.length - 0x100000) & ~4095;
  cpu.write_blob(initrd, initrdAddress);
  cpu.write_blob(new TextEncoder().encode(`${commandLine}\0`), commandLineAddress);
  cpu.write_blob(bootParameters(initrdAddress), zeroPage);
  void emulator.run();
});

let line = "";
emulator.add_listener("serial0-output-byte", (byte: number) => {
  line += String.fromCharCode(byte);
  if (byte !== 10 && !line.endsWith("# ")) return;
  post({ kind: "console", text: line });
  line = "";
});

// The card as it comes: a frame for which the guest has no room at once is lost
const bus = Reflect.get(emulator, "bus") as { send(event: string, value: unknown): void };
emulator.add_listener("net0-send", (frame: Uint8Array) => post({ kind: "frame", frame: frame.slice() }));
parentPort?.on("message", (message: BareHostMessage) => {
  if (message.kind === "frame") bus.send("net0-receive", message.frame);
  else for (const byte of Buffer.from(message.text, "latin1")) bus.send("serial0-input", byte);
});
