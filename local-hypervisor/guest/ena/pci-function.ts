/** Where the parts of the register window are, as an ENA's driver is told of them */
export const windowPart = {
  /** One word a submission queue: its tail */
  doorbells: 0x1000,
  /** One word a completion queue: its interrupt's moderation and mask */
  interrupts: 0x1800,
  messageTable: 0x4000,
  pendingMessages: 0x4800,
} as const;

/** Interrupt messages: the admin queue's and the pair of I/O queues' */
export const messageVectors = 2;

/** The same for whoever keeps the table of messages */
export const messagePlaces = {
  vectors: messageVectors,
  table: windowPart.messageTable,
  pending: windowPart.pendingMessages,
} as const;

const vendorId = 0x1d0f;
const deviceId = 0xec20;
const firstCapability = 0x40;
const messageCapability = 0x11;

/** PCI configuration space of an Elastic Network Adapter: Amazon's vendor id, registers in the first memory BAR, MSI-X */
export function enaConfigurationSpace(): Uint8Array {
  const space = new Uint8Array(256);
  const view = new DataView(space.buffer);
  view.setUint16(0x00, vendorId, true);
  view.setUint16(0x02, deviceId, true);
  view.setUint16(0x06, 0x0010, true); // has capabilities
  view.setUint8(0x0b, 0x02); // network controller, Ethernet
  view.setUint16(0x2c, vendorId, true);
  view.setUint16(0x2e, deviceId, true);
  view.setUint8(0x34, firstCapability);
  view.setUint8(firstCapability, messageCapability);
  view.setUint16(firstCapability + 2, messageVectors - 1, true);
  view.setUint32(firstCapability + 4, windowPart.messageTable, true);
  view.setUint32(firstCapability + 8, windowPart.pendingMessages, true);
  return space;
}
