/** What makes a disk an EBS volume to its guest. */
export interface DiskIdentity {
  /** Volume id without its dash, as `diskSerial` makes it */
  readonly serial: string;
  /** Device name of the block device mapping, such as `/dev/sdf`; `ebsnvme-id` reads it from the vendor area */
  readonly deviceName: string;
}

export const vendorId = 0x1d0f;
export const deviceId = 0x8061;
export const logicalBlockBytes = 512;
/** Largest transfer of a command, as a power of two of pages: 256 KiB, which is EBS's */
export const maxTransferPagesLog2 = 6;
/** Asynchronous event requests that may wait at a time */
export const maxEventRequests = 4;
export const structureBytes = 4096;
const controllerVersion = 0x00010400;
const model = "Amazon Elastic Block Store";

/** Identify Controller data structure (NVM Express 1.4, figure 247) */
export function identifyController({ serial, deviceName }: DiskIdentity): Uint8Array {
  const bytes = new Uint8Array(structureBytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, vendorId, true);
  view.setUint16(2, vendorId, true);
  padded(bytes, 4, 20, serial);
  padded(bytes, 24, 40, model);
  padded(bytes, 64, 8, "1.0");
  bytes[72] = 32; // recommended arbitration burst, 2^n
  bytes.set([0xdc, 0x02, 0xa0], 73); // Amazon's IEEE OUI
  bytes[77] = maxTransferPagesLog2;
  view.setUint32(80, controllerVersion, true);
  bytes[258] = 3; // abort command limit, zero based
  bytes[259] = maxEventRequests - 1;
  bytes[260] = 0x03; // one firmware slot, read only
  bytes[512] = 0x66; // submission queue entries of 2^6 bytes
  bytes[513] = 0x44; // completion queue entries of 2^4 bytes
  view.setUint32(516, 1, true); // namespaces
  view.setUint16(520, 0x0c, true); // dataset management, write zeroes
  bytes[525] = 1; // a volatile write cache: flush means something
  const qualifiedName = `nqn.2014.08.org.nvmexpress:1d0f1d0f${serial}`;
  bytes.set(Buffer.from(qualifiedName, "ascii"), 768);
  padded(bytes, 3072, 32, deviceName);
  return bytes;
}

/** Identify Namespace data structure (NVM Express 1.4, figure 245) */
export function identifyNamespace(sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(structureBytes);
  const view = new DataView(bytes.buffer);
  const blocks = BigInt(Math.floor(sizeBytes / logicalBlockBytes));
  for (const field of [0, 8, 16]) view.setBigUint64(field, blocks, true);
  bytes[33] = 0x09; // deallocated blocks read as zeroes, also after write zeroes
  bytes[130] = Math.log2(logicalBlockBytes);
  return bytes;
}

/** List of the namespaces that are active and have a greater id than the given one */
export function namespaceList(after: number): Uint8Array {
  const bytes = new Uint8Array(structureBytes);
  if (after < 1) bytes[0] = 1;
  return bytes;
}

/** Log pages that the controller keeps, by identifier; undefined for others */
export function logPage(identifier: number): Uint8Array | undefined {
  switch (identifier) {
    case 0x01: // error information: none
      return new Uint8Array(64 * 64);
    case 0x02: {
      const health = new Uint8Array(512);
      health[3] = 100; // available spare, percent
      health[4] = 10; // its threshold
      return health;
    }
    case 0x03: {
      const firmware = new Uint8Array(512);
      firmware[0] = 1; // active slot
      padded(firmware, 8, 8, "1.0");
      return firmware;
    }
    default:
      return undefined;
  }
}

function padded(bytes: Uint8Array, offset: number, length: number, text: string): void {
  bytes.set(Buffer.from(text.slice(0, length).padEnd(length), "latin1"), offset);
}
