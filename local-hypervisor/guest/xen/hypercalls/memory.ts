import type { XenDomain } from "../domain";
import { fail } from "../errors";
import { type Hypercall, isOwnDomain } from "./hypercall";

const pageBytes = 4096;
const space = { sharedInfo: 0, grantTable: 1 } as const;
const memoryMapEntryBytes = 20;

/**
 * memory_op (xen/include/public/memory.h): operation, pointer to its structure.
 * - XENMEM_decrease_reservation 1, populate_physmap 6: `{ extent_start, nr_extents@4, extent_order@8, mem_flags@12,
 *   domid:16@16 }`. The guest gives pages back or takes them again; this side keeps the memory and forgets nothing
 *   of it, which Xen allows.
 * - XENMEM_current_reservation 3, maximum_reservation 4: `{ domid:16 }`, answers pages.
 * - XENMEM_add_to_physmap 7: `{ domid:16, size:16@2, space@4, idx@8, gpfn@12 }`.
 * - XENMEM_memory_map 9: `{ nr_entries, buffer@4 }`, entries `{ address:64, size:64, type }` of 20 bytes.
 * - XENMEM_remove_from_physmap 15: `{ domid:16, gpfn@4 }`.
 */
export const memoryOperation: Hypercall = {
  number: 12,
  name: "memory_op",
  operations: {
    1: "decrease_reservation",
    3: "current_reservation",
    4: "maximum_reservation",
    6: "populate_physmap",
    7: "add_to_physmap",
    9: "memory_map",
    15: "remove_from_physmap",
  },
  run(domain, [operation, pointer]) {
    switch (operation) {
      case 1:
      case 6:
        return reserve(domain, pointer);
      case 3:
      case 4:
        return domain.memoryPages;
      case 7:
        return addToPhysmap(domain, pointer);
      case 9:
        return writeMemoryMap(domain, pointer);
      case 15:
        return domain.ramAt(domain.virtual.structure(pointer, 8).getUint32(4, true) * pageBytes) <
          domain.memoryBytes
          ? 0
          : fail("invalid");
      default:
        return fail("notImplemented");
    }
  },
};

function reserve(domain: XenDomain, pointer: number): number {
  const fields = domain.virtual.structure(pointer, 20);
  if (!isOwnDomain(domain, fields.getUint16(16, true))) fail("notPermitted");
  return fields.getUint32(4, true);
}

function addToPhysmap(domain: XenDomain, pointer: number): number {
  const fields = domain.virtual.structure(pointer, 16);
  if (!isOwnDomain(domain, fields.getUint16(0, true))) fail("notPermitted");
  const index = fields.getUint32(8, true);
  const address = domain.ramAt(fields.getUint32(12, true) * pageBytes);
  switch (fields.getUint32(4, true)) {
    case space.sharedInfo:
      domain.mapSharedInfo(address);
      return 0;
    case space.grantTable:
      domain.grants.placeFrame(index, address);
      return 0;
    default:
      return fail("notImplemented");
  }
}

function writeMemoryMap(domain: XenDomain, pointer: number): number {
  const fields = domain.virtual.structure(pointer, 8);
  const ranges = domain.layout.ranges.slice(0, fields.getUint32(0, true));
  const table = Buffer.alloc(ranges.length * memoryMapEntryBytes);
  ranges.forEach(({ address, lengthBytes, kind }, index) => {
    const at = index * memoryMapEntryBytes;
    table.writeBigUInt64LE(BigInt(address), at);
    table.writeBigUInt64LE(BigInt(lengthBytes), at + 8);
    table.writeUInt32LE(kind === "ram" ? 1 : 2, at + 16);
  });
  domain.virtual.write(fields.getUint32(4, true), table);
  domain.virtual.writeUint32(pointer, ranges.length);
  return 0;
}
