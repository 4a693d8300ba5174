import { type DiskIdentity, diskKind, vendorId } from "./identity";

/** Most pairs of I/O queues */
export const maxIoQueues = 4;
/** The table of interrupt messages in the register window, beyond the doorbells: the admin queue's and the others' */
export const messagePlaces = { vectors: 1 + maxIoQueues, table: 0x2000, pending: 0x3000 } as const;

const firstCapability = 0x40;
const messageCapability = 0x11;

/** PCI configuration space of a disk: vendor and device as Nitro's, class NVM Express, INTA and MSI-X */
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
  view.setUint16(0x06, 0x0010, true); // has capabilities
  view.setUint8(0x34, firstCapability);
  view.setUint8(0x3d, 1); // INTA
  view.setUint8(firstCapability, messageCapability);
  view.setUint16(firstCapability + 2, messagePlaces.vectors - 1, true);
  view.setUint32(firstCapability + 4, messagePlaces.table, true);
  view.setUint32(firstCapability + 8, messagePlaces.pending, true);
  return space;
}
