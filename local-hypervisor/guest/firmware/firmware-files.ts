import type { FirmwareFiles } from "./configuration-device";
import { type MachineIdentity, smbiosTables } from "./smbios";

/** What SeaBIOS needs to know of the machine that it starts. */
export interface FirmwareSettings {
  /** RAM that the guest may use, from address 0 on, bytes */
  readonly usableBytes: number;
  /** All RAM, bytes; what lies above `usableBytes` is the hypervisor's */
  readonly memoryBytes: number;
  readonly identity: MachineIdentity;
}

/** Where firmware's screen is read (`screen-port.ts`): a port that no PC uses */
export const screenPort = 0x5e0;

const memoryKind = { ram: 1, reserved: 2 } as const;

/** Memory map, identity and manners of SeaBIOS, as files of its configuration device. */
export function firmwareFiles({ usableBytes, memoryBytes, identity }: FirmwareSettings): FirmwareFiles {
  const { entryPoint, tables } = smbiosTables(identity, usableBytes);
  return new Map([
    ["etc/e820", memoryMap(usableBytes, memoryBytes)],
    ["etc/smbios/smbios-anchor", entryPoint],
    ["etc/smbios/smbios-tables", tables],
    // What firmware and boot loaders would show on a screen
    ["etc/sercon-port", number(screenPort)],
    // Nobody is there to press a key: no menu, and no second try every minute
    ["etc/show-boot-menu", number(0)],
    ["etc/boot-fail-wait", number(0xffffffff)],
  ]);
}

/** Entries of 20 bytes: start, length, kind */
function memoryMap(usableBytes: number, memoryBytes: number): Uint8Array {
  const entries: [start: number, length: number, kind: number][] = [[0, usableBytes, memoryKind.ram]];
  if (memoryBytes > usableBytes) entries.push([usableBytes, memoryBytes - usableBytes, memoryKind.reserved]);
  const map = Buffer.alloc(entries.length * 20);
  entries.forEach(([start, length, kind], index) => {
    map.writeBigUInt64LE(BigInt(start), index * 20);
    map.writeBigUInt64LE(BigInt(length), index * 20 + 8);
    map.writeUInt32LE(kind, index * 20 + 16);
  });
  return map;
}

function number(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
