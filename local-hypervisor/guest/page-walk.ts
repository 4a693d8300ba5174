import type { DeviceMemory } from "./guest-memory";

/** The processor's registers that say how addresses are translated. */
export interface PagingState {
  readonly cr0: number;
  readonly cr3: number;
  readonly cr4: number;
}

const paging = 0x80000000;
const physicalAddressExtension = 0x20;
const present = 1;
const large = 0x80;

/**
 * Physical address of a linear one, read from the guest's page tables as the processor does (Intel's manual, volume 3,
 * sections 4.3 and 4.4); undefined where nothing is mapped. Unlike asking the processor it faults in no guest.
 */
export function walkPages(
  memory: DeviceMemory,
  { cr0, cr3, cr4 }: PagingState,
  address: number,
): number | undefined {
  const linear = address >>> 0;
  if ((cr0 & paging) === 0) return linear;
  return (cr4 & physicalAddressExtension) === 0
    ? walkTwoLevels(memory, cr3, linear)
    : walkThreeLevels(memory, cr3, linear);
}

function walkTwoLevels(memory: DeviceMemory, cr3: number, linear: number): number | undefined {
  const directory = readEntry(memory, (cr3 & 0xfffff000) >>> 0, linear >>> 22, 4);
  if (directory === undefined) return undefined;
  if (directory & large) return ((directory & 0xffc00000) | (linear & 0x3fffff)) >>> 0;
  const page = readEntry(memory, (directory & 0xfffff000) >>> 0, (linear >>> 12) & 0x3ff, 4);
  return page === undefined ? undefined : ((page & 0xfffff000) | (linear & 0xfff)) >>> 0;
}

function walkThreeLevels(memory: DeviceMemory, cr3: number, linear: number): number | undefined {
  const pointer = readEntry(memory, (cr3 & 0xffffffe0) >>> 0, linear >>> 30, 8);
  if (pointer === undefined) return undefined;
  const directory = readEntry(memory, (pointer & 0xfffff000) >>> 0, (linear >>> 21) & 0x1ff, 8);
  if (directory === undefined) return undefined;
  if (directory & large) return ((directory & 0xffe00000) | (linear & 0x1fffff)) >>> 0;
  const page = readEntry(memory, (directory & 0xfffff000) >>> 0, (linear >>> 12) & 0x1ff, 8);
  return page === undefined ? undefined : ((page & 0xfffff000) | (linear & 0xfff)) >>> 0;
}

/** The low half of a present entry; what lies above 4 GiB is not there */
function readEntry(
  memory: DeviceMemory,
  table: number,
  index: number,
  entryBytes: 4 | 8,
): number | undefined {
  const at = table + index * entryBytes;
  if (!memory.covers(at, entryBytes)) return undefined;
  const entry = memory.readUint32(at);
  const beyond = entryBytes === 8 && (memory.readUint32(at + 4) & 0xfffff) !== 0;
  return (entry & present) === 0 || beyond ? undefined : entry;
}
