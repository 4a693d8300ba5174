/** Sizes of the device's two windows, bytes: ports and memory */
export const platformWindows = { portBytes: 0x100, memoryBytes: 0x100000 } as const;

/**
 * The PCI function by which a guest finds out that it runs under Xen and where its driver puts the grant table: 5853:0001
 * (XenSource), a device of the unassigned class with one interrupt pin. Base addresses are the bus's to fill in.
 */
export function platformConfigurationSpace(): Uint8Array {
  const space = new Uint8Array(256);
  const fields = new DataView(space.buffer);
  fields.setUint16(0x00, 0x5853, true);
  fields.setUint16(0x02, 0x0001, true);
  // Decodes ports and memory
  fields.setUint16(0x04, 0x0003, true);
  fields.setUint8(0x08, 1);
  fields.setUint8(0x0a, 0x80);
  fields.setUint8(0x0b, 0xff);
  fields.setUint16(0x2c, 0x5853, true);
  fields.setUint16(0x2e, 0x0001, true);
  fields.setUint8(0x3d, 1);
  return space;
}
