/** Where the parts of the register window are; the vendor capabilities of configuration space say so */
export const windowPart = { common: 0x0000, interrupt: 0x1000, device: 0x2000, notify: 0x3000 } as const;
const windowPartBytes = 0x1000;
/** Between the notify addresses of two queues, bytes */
export const notifyStrideBytes = 4;

const vendorId = 0x1af4;
/** Network card, as version 1 of the standard numbers devices: 0x1040 plus its type */
const deviceId = 0x1041;
const vendorCapability = 0x09;
const capabilityKind = { common: 1, notify: 2, interrupt: 3, device: 4 } as const;
const firstCapability = 0x40;
const statusHasCapabilities = 0x0010;

/**
 * PCI configuration space of a virtio network card (Virtual I/O Device 1.2, section 4.1): modern only, its registers in
 * the first memory BAR, INTA. Access through configuration space, which the standard wants besides and no driver of
 * Linux uses, is left out.
 */
export function virtioNetConfigurationSpace(): Uint8Array {
  const space = new Uint8Array(256);
  const view = new DataView(space.buffer);
  view.setUint16(0x00, vendorId, true);
  view.setUint16(0x02, deviceId, true);
  view.setUint16(0x06, statusHasCapabilities, true);
  view.setUint8(0x08, 1); // revision: not a transitional device
  view.setUint8(0x0b, 0x02); // network controller, Ethernet
  view.setUint16(0x2c, vendorId, true);
  view.setUint16(0x2e, 0x1100, true);
  view.setUint8(0x34, firstCapability);
  view.setUint8(0x3d, 1); // INTA
  const kinds = ["common", "interrupt", "device", "notify"] as const;
  let at = firstCapability;
  for (const kind of kinds) {
    const lengthBytes = kind === "notify" ? 20 : 16;
    const isLast = kind === kinds.at(-1);
    space.set([vendorCapability, isLast ? 0 : at + lengthBytes, lengthBytes, capabilityKind[kind]], at);
    view.setUint32(at + 8, windowPart[kind], true);
    view.setUint32(at + 12, windowPartBytes, true);
    if (kind === "notify") view.setUint32(at + 16, notifyStrideBytes, true);
    at += lengthBytes;
  }
  return space;
}
