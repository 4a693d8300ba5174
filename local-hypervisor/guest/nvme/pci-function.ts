import { type DiskIdentity, diskKind, vendorId } from "./identity";

/** PCI configuration space of a disk: vendor and device as Nitro's, class NVM Express, INTA */
export function nvmeConfigurationSpace(identity: DiskIdentity): Uint8Array {
  const space = new Uint8Array(256);
  const view = new DataView(space.buffer);
  const { deviceId } = diskKind(identity);
  view.setUint16(0x00, vendorId, true);
  view.setUint16(0x02, deviceId, true);
  view.setUint8(0x09, 0x02); // NVM Express
  view.setUint8(0x0a, 0x08); // non-volatile memory controller
  view.setUint8(0x0b, 0x01); // mass storage
  view.setUint16(0x2c, vendorId, true);
  view.setUint16(0x2e, deviceId, true);
  view.setUint8(0x3d, 1); // INTA
  return space;
}
