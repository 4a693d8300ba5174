import { maxEventRequests, namespaceAttributeNotices } from "./asynchronous-events";

/** What makes a disk an EBS volume or an instance store disk to its guest. */
export interface DiskIdentity {
  /** As `diskSerial` makes it of the volume id */
  readonly serial: string;
  /** Device name of the block device mapping, such as `/dev/sdf`; `ebsnvme-id` reads it from the vendor area */
  readonly deviceName: string;
  /** Set for an instance store disk, such as `ephemeral0` */
  readonly virtualName?: string;
}

export const vendorId = 0x1d0f;
export const logicalBlockBytes = 512;
/** Largest transfer of a command, as a power of two of pages: 256 KiB, which is EBS's */
export const maxTransferPagesLog2 = 6;
export const structureBytes = 4096;
const controllerVersion = 0x00010400;
/** What the two kinds of disks say of themselves; PCI device, model and firmware are Nitro's */
const kinds = {
  volume: { deviceId: 0x8061, model: "Amazon Elastic Block Store", firmware: "1.0" },
  instanceStore: { deviceId: 0xcd01, model: "Amazon EC2 NVMe Instance Storage", firmware: "0" },
} as const;

export const diskKind = ({ virtualName }: DiskIdentity) =>
  virtualName === undefined ? kinds.volume : kinds.instanceStore;

/**
 * The disk's name in the vendor area, as `ebsnvme-id` reads it: a volume's device name, an instance store disk's
 * virtual name and device name (`ephemeral0:sdb`, or `ephemeral0:none` where the mapping does not name it).
 */
function vendorName({ deviceName, virtualName }: DiskIdentity): string {
  if (virtualName === undefined) return deviceName;
  const name = deviceName.replace(/^\/dev\//, "");
  return `${virtualName}:${name === virtualName ? "none" : name}`;
}

/** Identify Controller data structure (NVM Express 1.4, figure 247) */
export function identifyController(identity: DiskIdentity): Uint8Array {
  const { serial } = identity;
  const { model, firmware } = diskKind(identity);
  const bytes = new Uint8Array(structureBytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, vendorId, true);
  view.setUint16(2, vendorId, true);
  padded(bytes, 4, 20, serial);
  padded(bytes, 24, 40, model);
  padded(bytes, 64, 8, firmware);
  bytes[72] = 32; // recommended arbitration burst, 2^n
  bytes.set([0xdc, 0x02, 0xa0], 73); // Amazon's IEEE OUI
  bytes[77] = maxTransferPagesLog2;
  view.setUint32(80, controllerVersion, true);
  view.setUint32(92, namespaceAttributeNotices, true);
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
  padded(bytes, 3072, 32, vendorName(identity));
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
export function logPage(identifier: number, identity: DiskIdentity): Uint8Array | undefined {
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
      padded(firmware, 8, 8, diskKind(identity).firmware);
      return firmware;
    }
    default:
      return undefined;
  }
}

function padded(bytes: Uint8Array, offset: number, length: number, text: string): void {
  bytes.set(Buffer.from(text.slice(0, length).padEnd(length), "latin1"), offset);
}
